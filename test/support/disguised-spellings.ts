import type { ProtectedMark } from '../../src/domain/detection/protected-portfolio.js';

/** An invented mark whose letters give every technique something to work on, with a word of its own and an ordinary one. */
export const DISGUISED_MARK: ProtectedMark = {
  text: 'ELKOWA SLIM',
  variants: ['ELKS', '艾珂瓦', 'エルコワ', '엘코바', 'เอลโควา', 'إلكوفا', 'אלקובה', 'Элкова', 'Ελκόουα', 'एल्कोवा'],
  goods: [
    ...['wallet', 'wallets', 'purse', 'purses', 'leather', 'Geldbörse', 'Geldbörsen', 'Portemonnaie', 'Brieftasche'],
    ...['portefeuille', 'cartera', 'portafoglio', 'portemonnee', 'portfel', 'cüzdan'],
    ...[
      'кошелёк',
      'кошельки',
      'πορτοφόλι',
      'πορτοφόλια',
      '钱包',
      '財布',
      '지갑',
      'กระเป๋าสตางค์',
      'محفظة',
      'محافظ',
      'ארנק',
      'ארנקים',
      'बटुआ',
    ],
  ],
  registrations: [],
};

/** A spelling of the mark that is meant to get past whoever looks for it. */
export interface DisguisedSpelling {
  readonly technique: string;
  readonly where: 'copy' | 'domain';
  readonly text: string;
  /** The stretch of `text` that a match must cover; it occurs once. */
  readonly spelling: string;
}

