import { foldText } from '../text/fold.js';

/**
 * Words that are put beside a mark in a domain name: trade, service, place, trust, in the languages of most registrants.
 * Written from common knowledge of what registrants do; goods of the mark come from the portfolio.
 */
const GENERIC = `
  24 247
  365
  4u 4you
  aanbieding aanbiedingen academie academy acceso access accesso account accounts accueil achat acheter activate actualizacion adapter admin ads adult advice
  advisor advisors affiliate affiliates africa african ag agen agency agent ai airdrop airfare airline airlines airport airways ajuda alert alerts america
  american amsterdam and android angebot angebote anmelden anmeldung antwerp apartment apartments apk app appliance appliances apps arab arabia arabian
  arbeit argentina argentine armenia asia asian assicurazione assistenza associates association assurance athens atlanta atm attorney attorneys auction
  auctions austin australia australian austria auth auto autos award awards ayakkabi ayuda azerbaijan
  baby back bags bahrain baltimore banca banco bancos bangkok bangladesh bank banking banks banque baratas barato baratos bargain bargains base batteries
  battery bayi beach bearing bearings beauty bedding beer beijing beirut belarus belgique belgium beli belt belts berlin best bestellen bet beta
  bezpieczenstwo bicycle bicycles bid big bike bikes bikini bikinis bill billig billiga billing birmingham bitcoin biz black blender blog blogs boiler
  boilers bola bolivia bolsas bolsos bonus bonuses book booking bookings books boot boots borse boston bot bots boulder boutique boutiques box boys br
  bracelet bracelets brand brands brasil brasileiro brasilia brazil bridal bridge brisbane bristol broker brokers brussels btc bucharest budapest builder
  builders bulb bulbs bulgaria burger burgers business butik butiker buty buy buyer buyers buying bv by
  cable cables cafe cairo calgary california call cam cambodia camera cameras cameroon cams canada canadian candy canta cap capital caps car card cards care
  careers cargo caribbean carriera carriere carro carros cart carta cartao carte cartridge cartridges casa casas case cases cash casino catalog catalogo
  catalogue cc cdn center central centre certified chainsaw charger charity chat chats chaussure chaussures cheap check checkout chemical chemicals cher
  chicago chile chilean china chinese chinhhang chocolate choice church cigar cigarette cigarettes cigars cinema cities citizen city classic classics cleaner
  cleaning clearance client cliente clientele clientes clienti clients clinic clip clips clothes clothing cloud club clubs cn co coaching coat coats coche
  coches code codes coffee coin coins collar collars collection collections cologne colombia colombian color colors com comercio commerce community company
  compra comprar compras compte computer computers computing condo condos conference connect connexion console construction consultant consultants consulting
  consumer conta contact content contest contests conto contractor contractors control controller cookware copenhagen corner corp corporate cosmetic
  cosmetics costarica council country coupon coupons courier course courses court cover covers create creative credit croatia cruise cruises crypto cuenta
  cup currency custom customer customercare customers customerservice customs cyber cyprus czech
  daftar daily dallas dance danish danmark dao dark dash dashboard data dating daytona de deal dealer deals defi delhi delivery denmark dental dentist denver
  depot desconto descontos descuento descuentos design designer designs desk destination detroit deutsche deutschland dev developer developers development
  device diamond diesel diet digital dinner direct discount discounts dishwasher distributor docs doctor doctors doha dollar dollars domain domains donate
  donation door download downloads dream dress dresses drive driver drivers drone drones drug drugs dubai dublin dutch duty dz
  earn earrings earth east eastern easy ecommerce economic economics economy ecuador edinburgh edu education egypt elec electric electronic electronics elite
  email empleo emploi emplois employee employees emprego empresa empresas energia energie energies energy eng engine engineering engines england
  english enterprise entertainment entreprise envio equipment equity ersatzteile es escort escorts eshop espace espana esports essentials estate estonia
  estore eth ethiopia eu euro europa europe european evaluation event events exchange exe experience expert experts export express extra eye eyewear
  factory factura facture fake family fan fans faq fare fares farm farms fashion fast fattura faucet feed female fiber fiji filipino film filter filters
  finance financial financials find finland finnish fire first fitness fix fiyat fiyatlari flag flash fleet flight flights florida flower flowers food foods
  football for forever forex form forms fort forum forums forward foundation fr fragrance fragrances france frankfurt free freedom freezer freight fresh
  frete fridge friend friends fuel fun fund funds furniture future futures fx
  gacor gadget galleries gallery gambling game gamer games gaming garage garden gas gear generator generic geneva georgia german germany get gewinn
  gewinnspiel ghana giant giare gift gifts girl girls giveaway giyim glasses global glove gloves gmbh go goedkoop gold golf goods gov gpt grand grants gratis
  gratuit great greece green ground group groups growth grupo guam guarantee guenstig guest guide guides gulf gutschein gutscheine gym
  hack hacks hair hall hamburg handbag handbags handy hang hanoi hardware harga hat hats haus havana hawaii head headphone headphones headquarters health
  healthcare heater heaters heaven heels help helpdesk helpline here hilfe hire hispanic history holding holdings holiday holidays home homes honduras honest
  hong hongkong hoodie hoodies horloges hospital hospitality host hostel hosting hot hotel hotels house houston how hr hub human hungary hyderabad
  iceland ico id idea ideas ie image images immobilier import in inbox inc incentive index india indian indirim indonesia industrial industries industry info
  ink inn innovation innovative inside insider insight insights instant institute insurance insurances int integrated intelligence internal international
  internet internships interview intl invest investing investment investors invoice invoices io ios iptv iran iraq ireland irish islamic island islands
  israel istanbul it italia italian italiano italy
  jacket jackets jakarta jamaica japan japanese java jeans jersey jerseys jewellery jewelry job jobb jobbar jobs join jordan journal journey jp jual juice
  junior just
  kaart karachi kariera karriere karta karte kaufen kenya key keyboard keys khuyenmai kid kids kiev king kingdom kiosk kit kitchen kits kjop klader klaer
  klanten klantenservice kleding kleidung klockor klokker knife knives knowledge kob kolkata kong kontakt konto kopen korea korean kort korting kosovo kunden
  kundenservice kupit kuwait kyc kyoto
  lab labs laden lamp lamps land language laptop laptops laser last latin latino launch lavoro law lawyer lawyers lead leader leaders league leak leaks learn
  learning leasing lebanon legal legend leggings leisure lend lender lending lens lenses lesson level libya licence license life light lights line linen
  lingerie link list listing listings lite lithuania live living livraison llc loan loans loc local locator lodge lodging loft lofts log login logins
  logistics logon logowanie loja lojas london los lottery lotto lounge love ltd luck lucky luxembourg luxury lyon
  macau machine machines madrid magasin magasins magaza magazin magazine magic mail main maintenance maison make maker makers makeup malaysia malaysian male
  mall malta managed management manager manchester map maps market marketer marketing marketplace marseille mart master masters mate material materials math
  matrix mattress mattresses med media mediation medical medicine mediterranean meet meeting megamall megastore meilleur mejor melbourne melhor member
  members memory men menu merch merchandise merchant merchants message messages messenger metal metals metro mexican mexicana mexico miami michigan micro
  midwest migliore milan military miner miners mini mining minsk mint mobile mobileapp mobility model models modern moldova monaco money mongolia monitor
  montre montreal montres morocco mortgage mortgages moscow motel motor motorcycle motors mouse movie movies mower mowers mp3 mumbai mundo munich murah
  museum music musical my myaccount myanmar
  nail name names naples nation national nature navi near necklace necklaces nederland negozi negozio nepal nest net netherlands network networks new news
  newspaper newyork next nft ngan nice nigeria night nl nord nordic norge north northeast northern northwest norwegian now nuclear nurse nutrition nv nyc nz
  oakland ocean odziez oesterreich oferta ofertas off offer offers offerte office offices official officiel offline offre oficial oil oman omsk online
  onlineshop ontario open opinion opinions optical option options order orders org organic organisation organization oriental original orlando orologi osaka
  oslo otp ott ottawa outdoor outdoors outfit outlet outlets outlook oven oxford
  pacific pack package packages packaging page pages paid pakistan palace panama pants paper papers parade parcel parcels parent parfum parfums paris park
  parking parks partner partners parts party pas pascher pass passport password passwords pasta patient patients patrol pay payment payments pc peace pension
  pensions people perfect perfume perfumes perth peru peruvian pet petrol pets pharma pharmacy philadelphia philippines phoenix phone phones photo
  photography photos physical pick picture pictures pill pills pilot pin pizza placement places plan planet planner planning plans plastic plastics platform
  play player players plaza plc plumbing plus podcast point poker poland policy political poll polska pool pools pop porn portal portugal portuguese pos post
  postage postal power praca prague premier premium prepaid present press preview price prices pride prime print printer printers printing private prize
  prizes pro process processing product production products professional professionals profile program programs project projects promo promocao promocja
  promocoes promos promotion promotional properties property protect protection provider providers proxy public publishing puerto puertorico pump pumps punta
  purchase pure purse purses
  qatar quality quick quito quiz quote quotes
  rabatt rabatte race radio rail ranch rate rates rating ratings rea reader ready real realestate realty rebajas rebate rebates recall rechnung recipe
  recipes record records recover recovery recruit recruiting recruitment red redeem redelivery referral refinance refund refurbished region register
  registration registry reise reisen reizen release relief relogio relogios reloj relojes remise remote renew renewal renewals renovation rent rental rentals
  repair repairs replacement replacements replica replicas report reporting reports representative representatives request rescue research reservation
  reservations residence residences residential resmi resor resort resorts resource resources response restaurant results retail retailer retailers
  retirement return returns review reviews reward rewards rich rico ride rides ring rings rio riyadh road roma romania rome room rooms root ropa rotterdam
  roupa roupas royal run running russia russian
  saat sac sacs safe safety saint sale sales salg salon samples san sandals santiago saopaulo sapatos sarl satis saudi save saver savers savings saw saws
  sayt scam scams scan scandinavian scarf scarpe scarves schedule schoenen school schuhe schweiz science scontati sconti sconto scooter scooters scotland
  scottish scout screen screens script search season seat seattle secret secure secured secureserver securite security seguridad seguro seguros select sell
  seller senior seoul serbia series server service servicecenter services servicio servis servisi servisleri servizio serwis session set setup sex sg
  shanghai share shares sheets shenzhen shield ship shipment shipments shipping shirt shirts shoe shoes shop shop24 shoponline shoppe shopper shoppers
  shopping shops short shorts show showroom sicherheit sicurezza side sign signature signin signon signup silver simple singapore singaporean single sister
  site sito situs size skateboard ski skidki skin skincare skins sklep sklepy sko skor slippers slot slots slovakia slovenia small smart smarter smile
  sms sneaker sneakers soccer social society sock socks sofia soft software sol solar soldes sole solution solutions soporte sound source south southeast
  southern southwest spa space spain spanish spare spareparts spares speaker speakers special spedizione speed sphere spirit sponsor sport sports sportswear
  spot spring spy square srl stadium staff stage stake staking stamp standard star start station status stay steel step sticker stock stocks storage store
  store24 stores story strategies strategy stream streaming street student students studio studios style subscribe subscription success sucks suisse suite
  suites summer sun sunglass sunglasses sunny super supermarket superstore suporte supplement supplements supply support surf surfing surgery surprise survey
  surveys sverige swap sweater sweden swedish swiss switzerland sydney system systems
  table tablet taipei taiwan talent talk tampa tan tanie tank tarjeta taschen tassen tax taxi tb tea teacher team teams tech technical technicians
  technologies technology techsupport tehran tel telaviv telco telecom telecoms telephone television tenis tennis terminal test tester testing tests texas
  text thai thailand the theater theatre theme therapy threads ticket tickets tienda tiendas tiger tilbud tile time times tips tire tires tirol titan tobacco
  today togel toj token tokens toko tokyo toner tool tools toolz top tops torebki toronto touch tour tourism tourist tours tovary towel tower towers
  town toy toys trabajo track tracker tracking trade trader traders trading trailer train trainer trainers training transfer transfers transport
  transportation travel treasure treatment trend trends trial trick tricks trip trips truck trucks true trust tube tunis tunisia turkey turkish turkiye tutor
  tutorial tv
  uae udsalg uganda uhren uk ukraine underwear uniform uniforms union unit united universal university unlimited unlock unlocked update updates upgrade
  upgrades urban ure uruguay us usa used user uzbekistan
  vacances vacation vacations vaccine vaccines vacuum vacuums valley value van vancouver vape vapes vault vayvon vegas vehicle vehicles vendor vendors
  venezuela venezuelan venice vente venture ventures verifica verificacion verification verified verifizierung verify verkauf verona versand versicherung
  version verzekering vestiti vet vetement vetements viagem viagens viaggi viagra viaje viajes victoria video vienna vietnam vietnamese view viewer villa
  village villas vina vintage vip virtual vision visit vitamin vitamins vn vodka voice voiture voitures volleyball vote voucher vouchers voyage voyages vpn
  walk wall wallet wallets warehouse warranty warsaw washing washington watch watches water wave way wealth wealthmanagement wear weather web webaccess
  webinar webmail webmaster webportal webshop website wedding week weekend weight welcome well wellness welsh werk werkstatt west western wheel wheels whisky
  white wholesale wifi wiki win wind wine wines winkel winkels winter wireless wish wizard women wood wool word words work worker workers works workshop
  world worldcup worldwide wp write www wyprzedaz
  yacht year yemen yes yetkili yoga york you young your youth
  zagreb zaloguj zapatillas zapatos zegarki zimbabwe zip zone zones zu zubehoer zurich`;

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
  return isGeneric(rest, goods) && holdsTrade(rest, goods);
}

