/**
 * Words by which an ad tells what kind of ad it is, in the languages of the larger markets. Written from common
 * knowledge of the languages; inflected forms are listed, because endings are not guessed. Phrases match as whole words,
 * except in scripts without word boundaries.
 */
export const CONTEXT_WORDS = {
  /** An invitation to buy. */
  buy: `buy; buy online; book; book online; booking; reserve; reservation; rates; checkout; buchen; jetzt buchen; réserver; réservez; réservation; reservar; reserva; reservas; prenota; prenotazione; boeken; boek nu; zarezerwuj; boka; varaa; rezervovat; foglalás; rezervă; rezervasyon; забронировать; бронирование; pesan; đặt phòng; 予約; 预订; 預訂; 예약; จอง; احجز; حجز; הזמנה; बुक करें; shop now; shop; order now; order online; add to cart; in stock; book now; for sale; on sale;
    kaufen; jetzt kaufen; bestellen; jetzt bestellen; online bestellen; auf lager; erhältlich; einkaufen; shoppen;
    acheter; achetez; commander; commandez; en stock; achat; vente; vente privée; ventes privées; comprar; compra;
    cómpralo; pedir; en venta; acquista; compra ora; acquistare; ordina; ordinare; disponibile; compre; compre já; encomendar;
    kopen; koop; bestel; bestel nu; op voorraad; kup; kup teraz; zamów; kupić; köp; köp nu; beställ; køb; køb nu; kjøp; bestil; osta; tilaa;
    koupit; kúpiť; objednat; megveszem; vásárlás; rendelés; cumpără; comandă; satın al; hemen al; sipariş; αγορά; αγοράστε; παραγγελία;
    купить; купи; заказать; закажи; в наличии; купити; замовити; beli; belanja; mua; mua ngay; đặt hàng;
    購入; 購入する; お買い求め; 買う; 買える; ご注文; 注文; 在庫あり; 购买; 購買; 立即购买; 选购; 選購; 下单; 抢购; 现货; 買取;
    구매; 구입; 주문; 쇼핑; 사기; 판매; ซื้อ; สั่งซื้อ; ช้อป; จำหน่าย; شراء; اشتر; اشتري; تسوق; اطلب; للبيع; קנה; קנו; לקנות; להזמין; רכישה;
    खरीदें; खरीदो; ऑर्डर; किनें`,
  /** A word for a price or a saving. */
  price: `price; prices; low price; low prices; lowest price; best price; cheap; cheapest; discount; discounts; deal; deals; sale; sales; save;
    off; offer; offers; clearance; preis; preise; günstig; günstige; günstiger; billig; angebot; angebote; rabatt; rabatte; sparen; reduziert;
    schnäppchen; prix; pas cher; petit prix; petits prix; soldes; solde; soldés; promo; promos; promotion; promotions; remise; réduction; offre; offres;
    démarque; precio; precios; barato; baratos; oferta; ofertas; descuento; descuentos; rebajas; prezzo; prezzi; sconto; sconti; saldi; offerta; offerte;
    preço; preços; desconto; descontos; promoção; prijs; prijzen; goedkoop; goedkope; korting; aanbieding; aanbiedingen; cena; ceny; tanio; promocja; wyprzedaż; zniżka;
    pris; priser; billigt; rea; tilbud; rabat; hinta; hinnat; ale; tarjous; cena; sleva; ár; árak; akció; prețul; prețuri; reducere; oferte; fiyat; fiyatı; fiyatları; indirim; ucuz; kampanya;
    τιμή; τιμές; προσφορά; προσφορές; έκπτωση; цена; цены; скидка; скидки; скидкой; дёшево; недорого; распродажа; акция; ціна; ціни; знижка; знижки;
    harga; murah; diskon; giá; giá rẻ; giảm giá; 価格; 最安値; 激安; セール; 割引; 特価; お得; 格安; 价格; 價格; 优惠; 優惠; 特价; 特價; 折扣; 打折; 低价; 便宜;
    가격; 할인; 세일; 특가; 최저가; 저렴; ราคา; ลดราคา; ส่วนลด; โปรโมชั่น; سعر; أسعار; خصم; تخفيضات; عروض; מחיר; מחירים; מבצע; הנחה; कीमत; दाम; छूट; ऑफर`,
  /** A place that sells, or the way goods reach the buyer. */
  shop: `shop; store; online store; online shop; outlet; retailer; dealer; free shipping; free delivery; next day delivery; delivery; shipping; returns; stockist; brands; marketplace;
    laden; geschäft; onlineshop; fachhändler; händler; versand; versandkostenfrei; gratis versand; kostenloser versand; lieferung; lieferbar; marken; boutique; magasin; magasins; livraison;
    livraison gratuite; livraison offerte; retours gratuits; marques; grand choix; tienda; tiendas; envío; envío gratis; envíos; marcas; negozio; spedizione; spedizione gratuita; consegna; marche;
    loja; entrega; frete grátis; winkel; webwinkel; webshop; bezorging; gratis verzending; merken; sklep; dostawa; darmowa dostawa; marki; butik; butiken; frakt; fri frakt; levering; gratis fragt;
    kauppa; verkkokauppa; toimitus; obchod; doprava zdarma; üzlet; bolt; szállítás; magazin; livrare; mağaza; mağazası; kargo; ücretsiz kargo; κατάστημα; αποστολή; δωρεάν αποστολή;
    магазин; интернет-магазин; интернет магазин; доставка; доставкой; бесплатная доставка; крамниця; toko; pengiriman; gratis ongkir; cửa hàng; giao hàng; miễn phí vận chuyển;
    通販; 店舗; ショップ; 送料無料; 配送; 取扱; 取り扱い; 专卖店; 商城; 包邮; 商店; 免運; 配送; 送货; 쇼핑몰; 매장; 배송; 무료배송; 판매점; ร้าน; ร้านค้า; จัดส่ง; ส่งฟรี; متجر; توصيل; شحن; شحن مجاني; חנות; משלוח; משלוח חינם; दुकान; डिलीवरी; स्टोर`,
  /** A voucher or cashback page rather than a shop. */
  coupon: `coupon; coupons; voucher; vouchers; voucher code; promo code; promo codes; discount code; discount codes; cashback; cash back; gutschein; gutscheine; gutscheincode; rabattcode; gutscheincodes;
    code promo; codes promo; bon de réduction; bons de réduction; código descuento; código promocional; cupón; cupones; codice sconto; codici sconto; buono sconto; coupon sconto; cupom; cupons; código de desconto;
    kortingscode; kortingscodes; kod rabatowy; kody rabatowe; rabattkod; rabatkode; rabattkode; alennuskoodi; slevový kód; kuponkód; kod zniżkowy; indirim kodu; kupon; промокод; промокоды; купон; купоны; mã giảm giá; kode promo;
    クーポン; 优惠券; 優惠券; 优惠码; 折扣码; 返利; 쿠폰; 할인코드; คูปอง; โค้ดส่วนลด; كوبون; كود خصم; קופון; קוד קופון; कूपन; κουπόνι; κουπόνια`,
  /** Tells about goods rather than sells them. */
  info: `review; reviews; reviewed; test; tests; tested; guide; news; what is; how to; forum; wiki; encyclopedia; history of; facts about; opinion; opinions; ratings; explained; tutorial; magazine; blog; article;
    testbericht; testberichte; erfahrungen; erfahrung; bewertung; bewertungen; ratgeber; testsieger; im test; nachrichten; magazin; geschichte; was ist; avis; guide d'achat; actualités; actualité; témoignages; c'est quoi; histoire de;
    opiniones; reseñas; reseña; análisis; noticias; guía; qué es; recensioni; recensione; opinioni; notizie; guida; cos'è; opiniões; avaliação; avaliações; análise; notícias; guia; o que é; beoordelingen; beoordeling; ervaringen; nieuws; gids; recensies;
    recenzje; recenzja; opinie; poradnik; wiadomości; recension; recensioner; omdöme; anmeldelse; anmeldelser; omtale; arvostelu; arvostelut; kokemuksia; recenze; recenzie; hodnocení; vélemények; teszt; recenzii; păreri; yorum; yorumlar; yorumları; inceleme; incelemesi; haber; nedir;
    κριτική; κριτικές; αξιολόγηση; δοκιμή; отзыв; отзывы; обзор; обзоры; новости; что такое; форум; відгуки; огляд; ulasan; đánh giá; レビュー; 口コミ; 評判; 評価; 解説; とは; ニュース; 评测; 評測; 评价; 評價; 测评; 新闻; 百科; 攻略; 怎么样; 리뷰; 후기; 평가; 뉴스; 사용기;
    รีวิว; ข่าว; คืออะไร; مراجعة; مراجعات; تقييم; تقييمات; أخبار; ما هو; ביקורת; ביקורות; חוות דעת; חדשות; समीक्षा; रिव्यू; समाचार`,
  /** Holds several offers against each other. */
  compare: `compare; compared; comparison; comparisons; vs; versus; alternative to; alternatives to; alternative; alternatives; better than; price comparison; compare prices; switch from; comparator;
    vergleich; vergleiche; vergleichen; preisvergleich; im vergleich; alternative zu; alternativen; besser als; comparatif; comparateur; comparez; comparer; comparaison; comparativa; comparar; comparador; compara; alternativa a; alternativas; mejor que;
    confronto; confronta; confrontare; comparatore; alternativa; meglio di; comparação; comparador; compare preços; vergelijk; vergelijken; vergelijker; alternatief; beter dan; porównanie; porównaj; porównywarka; jämför; jämförelse; sammenlign; sammenligning; vertaa; vertailu; srovnání; srovnej; összehasonlítás; compară; comparație;
    karşılaştır; karşılaştırma; alternatifi; σύγκριση; σύγκρινε; сравнение; сравнить; сравни; сравните; альтернатива; лучше чем; порівняння; порівняти; bandingkan; perbandingan; so sánh; 比較; 価格比較; 対比; 比较; 对比; 對比; 比價; 比价; 替代; 비교; 가격비교; 대안; เปรียบเทียบ; مقارنة; قارن; بديل; השוואה; השוואת מחירים; תחליף; तुलना; विकल्प`,
  /** Names independent research behind a comparison; a test that the advertiser made itself is none. */
  research: `independent study; independent test; independent tests; independently tested; independent research; independent survey; independent lab; lab test results; unabhängige studie; unabhängiger test; unabhängigen test; unabhängigen studie; laut stiftung warentest; unabhängig getestet; étude indépendante; test indépendant; selon une étude; estudio independiente; prueba independiente; studio indipendente; test indipendente; ricerca indipendente; estudo independente; teste independente; onafhankelijk onderzoek; onafhankelijke test; niezależne badanie; niezależny test; oberoende test; uafhængig test; bağımsız araştırma; bağımsız test; ανεξάρτητη έρευνα; ανεξάρτητη δοκιμή; независимое исследование; независимый тест; независимого исследования; незалежне дослідження; penelitian independen; nghiên cứu độc lập;
    第三者機関; 第三者調査; 第三方检测; 第三方測試; 独立研究; 独立测试; 독립 연구; 독립 시험; 제3자 시험; การวิจัยอิสระ; การทดสอบอิสระ; دراسة مستقلة; اختبار مستقل; מחקר עצמאי; בדיקה עצמאית; स्वतंत्र अध्ययन; स्वतंत्र परीक्षण`,
  /** Goods that go with the goods of the mark. */
  compatible: `compatible with; compatible; fits; fit for; replacement; replacements; replacement parts; spare parts; spares; parts; accessories; accessory; case for; cases for; cover for; repair; repairs; refill; refills; adapter for; works with; suitable for; aftermarket; tool; tools; plugin; plugins; plug-in; add-on; add-ons; extension for; integration; integrations; connector; template; templates; training; course; courses; certification prep; consultant; consultants; consulting; outil pour; formation; formations; kurs; kurse; schulung; schulungen; curso; cursos; corso; corsi; cursus; szkolenie; kurz; курсы; обучение; 教程; 培训; 講座;
    passend für; kompatibel; kompatibel mit; ersatzteil; ersatzteile; zubehör; geeignet für; reparatur; hülle für; hüllen für; passend zu; nachfüllpackung; compatible avec; compatibles; pièces détachées; pièces; accessoires; pièce détachée; réparation; coque pour; adapté à; recharge pour;
    compatible con; compatibles con; repuesto; repuestos; recambio; recambios; accesorios; reparación; funda para; fundas para; compatibile; compatibili; compatibile con; ricambi; ricambio; accessori; riparazione; custodia per; compatível; compatível com; peças; acessórios; reparação; conserto; capa para;
    compatibel; compatibel met; geschikt voor; onderdelen; accessoires; reparatie; hoesje voor; części; części zamienne; zamiennik; zamienniki; akcesoria; naprawa; pasuje do; kompatibilny; reservdelar; tillbehör; passar; reservedele; tilbehør; passer til; varaosat; lisävarusteet; yhteensopiva; náhradní díly; příslušenství; kompatibilní; alkatrész; alkatrészek; kompatibilis; piese; accesorii; compatibil;
    uyumlu; yedek parça; aksesuar; aksesuarları; tamir; tamiri; συμβατό; συμβατά; ανταλλακτικά; αξεσουάρ; επισκευή; запчасти; запчасть; аксессуары; совместим; совместимый; совместимые; ремонт; чехол для; подходит для; запчастини; аксесуари; сумісний; suku cadang; aksesoris; kompatibel; phụ tùng; phụ kiện; tương thích;
    互換; 互換品; 対応; 部品; パーツ; 交換; アクセサリー; 修理; 用ケース; 兼容; 适用; 適用; 配件; 零件; 维修; 維修; 通用; 호환; 호환용; 부품; 액세서리; 수리; 케이스; อะไหล่; ใช้กับ; รองรับ; อุปกรณ์เสริม; ซ่อม; متوافق; متوافقة; قطع غيار; إكسسوارات; إصلاح; תואם; תואמים; חלפים; אביזרים; תיקון; संगत; पार्ट्स; मरम्मत; एक्सेसरीज`,
  /** Says that goods are the real ones, or were owned before. */
  genuine: `authentic; genuine; 100% authentic; original; originals; second hand; secondhand; used; pre-owned; preowned; pre owned; refurbished; vintage; gebraucht; gebrauchte; originalware; originale; refurbished; generalüberholt; aus zweiter hand; authentique; authentiques; d'occasion; occasion; reconditionné; reconditionnés; seconde main;
    auténtico; auténtica; genuino; segunda mano; usado; reacondicionado; autentico; autentici; originali; usato; seconda mano; ricondizionato; autêntico; genuíno; usados; seminovo; tweedehands; gebruikt; oryginalny; oryginalne; używany; używane; äkta; begagnad; brugt; brukt; käytetty; aito; použité; használt; eredeti; autentic; orijinal; ikinci el; γνήσιο; γνήσια; μεταχειρισμένα; оригинал; оригинальный; оригинальные; б/у; подлинный; оригінал; chính hãng; asli; bekas;
    正規品; 本物; 中古; 純正; 正品; 真品; 二手; 原装; 原裝; 정품; 중고; ของแท้; แท้; มือสอง; أصلي; أصلية; مستعمل; מקורי; מקוריים; יד שנייה; असली; पुराना`,
  /** Denies a link with the owner. */
  independent: `unofficial; not affiliated; not affiliated with; independent; non-official; third party; third-party; no affiliation; unabhängig; unabhängiger; unabhängige; inoffiziell; nicht verbunden mit; nicht offiziell; non officiel; non officielle; indépendant; indépendante; non affilié; no oficial; independiente; no afiliado; non ufficiale; indipendente; não oficial; independente; niet officieel; onafhankelijk; onafhankelijke; nieoficjalny; niezależny; inofficiell; oberoende; uofficiel; uafhængig; riippumaton; epävirallinen; neoficiální; nezávislý; független; nem hivatalos; independent; resmi olmayan; bağımsız; ανεπίσημο; ανεξάρτητος; ανεξάρτητο; неофициальный; неофициальная; независимый; независимая; неофіційний; незалежний; tidak resmi; không chính thức; 非公式; 非官方; 独立; 第三方; 비공식; 독립; ไม่เป็นทางการ; อิสระ; غير رسمي; مستقل; לא רשמי; עצמאי; अनौपचारिक; स्वतंत्र`,
} as const;

export type ContextKind = keyof typeof CONTEXT_WORDS;