/** One spelling a technique. Written down before the matcher was tuned, and not changed to suit it. */
export const DISGUISED: readonly DisguisedSpelling[] = [
  copy('full width', 'Today only ＥＬＫＯＷＡ　ＳＬＩＭ from stock', 'ＥＬＫＯＷＡ　ＳＬＩＭ'),
  copy('Greek capitals', 'NEW: ΕLΚΟWΑ SLΙΜ IN NINE COLOURS', 'ΕLΚΟWΑ SLΙΜ'),
  copy('Cyrillic look-alikes', 'Meet the Еlkоwа Ѕlіm of the year', 'Еlkоwа Ѕlіm'),
  copy('small capitals', 'The ᴇʟᴋᴏᴡᴀ ꜱʟɪᴍ week has begun', 'ᴇʟᴋᴏᴡᴀ ꜱʟɪᴍ'),
  copy('circled and squared letters', 'Ⓔⓛⓚⓞⓦⓐ 🆂🅻🅸🅼 | Last pieces', 'Ⓔⓛⓚⓞⓦⓐ 🆂🅻🅸🅼'),
  copy(
    'combining strokes',
    'Goodbye E\u0336l\u0336k\u0336o\u0336w\u0336a\u0336 S\u0336l\u0336i\u0336m\u0336, hello savings',
    'E\u0336l\u0336k\u0336o\u0336w\u0336a\u0336 S\u0336l\u0336i\u0336m\u0336',
  ),
  copy(
    'zero-width joiners and soft hyphens inside',
    'Jetzt neu: Elk\u200Dowa Sl\u00ADim in Cognac',
    'Elk\u200Dowa Sl\u00ADim',
  ),
  copy('Turkish dotted capital', 'ELKOWA SLİM İNDİRİM GÜNLERİ BAŞLADI', 'ELKOWA SLİM'),
  copy('signs glued in and behind', 'Elkowa®Slim™ at half price', 'Elkowa®Slim™'),
  copy('0 for o and 1 for l and i', 'Your E1k0wa S11m is waiting', 'E1k0wa S11m'),
  copy('$ for s and @ for a', 'Elkow@ $lim | Clearance', 'Elkow@ $lim'),
  copy('vv for w', 'Elkovva Slim leather wallets, click here', 'Elkovva Slim'),
  copy('rn for m', 'Elkowa Slirn wallets, up to 80% off', 'Elkowa Slirn'),
  copy('capital i for l', 'The EIkowa SIim collection is here', 'EIkowa SIim'),
  copy('spaced letters', 'This week: E l k o w a S l i m', 'E l k o w a S l i m'),
  copy('hyphens inside', 'Alles von El-ko-wa Sl-im auf einen Blick', 'El-ko-wa Sl-im'),
  copy('dots between letters', 'E.L.K.O.W.A S.L.I.M. jusqu’à ce soir', 'E.L.K.O.W.A S.L.I.M'),
  copy('written together before another word', 'Elkowaslimwallets for every pocket', 'Elkowaslim'),
  copy('words reordered', 'Slim Elkowa wallets at factory prices', 'Slim Elkowa'),
  copy('a word dropped', 'Elkowa Geldbörsen zum Schnäppchenpreis', 'Elkowa'),
  copy('English possessive', 'Elkowa Slim’s secret outlet', 'Elkowa Slim'),
  copy('German genitive', 'Elkowa Slims beliebteste Farben', 'Elkowa Slim'),
  copy('inflected in Russian', 'Скидки до 70% с Элковой только сегодня', 'Элковой'),
  copy('Han in running text', '今日特价艾珂瓦钱包全场五折', '艾珂瓦'),
  copy('kana in running text', '人気のエルコワが今だけ半額', 'エルコワ'),
  copy('Hangul with a particle', '오늘만 엘코바를 반값에 만나세요', '엘코바'),
  copy('Thai in running text', 'กระเป๋าสตางค์เอลโควาลดราคาวันนี้', 'เอลโควา'),
  copy('Arabic with a prefix and vowel marks', 'مرحبًا بإِلْكُوفَا بنصف السعر', 'إِلْكُوفَا'),
  copy('Hebrew with a prefix', 'מבצעי סוף עונה באלקובה', 'אלקובה'),
  copy('abbreviation', 'ELKS wallets | Official winter sale', 'ELKS'),
  copy('repeated letters', 'Elkowwaa Sliiim wallets, today only', 'Elkowwaa Sliiim'),
  copy('swapped letters', 'Elkwoa Slim wallets, free gift inside', 'Elkwoa Slim'),
  copy('Cyrillic that no variant lists', 'Кошельки Елкова Слим со склада', 'Елкова Слим'),
  copy('Greek that no variant lists', 'Πορτοφόλια Ελκόβα Σλιμ σε προσφορά', 'Ελκόβα Σλιμ'),
  domain('typo in the domain', 'www.elkowaslmi.example', 'elkowaslmi'),
  domain('look-alike letter in punycode', 'https://xn--elkwaslim-22h.example/sale', 'xn--elkwaslim-22h'),
  domain('combined with a trade word', 'elkowaslim-outlet.example', 'elkowaslim'),
  domain('under another suffix', 'www.elkowaslim.test', 'elkowaslim'),
  domain('in a path of a stranger', 'www.taschenparadies.example/elkowa-slim/sale', 'elkowa-slim'),
  domain('in a sub-domain of a stranger', 'elkowa-slim.taschenparadies.example/damen', 'elkowa-slim'),
];

/** What only looks like the mark, with the reason why it is not. */
export interface NearMiss {
  readonly why: string;
  readonly where: 'copy' | 'domain';
  readonly text: string;
}

