/**
 * Common English words that are neither put beside marks (`generic-words.ts`) nor marks themselves (`ordinary-words.ts`), in
 * the singular where the plural adds an s. In a domain label they tell words from names: `ladylinden` is a lady and a
 * Linden, and what lies across `movement` is no name. Written from common knowledge.
 */
const COMMON = `
  able abroad absolute abuse acid across act acting action actor actress add addiction address adopt adventure advocate affair afford affordable afternoon
  again age agenda ages aging ahead aid aim alien alive allied alone along alpine alter always amateur amazing ambassador ambulance among amount analysis
  analyst analytics ancient angle animal anime annual another answer antique any anyone anything anywhere apart appeal application apply appointment approach
  approved april aqua aquarium architect architecture archive area arm armor arms army aroma around arrange arrival article artist artistry arts ashes aside
  asset assist assistance assistant associate athlete athletic attack attention attic attraction audience audio audit august aunt author authority automatic
  automation automotive avatar aviation aware away awesome
  babies bachelor backup backyard bacon bad badminton bake baker bakery baking ballet balloon ballroom banana banner barbecue barber bare barn baron baseball
  basement basketball bass bathroom batman battle beat beautiful became become bed bedroom beef been before begin beginner behavior behind being believe
  belong below benefit berry beside besties between beyond biology birth birthday bit bite bitter blanket bless blessed blessing blind blonde blood blown
  boating bodies bone booker bookkeeping bookstore booth border born both bottom bought bound boxer boxes boxing boy brain brake branch branding breakfast
  breast breath breeding brew brewery brewing bride bridging bring british broad broadband broadcast broken bronze brown browser brunch buddies buddy buff
  buffet bug bugs build building built bulk bundle bunny burn burning bus buses but butcher
  cabinet caddy calculator calendar calling calm came campaign camper camping campus cancel cancer candidate cannabis canoe capable capacity capsule caption
  carbon cardiology caring carpenter carpool carriage carrier carry cartoon carving cast casting casual catch cater catering cats cattle cause caution
  ceiling celebrate celebrity cellular cement ceramic certificate certification chairman chamber champagne championship channel chapel character charging
  charming chart charter cheaper cheapest checker checklist cheers chef chemistry chess chicken chicks childcare children chili chill choose chris christ
  christmas chrome chronicle cinderella circus citizenship civil claim classes classified classroom climb climbing clinical clone close closed closer closet
  closing clown clue cluster coaches coastal cocktail coconut coding collaborate collect collector colonial colonies colony colorful column combat combo come
  comedy comfortable coming comment commercial commission committee commodities commodity communication communities companies compare comparison compete
  competition complex compliance component comprehensive concert concierge concrete condition confidence configure confirm confirmation congress connected
  connecting connection conservation consider constant contemporary continent contract convenience convention conversation conversion convert converter
  cookbook cooker cooking cooler cooling coop copies copyright cord corporation correct cost costume cottage couch cougar counsel counselor count counter
  counting countries county couple courtyard cousin coverage cowboy crack crafty crash crazy creamy creating creation creativity creator creature crew crime
  criminal crisis critical critics crop crossing crowd crowdfunding culinary cultural culture cupcake cups cure curious current curtain cushion customize
  cute cutter cutting cycling
  dad daddy dads damage dancer dancing danger dangerous daughter days dead deadline dealership dealing dear death debate debt decade december decide decision
  deck decor decorate decorating decoration decorative dedicated defence defend defender defense defined delicious delight delightful deliver deliveries
  deluxe demand demo democracy demon dentistry department departure dependable deposit depth dermatology describe designing desire desktop dessert destroy
  detail detailing detect detection detective detector detox develop developing devil diabetes diagnostic dialog diaper diaries diary dice dictionary die
  difference different digest dining dinosaur diploma directions directive director directory dirty disability disaster disc disco discovery discussion
  dishes disk display disposable distance distributing distribution district dive diver divine diving division divorce doc docking document does dogs doing
  doll domestic done donkey donut doorbell dosage dose doubt dough downtown dozen draft drain drama draw drawer drawing dreamer dresser drill drilling
  drinking driving dropship drunk dry dryer drying dual duel dump durable during dynasty
  each ear earbuds earlier early earning earring ears earthquake ease easier easily eat eater eating eats eco ecology edit edition editor editorial educate
  educational educator effect effective efficient effort eggs eight either elderly election electrical electrician electricity electro elegance elegant
  elementary elevate elevator eleven elf elves embassy embroidery emergency emotion emotional employer employment empower empty enable enchanted encyclopedia
  end ending endless enemy energetic engage engagement engineer enjoy enjoyment enough enter entire entrance entrepreneur environment environmental episode
  equal equality equip error espresso essay establish ethic even evening eventually every everybody everyone everything everywhere evil evolve exactly exam
  examination example excellence excellent except exclusive excuse exercise exhibit exhibition exit expand expansion expect experiment expired exploration
  explore exploring explosion exporter expose exposure extend extended extension exterior external extract extraordinary extreme eyebrow eyeglasses eyelash
  eyes
  fabulous facial facilities facility faculty fail failure faithful false fame families famous fantastic far farmer farming faster fat father fault favor
  favourite fear feast feature featured february federal federation fee feedback feeder feeding feeling fees feet fellow fellowship fence fencing fern ferry
  fertility festival fetch few fiction fierce fifth fifty fight fighter fighting figure file fill filler filling finally financing finder fingers finish
  finishing fireplace fishing fixed fixer flashlight flat flavor flea flexible floating flood flooring floral florist flour flu fluid flyer flying fog foil
  folder folk follow follower following font foodie footage footwear foreign forestry forge forget forgotten fork formal format formation former forth
  fortress forty foster founder fourth framing franchise fraud freak freelance freelancer freeze frequency freshly friday friendly friendship front frozen
  fulfillment fully fundraising funeral funk funky funny fur furnace furnish further fuzzy
  gamble gang garbage gardener garlic garment gases gather gathering gave gay gems gender gene generation generous genetic genie gentleman geography geology
  getaway getting ghost gig gigs gives giving glad glamour glue goal goat god goddess gods goes going goldsmith gone gonna goodness gorgeous gospel gossip
  got gourmet governance governor grab grade graduate grandma grandpa granite grant graphic grateful grave greater greatest greek greenhouse greeting grey
  grill grilled grilling grinder grip grocer groceries grocery groom grooming groove gross grower growing grown guaranteed guardian guidance guidelines guild
  guitar gun guns guru guy guys gymnastics
  had hairdresser halloween handcrafted handmade hanger hanging happen happiness hash hate haul haunted have having hay header heading headlines headset heal
  healer healing healthier healthy hear heard hearing heated heating heavenly heel height helicopter hell hello helmet helper helpful helping hemp hence her
  herbal heroes herself hidden hide higher highland highlights highly highway hike hiker hiking him himself hip hippie hiring his historic historical hit
  hits hobbies hobby hockey hold holder hole holistic hollow holy homemade homeowner homepage homestay homework honeymoon honor horror hospice hosted hostess
  hotline hottest hourly household housing however hue hug huge hugs humor hunt hunting hurricane hurt husband hustle hybrid hydro hygiene hype
  identity ill illegal illness illusion imagination imagine immediate immigration immune implant important importer improve improvement inch inches include
  income increase incredible independent indie individual indoor infant inflatable influence influencer inform ingredient initial injection injury inkjet
  inner innovate innovators input insect insert inspect inspection inspector inspiration inspirational inspired inspiring install installation installer
  instruction instructor instrument insulation insure insured insurer intact integral integrate intellectual intelligent intense intensive inter interact
  interactive interest interior intimate into intro introduction invention inventory invitation invite inviting ironing isle issue item itself
  jackpot jail january jaw jelly jerk jets jeweler jockey joke joker joyful juicy july jumper jumping june jury justice
  karaoke karate kayak keep keeper keeping kept kettle keyword kick kidney kill killer kinder kindergarten kindness kitten knee knew knit knitting knock knot
  knowing known
  labor laboratory labour lack ladies lady landing landlord landscape landscaping lantern large larger largest later latest laugh laughing launcher laundry
  lawn layer layout lazy leaflet least leave leaving lecture left leg legs lemonade lesbian less let lets letter lever liberal librarian libraries lie lies
  lifestyle lifetime lifting lighter lighthouse lighting liked likely limited limo limousine lined liner lip lips lipstick liquor literacy literary
  literature litigation litter lived lively liver livestock loading lobby location locked locker locksmith logger logical logos lonely long looking loose
  lord lose losing loss lost lot lots loud loved lovely lover loving lower lowest loyalty lucid luggage lumber lunch lung lush
  machinery mad mag magical magician magnetic maid mailbox mailer mailing makeover making malware mama man manage managing mane manicure manner mansion
  manual manufacture manufacturer manufacturing mapping marble marine marked marker marriage married marry martial mason masonry mass massage massive matches
  matching maternity mature maximum mayor maze meal mean meaning meant measure measurement meat mechanic mechanical medic medicare medication medicinal
  medieval meditation medium melon membership memo memorial memories mental mentor mentoring mercy mere merge mermaid merry mesh mess met metropolitan mice
  microphone microscope middle midnight mighty migration mild mile miller million millionaire mindful mindfulness mineral miniature minimal minimum
  ministries ministry minor minute misc miss missed missing mistake mix mixed mixer mixing moderate module mom momentum moms monday month monthly moonlight
  moral mortal mosaic mosquito most mother motivation motorbike motorhome motorsport mount mouth moved movement mover moving mud multi multimedia municipal
  muscle mushroom musician must mutual myself mysterious mystery myth
  naked naming nanny narrow nasty naturally navigation navy neat neck needed negative neighbor neighborhood neighbours neither nerd nerve networking neutral
  newborn newer newest newly newsletter newsroom nine ninja nobody noise none noodle normal nose note notebook notice notify novel november nowhere nude
  nursery nursing nutritional nutritionist nuts
  oath object objective obvious occasion occupation occur october odd odds offering officer offset often oils okay older once onion onto opener opening opera
  operate operating operation operator opportunities opportunity opposite optimal optimization optimize orchestra ore organ organize organized organizer
  organizing ornament orthodontics orthopedic other otherwise ought ounce ours ourselves outcome outer outfitters output outreach outside outsource
  outstanding overall overnight overseas owe owned owner ownership owns
  packers packing pad paddle pads painful painted painter painting pair pal paleo palette pancake panic papa par paragon parish parker partial parties
  partnership passage passenger passive past paste pastor pastry patch patches patent pathway patience patio pattern pause pave paving paw pawn paws payday
  paying payroll peaceful pedal pediatric peer pencil pending percent perform performer perhaps period permanent permit person personal personality
  personalized personnel perspective pest petition petroleum pharmaceutical pharmacies pharmacist phase philosophy phonics photocopy photographer physician
  physics physio pickle pickup pie piece pies pig pigs pillow pipeline pit pitch plane planting plaster played playground playing pleasant please pleasure
  plenty plot plug plumber pocket poem poet poetry pointer poison polish polished polite politics pollution pond pony popcorn popular population porch pork
  portable portfolio portion portrait position positive possible poster posting pot potatoes potential pots pottery poultry pound pour poverty powder powered
  powerful practical practice practitioner prayer preach precious precise precision predict predictions prefer pregnancy pregnant prep prepare prepared
  preschool presence preserve president pressure prevent prevention previous prey priest primary princesses principal principle printed prior priority prison
  prisoner privacy probably probe problem procedure proceed processor procurement produce producer producing productive productivity profession professor
  profit profitable programmer programming progressive prom promised promote promoter promoting prompt prop proper propose protected protector protein
  protest prove proven provide province psychic psychology pub publication publisher pubs pull pumpkin punch pupil puppet puppies puppy purchasing put
  quad qualified question quilt quilting quit quite quotation
  racer racing rack radiant radical raffle raft rage raid railroad railway rainy raise raised raising rally random rank ranking rap rat rather ratio rational
  rats raw rays reaction read reading realistic reality realize really realm rear reason rebuild receipt receive received receiver recent reception recipient
  recognition recommend recorder recording recovered recreation recreational recycle recycled recycling redesign reduce reduced reduction refer reference
  reflect reflection reform refrigerator refuge refugee regard regime regional registered registrar regular regulation rehab rehabilitation reject relate
  related relation relationship relative relax relaxation reliable relic religion religious relocation rely remain remarkable remedies remedy remember
  reminder remodel remodeling removal remove remover rename render renter renting reopen repeat replace replay replied reporter represent reproduction
  republic reputation researcher reseller reserved reset resident resistance resolution resolve resolved respect respond responsible rest restoration restore
  restored resume retire retired retro reunion reveal revenge revenue reverse reviewed reviewer revision revival revolutionary rib rider riding rifle rim
  rims ringtone rink riot rising risk ritual rival riverside roast roasted roaster rob robe robotic rocker rocking rocky rod rods role roller rolling romance
  romantic roofer roofing rooftop rookie rope rotary rotation rough roulette round router routine row rowing rub rubber rude rug rugby rugs ruin rule ruler
  rum rumor runner runway rural rustic
  sack sacred sacrifice sad safely safer sailing sailor sake salaries salary salesman salmon salsa same sample sanctuary sandbox sandwich sandwiches sandy
  sap sat satellite satisfaction saturday sauce sauna sausage savage saved saving saxophone say saying scale scanner scary scent scheme scholar scholarship
  scientific scientist scoring scrap scrapbook scratch screening screw scroll scrub sculpture seafood sealed searches seas seasonal secondary secretary
  section sector securities seek seeker seem seen segment selected selection self selling semester semi seminar senate senator send sender sending sensation
  sensitive sensor sent sentence separate september sequence serial serious serum serve served serving sets setting settle settlement several sewing sexual
  sexy shake shaker shall shame shared sharing shark shave shaver shaving she sheet shelf shelves shepherd sheriff shift shiny shock shoot shooter shooting
  shopkeeper shorter shot should shoulder shout shove shower showing shown shuttle shy sibling sick siding sight sightseeing signed significant signing
  silence silent silicone silly similar simply simulation simulator since sing singer singing sink sir sit sits sitter sitting situation six sixth sized
  skate skating sketch skiing skill skilled skip skull skydiving skyline slam slave sleeping sleeve slide slider slight slip slow slowly slug smaller
  smartphone smell smiling smoked smoker smoking smooth smoothie snack snail snake snowboard soap soda sofa softball sold soldier solve solved solver someone
  sometimes somewhere son sons soon soothing sorry sort soulmate soup sour souvenir soy span sparkle sparkling speak speaking specialist specialized
  specialties specialty species specific spell spelling spend spending spicy spine spinning spiral spiritual spoke spoken spoon sporting sportsman spray
  spread squad squash squirrel stability stack staffing staging stain stair stand standing stardust starter starting startup statement static statue steady
  steak steakhouse steal steep steering stem stepping stereo stick stitch stitches stocking stomach stood stool stopper stopping stories stove straight
  strange stranger strap straw strawberry stray streamer streetwear strength stress stretch strip stripe stroke stroller stronger structural structure
  struggle stuck studies study stuff stuffed stunning stupid stylish stylist sub subject subscriber substance suburb suburban succeed successful such sudden
  suffer suggest suit suitable suitcase sum sunflower sunshine superb superhero superior supplied supplier supplies supported supporters supporting suppose
  surface surfer surgeon surgical surplus surrender surround surveillance survival survive survivor suspect sustain sustainability sustainable sweat sweep
  sweepstakes sweetheart swell swim swimming swimsuit swimwear switch switches symphony symptom syndicate synergy synthetic syrup
  tackle taco tactical tags tailor tailored take taken taker taking tale talented talking tall tap tape tapestry task tasting tasty tattoo taught taxes teach
  teaching tear teas technician technique teddy teen teenager teeth telescope tell telling temp temperature template temporary tenant tend tenth term terrace
  terrain terrible territory terror tested testimonial textbook textile texture thank thanksgiving theft their then therapist there thermal thesis thick thin
  thinker thinking third thirst thirty thorough those though thought thousand thread threat three threshold thrift thrill thriller throat throne through
  throughout throw thumb thursday thus tick tie tied ties tight timeless timer timing tip tissue titanium toast toaster toddler toilet tolerance tomato
  tomatoes ton tone tongue tonight tons took toolbox tooth toothbrush topic torture tough tournament toward towing toxic trace tracer traction tractor
  tradition traditional traffic tragedy trailing trainee trait transaction transcript transform transformation transformer transition translate translation
  translator transmission transparent transplant trap trash traveling traveller tray treadmill trek trekking tremendous tribal tried trigger trim triple
  trolley trophy tropical trouble trousers truckers trucking truly trunk trusted trustee truth trying tuesday tuition tumor tuna tuning tunnel turbine turf
  turn turned turner turning tutoring tuxedo twelve twenty twice twisted type typical
  ugly ultimate ultrasound unable uncle undergo underground understand underwater unfair unknown unlike until unusual upcoming upload upon upset upside
  upstairs usage useful useless using usual usually utilities utility utopia
  vacancies vacancy valid validate validation valuable valuation valve vampire vanity variety various vary vase vegan vegetable vegetarian vein velocity
  ventilation venue verbal verdict versus vertical veteran veterinary vibes vibrant vice victim viewing vigor viking villain vineyard vinyl violence violin
  viral virus viruses visible visiting visitor visual vitality vocal void volcano volume voluntary volunteer voted voter voting
  wage wagon wait waiter waiting wake walker walking wallpaper wander wanderer wanted war ward wardrobe warming warn warning warranties warren wars was wash
  washed washer waste watching waterfall waterproof weak weakness wealthy weapon wearing weaver weaving webcam wed wednesday weed weekly weigh weird welfare
  went were wet whatever when where whether which while whip whiskey whisper who whoever whom whose why wicked wide wider widow width wife wig wigs
  wilderness wildlife willing winning wipe wiring wisdom wishes witch witches within without witness wives wolves woman wonderful wonderland wont wooden
  woodland woodworking woody wore workbook workforce working workout workplace workspace workwear worm worn worried worry worse worship worst worthy would
  wound wow wrap wrapped wrapping wreck wrestling wrist writer writing wrong wrote
  yarn yearbook yearly yeast yesterday yet yield yoghurt younger yourself youthful
  zombie zoo`;

export const COMMON_WORDS: readonly string[] = COMMON.split(/\s+/).filter(Boolean);
