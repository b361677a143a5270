import type { ObservedAd } from '../../src/domain/detection/observed-ad.js';

/** What misuse says in one language; `m` is the mark as it is to stand in the ad. Our own words throughout. */
export interface Phrases {
  readonly market: string;
  readonly click: (m: string) => string;
  /** A sentence for the end of a description. */
  readonly offer: (m: string) => string;
  readonly account: (m: string) => string;
  readonly attack: (m: string) => string;
  readonly official: (m: string) => string;
  readonly welcome: (m: string) => string;
  readonly authorised: (m: string) => string;
  readonly shop: (m: string) => string;
  readonly shopText: (m: string) => string;
  readonly secret: (m: string) => string;
  readonly bonus: (m: string) => string;
  readonly hotline: (m: string) => string;
  readonly login: (m: string) => string;
}

export type Written = 'en' | 'de' | 'fr' | 'es' | 'it' | 'nl' | 'ja';

export const PHRASES: Readonly<Record<Written, Phrases>> = {
  en: {
    market: 'GB',
    click: (m) => `${m} – Click Here Now`,
    offer: (m) => `Brought to you by ${m}.`,
    account: (m) => `My ${m} Account`,
    attack: (m) => `Had Enough of ${m}? Switch to Us Today`,
    official: (m) => `${m}™ Official Site`,
    welcome: (m) => `Welcome to ${m}. Sign in or continue as a guest.`,
    authorised: (m) => `Your Authorised ${m} Dealer`,
    shop: (m) => `${m} Online Shop`,
    shopText: (m) => `The whole world of ${m}. Members save more every day.`,
    secret: (m) => `${m}’s Best Kept Secret`,
    bonus: (m) => `${m}Bonus – Claim Yours`,
    hotline: (m) => `${m} Customer Service – Call 24/7`,
    login: (m) => `${m} Login – My Account`,
  },
  de: {
    market: 'DE',
    click: (m) => `${m} – Hier klicken`,
    offer: (m) => `Ein Angebot von ${m}.`,
    account: (m) => `Mein ${m} Konto`,
    attack: (m) => `Genug von ${m}? Jetzt zu uns wechseln`,
    official: (m) => `${m} – Offizielle Website`,
    welcome: (m) => `Willkommen bei ${m}. Melden Sie sich an oder fahren Sie als Gast fort.`,
    authorised: (m) => `Autorisierter ${m} Händler`,
    shop: (m) => `${m} Onlineshop`,
    shopText: (m) => `Die ganze Welt von ${m}. Mitglieder sparen jeden Tag.`,
    secret: (m) => `${m}s Geheimtipp des Tages`,
    bonus: (m) => `${m}-Bonus – Jetzt abholen`,
    hotline: (m) => `${m} Kundenservice – Rund um die Uhr`,
    login: (m) => `${m} Login – Mein Konto`,
  },
  fr: {
    market: 'FR',
    click: (m) => `${m} – Cliquez ici`,
    offer: (m) => `Une offre ${m}.`,
    account: (m) => `Mon compte ${m}`,
    attack: (m) => `Assez de ${m} ? Rejoignez-nous aujourd’hui`,
    official: (m) => `${m} – Site Officiel`,
    welcome: (m) => `Bienvenue chez ${m}. Connectez-vous ou continuez sans compte.`,
    authorised: (m) => `Votre Revendeur Agréé ${m}`,
    shop: (m) => `Boutique en Ligne ${m}`,
    shopText: (m) => `Tout l’univers ${m}. Les membres économisent chaque jour.`,
    secret: (m) => `Le secret le mieux gardé de ${m}`,
    bonus: (m) => `${m}Bonus – Recevez le vôtre`,
    hotline: (m) => `Service Client ${m} – Appelez 24h/24`,
    login: (m) => `Connexion ${m} – Espace Client`,
  },
  es: {
    market: 'ES',
    click: (m) => `${m} – Haz clic aquí`,
    offer: (m) => `Una oferta de ${m}.`,
    account: (m) => `Mi cuenta ${m}`,
    attack: (m) => `¿Cansado de ${m}? Cámbiate hoy`,
    official: (m) => `${m} – Sitio Oficial`,
    welcome: (m) => `Bienvenido a ${m}. Inicia sesión o continúa como invitado.`,
    authorised: (m) => `Tu Distribuidor Autorizado ${m}`,
    shop: (m) => `Tienda Online ${m}`,
    shopText: (m) => `Todo el mundo de ${m}. Los socios ahorran cada día.`,
    secret: (m) => `El secreto mejor guardado de ${m}`,
    bonus: (m) => `${m}Bono – Consigue el tuyo`,
    hotline: (m) => `Atención al Cliente ${m} – Llama 24 h`,
    login: (m) => `Acceso ${m} – Mi Cuenta`,
  },
  it: {
    market: 'IT',
    click: (m) => `${m} – Clicca qui`,
    offer: (m) => `Un’offerta di ${m}.`,
    account: (m) => `Il mio conto ${m}`,
    attack: (m) => `Stanco di ${m}? Passa a noi oggi`,
    official: (m) => `${m} – Sito Ufficiale`,
    welcome: (m) => `Benvenuto in ${m}. Accedi o continua come ospite.`,
    authorised: (m) => `Rivenditore Autorizzato ${m}`,
    shop: (m) => `Negozio Online ${m}`,
    shopText: (m) => `Tutto il mondo di ${m}. I soci risparmiano ogni giorno.`,
    secret: (m) => `Il segreto meglio custodito di ${m}`,
    bonus: (m) => `${m}Bonus – Richiedi il tuo`,
    hotline: (m) => `Servizio Clienti ${m} – Chiama 24 ore su 24`,
    login: (m) => `Accesso ${m} – Area Clienti`,
  },
  nl: {
    market: 'NL',
    click: (m) => `${m} – Klik hier`,
    offer: (m) => `Een aanbod van ${m}.`,
    account: (m) => `Mijn ${m} account`,
    attack: (m) => `Genoeg van ${m}? Stap vandaag over`,
    official: (m) => `${m} – Officiële Website`,
    welcome: (m) => `Welkom bij ${m}. Log in of ga verder als gast.`,
    authorised: (m) => `Erkende ${m} Dealer`,
    shop: (m) => `${m} Webwinkel`,
    shopText: (m) => `De hele wereld van ${m}. Leden besparen elke dag.`,
    secret: (m) => `Het best bewaarde geheim van ${m}`,
    bonus: (m) => `${m}-bonus – Nu ophalen`,
    hotline: (m) => `${m} Klantenservice – 24 uur per dag`,
    login: (m) => `${m} Inloggen – Mijn Account`,
  },
  ja: {
    market: 'JP',
    click: (m) => `${m}はこちらをクリック`,
    offer: (m) => `${m}がお届けします。`,
    account: (m) => `${m}マイページ`,
    attack: (m) => `${m}はもう卒業。今すぐ乗り換え`,
    official: (m) => `${m} 公式サイト`,
    welcome: (m) => `${m}へようこそ。ログインはこちら。`,
    authorised: (m) => `${m} 正規取扱店`,
    shop: (m) => `${m} オンラインストア`,
    shopText: (m) => `${m}のすべてがここに。会員は毎日お得。`,
    secret: (m) => `${m}の秘密`,
    bonus: (m) => `${m}ボーナスを受け取る`,
    hotline: (m) => `${m} お客様サポート 24時間受付`,
    login: (m) => `${m} ログイン マイページ`,
  },
};

const COMMON: readonly [Written, RegExp][] = [
  ['en', /\b(?:the|your|and|in|to|for|with|our|all|now|you|of|free|get)\b/giu],
  ['fr', /(?<!\p{L})(?:le|la|les|des|du|et|votre|vos|nos|sur|pour|un|une|devis|au|chez|tout|dans|vous)(?!\p{L})/giu],
  ['es', /(?<!\p{L})(?:el|los|las|del|tu|y|para|sin|desde|por|casa|alarma|alarmas|más|sólo)(?!\p{L})/giu],
];

/**
 * The language in which an ad is written, of those that the real ads are in. A page's own language would not do: an English
 * ad may stand on a French page.
 */
export function writtenLanguage(ad: ObservedAd): Written {
  const text = `${ad.title} ${ad.description ?? ''}`;
  const counts = COMMON.map(([language, words]) => [language, text.match(words)?.length ?? 0] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