/** Innocent texts and domains that a careless matcher takes for the mark. None may be found. */
export const NEAR_MISSES: readonly NearMiss[] = [
  miss('the ordinary word of the mark beside its goods', 'Slim wallets for men | Free returns'),
  miss('the ordinary word of the mark, capitalised', 'Jeans: Slim, Regular and Loose Fit'),
  miss('the ordinary word in another language (clever)', 'Slim verzekerd? Vergelijk alle polissen'),
  miss('another name that shares the ordinary word', 'Hedda Slim Photography in Bergen'),
  miss('a longer Polish word and the ordinary word hold the mark', 'Koszula butelkowa slim fit, dostawa gratis'),
  miss('a longer Polish word holds the first word', 'Konstrukcja belkowa: projekt i montaż'),
  miss('a longer Czech word is a letter away from holding it', 'Celková cena bez skrytých poplatků'),
  miss('the same letters across a first name and a surname', 'Steuerberater Marcel Kowalski in Bochum'),
  miss('the same letters across a town and a state', 'Shipping to Elko, WA and nearby'),
  miss('the same letters but for one across two words', 'Hunting elk, Iowa permits explained'),
  miss('a real surname one letter away', 'Bridal make-up by Anna Elkova'),
  miss('another surname two letters away', 'Volkova Ballet School | Slim classes left'),
  miss('another firm that begins alike', 'Elko Elektroinstallationen, Notdienst in Kassel'),
  miss('another product that begins alike', 'Elkwood Slim flooring planks, oak'),
  miss('the abbreviation as an ordinary plural', 'Watch elks and reindeer in Lapland'),
  miss('the abbreviation as an ordinary plural that begins a sentence', 'Elks, moose and bears: safari by bus'),
  miss('the abbreviation inside a longer word', 'Fresh whelks and oysters by the sea'),
  miss('the ordinary word inside a longer word', 'Tours for Muslim travellers, prayer times included'),
  miss('spaced letters of another word', 'W E L K O M bij onze bakkerij'),
  miss('a Turkish word that holds the ordinary word', 'İslim kebabı tarifi ve püf noktaları'),
  miss('a real Russian surname one letter from the local name', 'Анна Ёлкова, визажист на свадьбу'),
  miss('a longer Russian word holds the letters', 'Ванна мелковата? Подберём глубже'),
  miss('Russian words that begin alike', 'Ёлки, ковры и гирлянды к празднику'),
  miss('Greek words that begin alike', 'Ελκυστικές τιμές για ταξίδια στην Κέρκυρα'),
  miss('a longer katakana word holds the local name', '新宿のノエルコワーキングスペース'),
  miss('the ordinary word in kana beside the goods', 'スリムな財布の選び方'),
  miss('one character of the Han name', '艾草足浴包 安神助眠'),
  miss('two characters of the Han name across two names', '王珂瓦尔登湖读书笔记'),
  miss('the Hangul name across two words', '노엘 코바늘 뜨개 세트'),
  miss('part of the Thai name in a word of chemistry', 'พันธะโควาเลนต์คืออะไร เรียนออนไลน์ฟรี'),
  miss('an Arabic city one letter from the local name', 'فنادق الكوفة القريبة من المسجد'),
  miss('two Hebrew words with the letters of the local name', 'טיסות ישירות אל קובה בחורף'),
  miss('a Hindi word that begins like the local name', 'एल्कोहल फ्री सैनिटाइज़र घर बैठे'),
  missDomain('a first name and a surname hold it', 'www.marcelkowalski.example'),
  missDomain('a word of another trade and a surname, in punycode', 'https://xn--mbelkowalski-4ib.example/kuechen'),
  missDomain('longer Polish words hold it', 'stropy-belkowa-technika.example'),
  missDomain('the abbreviation across two words', 'elksafari.example/norway'),
  missDomain('the ordinary word with the goods', 'slimwallets.example'),
  missDomain('a host and a path that hold it together', 'elk.rathaus.example/owa/slim'),
  missDomain('a trade of another firm that begins alike', 'elko-werkzeuge.example'),
];

function copy(technique: string, text: string, spelling: string): DisguisedSpelling {
  return { technique, where: 'copy', text, spelling };
}

function domain(technique: string, text: string, spelling: string): DisguisedSpelling {
  return { technique, where: 'domain', text, spelling };
}

function miss(why: string, text: string): NearMiss {
  return { why, where: 'copy', text };
}

function missDomain(why: string, text: string): NearMiss {
  return { why, where: 'domain', text };
}