const NO_GOODS: ReadonlySet<string> = new Set();

/** The same of a rest that is known to be generic. */
export function holdsTrade(rest: string, goods: ReadonlySet<string> = NO_GOODS): boolean {
  if (/^my(?:-|$)|-my$/.test(rest)) return true;
  for (const words of [TRADE, goods]) {
    for (const word of words) if (word.length >= SHORTEST_TRADE && rest.includes(word)) return true;
  }
  return false;
}

/** A shorter word of trade is in many others: `my` in `academy`. */
const SHORTEST_TRADE = 3;
const LONGEST_REST = 63;
const LONGEST_WORD = 20;

/**
 * Whether a stretch of a domain label is nothing but generic words, digits or the given words, put together. Empty counts.
 */
export function isGeneric(rest: string, goods: ReadonlySet<string> = NO_GOODS): boolean {
  if (rest === '') return true;
  if (rest.length > LONGEST_REST) return false;
  const reachable = new Array<boolean>(rest.length + 1).fill(false);
  reachable[0] = true;
  for (let from = 0; from < rest.length; from++) {
    if (reachable[from] !== true) continue;
    if (/[0-9-]/.test(rest[from] as string)) reachable[from + 1] = true;
    for (let to = from + 2; to <= rest.length && to - from <= LONGEST_WORD; to++) {
      const word = rest.slice(from, to);
      if (GENERIC_WORDS.has(word) || goods.has(word)) reachable[to] = true;
    }
  }
  return reachable[rest.length] === true;
}
