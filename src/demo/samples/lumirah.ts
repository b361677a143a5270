import { type Look, type Market, type SampleAd, type SampleResult, takenAt } from '../look.js';
import { asDataForSeo, asGooglePage, asSerpApi, type Sample } from '../sample.js';

const OWNER_ARABIC: SampleAd = {
  title: 'لوميراه – العناية بالبشرة',
  description: 'سيروم وكريمات من المصدر. توصيل مجاني داخل الإمارات.',
  shown: 'https://www.lumirah.example/ar',
  to: 'https://www.lumirah.example/ar',
  advertiser: 'Lumirah',
};
/** Calls itself the official site, in Arabic, on a domain that joins the mark with a place. */
const FAKE_OFFICIAL: SampleAd = {
  title: 'لوميراه الموقع الرسمي – خصم اليوم',
  description: 'اشتر سيروم لوميراه الأصلي من الموقع الرسمي. الدفع عند الاستلام.',
  shown: 'https://lumirah-gulf.example',
  to: 'https://lumirah-gulf.example/ar/offer',
};
/** A listed competitor that merely appears. */
const VELMONA: SampleAd = {
  title: 'سيروم فيتامين سي من فيلمونا',
  description: 'بشرة مشرقة في أربعة أسابيع. جربيه الآن مع ضمان الاسترجاع.',
  shown: 'https://www.velmona.example/sa',
  to: 'https://www.velmona.example/sa/serum',
};
const OWNER_THAI: SampleAd = {
  title: 'ลูมิราห์ เซรั่มบำรุงผิว ร้านของแบรนด์',
  description: 'เซรั่มและครีมจากลูมิราห์โดยตรง ส่งฟรีทั่วประเทศ',
  shown: 'https://www.lumirah.example/th',
  to: 'https://www.lumirah.example/th',
  advertiser: 'Lumirah',
};
/** Promises a discount that the brand never grants, in a script without spaces between words. */
const CHEAP_THAI: SampleAd = {
  title: 'เซรั่มลูมิราห์ ลด 80% ของแท้ ราคาถูกที่สุด',
  description: 'ลูมิราห์ลดราคา 80% วันนี้เท่านั้น เก็บเงินปลายทาง',
  shown: 'https://www.beauty-thook.example',
  to: 'https://www.beauty-thook.example/lumirah',
};
/** Sells the goods of many makers and names none. */
const PHARMACY_THAI: SampleAd = {
  title: 'เซรั่มบำรุงผิวหน้า ร้านยาออนไลน์',
  description: 'เซรั่มหลายแบรนด์ ปรึกษาเภสัชกรฟรี จัดส่งภายในวัน',
  shown: 'https://www.yadee.example',
  to: 'https://www.yadee.example/serum',
};

const RESULTS: SampleResult[] = [
  { title: 'Lumirah', text: 'Skincare from Dubai.', url: 'https://www.lumirah.example/' },
  { title: 'العناية بالبشرة', text: 'دليل العناية اليومية.', url: 'https://dalil.example/skin' },
];

const EMIRATES: Market = { engine: 'google', country: 'AE', language: 'ar', device: 'mobile', location: 'Dubai' };
const ARABIA: Market = { ...EMIRATES, country: 'SA', location: 'Riyadh' };
const THAILAND: Market = { ...EMIRATES, country: 'TH', language: 'th', location: 'Bangkok' };

/** A mark in three scripts, one of them from right to left and one without spaces. */
export function lumirahSamples(now: Date): Sample[] {
  const look = (market: Market, query: string, days: number, ads: SampleAd[]): Look => ({
    ...market,
    query,
    at: takenAt(now, days, 14),
    ads,
    results: RESULTS,
  });
  return [
    asDataForSeo(look(EMIRATES, 'لوميراه', 12, [OWNER_ARABIC, FAKE_OFFICIAL])),
    asDataForSeo(look(EMIRATES, 'لوميراه', 5, [FAKE_OFFICIAL, OWNER_ARABIC])),
    asSerpApi(look(ARABIA, 'لوميراه سعر', 4, [OWNER_ARABIC, VELMONA])),
    asGooglePage(look(THAILAND, 'ลูมิราห์ ราคา', 9, [CHEAP_THAI, OWNER_THAI])),
    asGooglePage(look(THAILAND, 'ลูมิราห์ ราคา', 3, [OWNER_THAI, CHEAP_THAI])),
    asGooglePage(look(THAILAND, 'เซรั่มบำรุงผิว', 7, [PHARMACY_THAI, OWNER_THAI])),
  ];
}
