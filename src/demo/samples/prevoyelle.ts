import { type Look, type Market, type SampleAd, type SampleResult, takenAt } from '../look.js';
import { asBingPage, asDataForSeo, asGooglePage, type Sample } from '../sample.js';

const OWNER: SampleAd = {
  title: 'Prévoyelle – Assurance et mutuelle en ligne',
  description: 'Devis gratuit en trois minutes. Conseillers en France, appels non surtaxés.',
  shown: 'https://www.prevoyelle.example',
  to: 'https://www.prevoyelle.example/devis',
  advertiser: 'Prévoyelle',
  sitelinks: [
    ['Espace client', 'https://www.prevoyelle.example/espace-client'],
    ['Assurance habitation', 'https://www.prevoyelle.example/habitation'],
  ],
};
/** A listed competitor that names the mark. */
const MUTUALBA: SampleAd = {
  title: 'Prévoyelle trop cher ? Passez à Mutualba',
  description: 'Une mutuelle dès 12 € par mois. Résiliation de votre contrat Prévoyelle offerte.',
  shown: 'https://www.mutualba.example/mutuelle',
  to: 'https://www.mutualba.example/mutuelle?origine=sea',
  advertiser: 'Mutualba',
};
/** A typo of the mark that asks customers to sign in; customers who call reach somebody else. */
const TYPO_LOGIN: SampleAd = {
  title: 'Prévoyelle Espace Client – Connexion',
  description: 'Accédez à votre compte Prévoyelle. Attestations, contrats et remboursements en ligne.',
  shown: 'https://www.prevoyele.example/connexion',
  to: 'https://www.prevoyele.example/connexion',
};
/** Sells calls to a customer service that is not its own. */
const HOTLINE: SampleAd = {
  title: 'Service Client Prévoyelle – Numéro Officiel',
  description: 'Contactez le service client Prévoyelle 7j/7. Mise en relation immédiate, appel 2,99 €/min.',
  shown: 'https://www.annuaire-relation.example',
  to: 'https://www.annuaire-relation.example/prevoyelle',
};
const COMPARATEUR: SampleAd = {
  title: 'Comparatif des mutuelles : Prévoyelle, Mutualba et 18 autres',
  description: 'Comparez les garanties et les tarifs. Site indépendant, sans publicité des assureurs.',
  shown: 'https://www.comparamut.example',
  to: 'https://www.comparamut.example/comparatif',
};
/** Another insurer, which names nobody. */
const TOITSEREIN: SampleAd = {
  title: 'Assurance habitation dès 6 € par mois | Toitserein',
  description: 'Souscription en ligne, attestation immédiate, premier mois offert.',
  shown: 'https://www.toitserein.example',
  to: 'https://ad.doubleclick.net/ddm/clk/1001;2002;?https://www.toitserein.example/devis',
};

const RESULTS: SampleResult[] = [
  {
    title: 'Prévoyelle | Mutuelle et assurance',
    text: 'Santé, habitation, auto.',
    url: 'https://www.prevoyelle.example/',
  },
  {
    title: 'Avis clients : Prévoyelle',
    text: '4,1 sur 5 d’après 812 avis.',
    url: 'https://avis-assurance.example/prevoyelle',
  },
];

const FRANCE: Market = { engine: 'google', country: 'FR', language: 'fr', device: 'desktop', location: 'Lyon, France' };
const FRANCE_MOBILE: Market = { ...FRANCE, device: 'mobile' };
const FRANCE_BING: Market = { ...FRANCE, engine: 'bing' };

/** An insurer: customers look for its login and its telephone number, and find somebody else's. */
export function prevoyelleSamples(now: Date): Sample[] {
  const look = (market: Market, query: string, days: number, hours: number, ads: SampleAd[]): Look => ({
    ...market,
    query,
    at: takenAt(now, days, hours),
    ads,
    results: RESULTS,
  });
  return [
    asDataForSeo(look(FRANCE, 'prévoyelle', 17, 8, [OWNER, MUTUALBA])),
    asDataForSeo(look(FRANCE, 'prévoyelle', 9, 8, [OWNER, MUTUALBA])),
    asDataForSeo(look(FRANCE, 'prévoyelle', 2, 8, [MUTUALBA, OWNER])),
    asGooglePage(look(FRANCE_MOBILE, 'prevoyelle espace client', 7, 10, [TYPO_LOGIN, OWNER])),
    asGooglePage(look(FRANCE_MOBILE, 'prevoyelle espace client', 3, 10, [TYPO_LOGIN, HOTLINE, OWNER])),
    asBingPage(look(FRANCE_BING, 'assurance habitation', 4, 4, [OWNER, COMPARATEUR, TOITSEREIN])),
  ];
}
