import { foldText } from '../text/fold.js';

/**
 * Words that are put beside a mark in a domain name: trade, service, place, trust. Written from common knowledge of what
 * registrants do; goods of the mark come from the portfolio.
 */
const GENERIC = `
  24 247 365 4u 4you academy access account accounts activate ads africa agent agency america and angebote app apps arabia asia auth auto australia auction austria
  baby bags bank banking beauty belgium belgique best beta bet big bid bill billing biz black blog bonus book booking boutique box brand brasil brazil business buy by
  cafe call canada car card cards care careers cart cash casino center central centre chat cheap check checkout chile china choice city clearance client clients clinic clothes clothing cloud club co code codes colombia com community company connect consumer contact control corp corporate coupon coupons credit crypto cup customer customers customerservice
  daily danmark data deal dealer deals de delivery denmark depot design deutschland device digital direct discount discounts distributor domain download downloads drive drone drones drugs dubai
  ecommerce edu electric electronics elite email emirates energy enterprise es espana estore eu euro europa europe event events exchange expert experts express
  factory family fan fans fashion fast film finance financial find fix forum for foundation fr france free fun fund funds
  game games gadget garage germany get gift gifts giveaway global go gold google gov gratis greece group guarantee guide gutschein gutscheine
  health help helpdesk helpline here home hong hongkong hosting hot hotel hotels house hr hub
  id ie in inc india indonesia info innovation insurance international internet invest investment investing investors ireland israel it italia italy
  japan jeans jobs jp kaufen kids kong korea laden lab labs latino law leasing legal life line link live loan loans local log login logistics lounge love ltd luxury
  mail malaysia mall manager market marketing marketplace med media medical member members men mexico mini mobile money movie movies music my
  nederland net network new news next nl nord norge now nz
  off offer offers office official officiel oficial online onlineshop order orders org original outlet outlets
  paris partner partners parts party pay payment payments pharma pharmacy philippines phone phones photo plan plus point polska poland portal portugal power premium press price prices prime pro product products professional profile promo promos promotion properties property
  quality quick real refund register rent rental repair replica report research resort restaurant retail review reviews reward rewards russia
  safe sale sales saudi save savings school secure security sell seller server service services servicio servizio sg shirt shirts shoe shoes shop shopping shops sign signin site sito sklep smart social software soldes solution solutions source spa spain special sport sports spy star start station status stock stocks store stores stream streaming studio style suisse suite summer super supply support surf sverige swiss switzerland system systems
  taiwan team tech technology techsupport tel the thai thailand tienda tiendas ticket tickets tips today tool tools toolz top tour tours toy toys track tracking trade trading training travel trust turkey turkiye tv
  uae uk ukraine unlock update updates us usa used user vacation value verify vente version video vietnam view vip virtual visa vn
  wallet warehouse warranty wear web webmail website webshop wedding welcome wholesale win winter women world worldwide www
  yes you your zone zu`;

export const GENERIC_WORDS: ReadonlySet<string> = new Set(
  GENERIC.split(/\s+/)
    .filter(Boolean)
    .map((word) => foldText(word).key),
);

/** Words by which a domain poses as a shop or a service of the brand; the rest of the generic words also name branches. */
const TRADE = new Set(
  `account auth billing boutique buy cheap client clients clearance contact coupon coupons customer customers deals discount discounts
   gift gifts gutschein gutscheine help helpdesk login mall my official officiel offer offers oficial online onlineshop order orders outlet outlets pay payment payments
   price prices promo promos rabatt refund replica reward rewards sale sales secure security sell service services shop shopping shops sign signin
   soldes store stores support tech techsupport tienda tiendas update vente verify voucher warranty webshop wholesale`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a generic rest holds a word of trade or trust, or goods of the mark. */
export function isTrade(rest: string, goods: ReadonlySet<string>): boolean {
  if (!isGeneric(rest, goods)) return false;
  return [...TRADE, ...goods].some((word) => word.length >= 2 && rest.includes(word));
}

const LONGEST_REST = 40;

/**
 * Whether a stretch of a domain label is nothing but generic words, digits or the given words, put together. Empty counts.
 */
export function isGeneric(rest: string, goods: ReadonlySet<string> = new Set()): boolean {
  if (rest === '') return true;
  if (rest.length > LONGEST_REST) return false;
  const reachable = new Array<boolean>(rest.length + 1).fill(false);
  reachable[0] = true;
  for (let from = 0; from < rest.length; from++) {
    if (reachable[from] !== true) continue;
    if (/[0-9-]/.test(rest[from] as string)) reachable[from + 1] = true;
    for (let to = from + 2; to <= rest.length && to - from <= 20; to++) {
      const word = rest.slice(from, to);
      if (GENERIC_WORDS.has(word) || goods.has(word)) reachable[to] = true;
    }
  }
  return reachable[rest.length] === true;
}
