import { describe, expect, it } from '@jest/globals';
import { indexOf, shown } from '../../../support/matching.js';

/** Marks of no one, each in scripts of its own. */
const index = indexOf(
  ['VARMELO', 'Вармело', 'Βαρμέλο', 'فارميلو', 'ורמלו', '瓦尔美洛', 'ヴァルメロ', '바르멜로', 'วาร์เมโล', 'वर्मेलो', 'Վարմելո', 'ვარმელო'],
  ['TULMIRO WAND', 'TLMW'],
  ['Brøgelmann'],
  ['Mirasko'],
); // prettier-ignore

describe('a disguised mark, one technique a row', () => {
  it.each([
    // Latin
    ['full width', 'Heute ＶＡＲＭＥＬＯ neu', ['ＶＡＲＭＥＬＯ:exact']],
    ['mathematical bold', 'the 𝐕𝐚𝐫𝐦𝐞𝐥𝐨 days', ['𝐕𝐚𝐫𝐦𝐞𝐥𝐨:exact']],
    ['circled letters', 'ⓥⓐⓡⓜⓔⓛⓞ week', ['ⓥⓐⓡⓜⓔⓛⓞ:exact']],
    ['negative squares', '🆅🅰🆁🅼🅴🅻🅾 week', ['🆅🅰🆁🅼🅴🅻🅾:exact']],
    ['letters in parentheses of their own', '⒱⒜⒭⒨⒠⒧⒪ week', ['⒱⒜⒭⒨⒠⒧⒪:split']],
    ['small capitals', 'our ᴠᴀʀᴍᴇʟᴏ week', ['ᴠᴀʀᴍᴇʟᴏ:skeleton']],
    [
      'combining strokes',
      'V\u0336a\u0336r\u0336m\u0336e\u0336l\u0336o\u0336 out',
      ['V\u0336a\u0336r\u0336m\u0336e\u0336l\u0336o\u0336:exact'],
    ],
    ['accents nobody writes', 'Vármélö heute', ['Vármélö:exact']],
    ['joiners and soft hyphens', 'Var\u200dme\u00adlo heute', ['Var\u200dme\u00adlo:exact']],
    ['a direction override inside', 'Var\u202emelo heute', ['Var\u202emelo:exact']],
    ['digits', 'V4RM3L0 sale', ['V4RM3L0:skeleton']],
    ['signs', 'V@rm€lo sale', ['V@rm€lo:skeleton']],
    ['spaces', 'V a r m e l o sale', ['V a r m e l o:split']],
    ['points', 'V.A.R.M.E.L.O sale', ['V.A.R.M.E.L.O:split']],
    ['a hyphen', 'Var-melo sale', ['Var-melo:split']],
    ['a trade mark sign glued in', 'Tulmiro™Wand sale', ['Tulmiro™Wand:exact']],
    ['vv for w', 'Tulmiro Vvand sale', ['Tulmiro Vvand:skeleton']],
    ['rn for m', 'Varrnelo sale', ['Varrnelo:skeleton:weak']],
    ['a capital I for l', 'VarmeIo sale', ['VarmeIo:skeleton']],
    ['letters repeated three times', 'Varmeeelo sale', ['Varmeeelo:typo']],
    ['letters doubled', 'Varrmello sale', ['Varrmello:typo:weak']],
    ['letters swapped', 'Vramelo Varmleo sale', ['Vramelo:typo:weak', 'Varmleo:typo:weak']],
    ['a letter left out', 'Vamelo sale', ['Vamelo:typo:weak']],
    ['words together', 'tulmirowand sale', ['tulmirowand:compound']],
    ['words in another order', 'Wand Tulmiro sale', ['Wand Tulmiro:split:weak', 'Tulmiro:variant:weak']],
    ['glued to a word of trade', 'varmeloshop und meinvarmelo', ['varmelo:compound', 'varmelo:compound:weak']],
    ['a possessive', 'Varmelo’s best', ['Varmelo:exact']],
    ['a genitive', 'Varmelos Beste', ['Varmelo:variant']],
    ['a letter spelled out', 'Brogelmann Moden', ['Brogelmann:exact']],
    ['an abbreviation', 'TLMW sale', ['TLMW:variant']],
    // Cyrillic
    ['Cyrillic letters among Latin ones', 'Vаrmеlо sale', ['Vаrmеlо:skeleton']],
    ['Russian', 'купить Вармело недорого', ['Вармело:variant']],
    ['Russian with an ending', 'скидки на Вармелой', ['Вармелой:variant', 'Вармело:variant']],
    ['Russian with an accent', 'Варме́ло дёшево', ['Варме́ло:variant']],
    ['Cyrillic that no variant lists', 'лампы Мираско', ['Мираско:transliteration:weak']],
    // Greek
    ['Greek capitals among Latin ones', 'VΑRΜΕLΟ SALE', ['VΑRΜΕLΟ:skeleton']],
    ['Greek', 'Βαρμέλο τώρα', ['Βαρμέλο:variant']],
    ['Greek in capitals', 'ΒΑΡΜΕΛΟ ΤΩΡΑ', ['ΒΑΡΜΕΛΟ:variant']],
    ['a Greek genitive', 'του Βαρμέλου', ['Βαρμέλου:typo:weak', 'Βαρμέλο:compound:weak']],
    ['Greek that no variant lists', 'λάμπες Μιράσκο', ['Μιράσκο:transliteration:weak']],
    // Arabic, Hebrew
    ['Arabic', 'مصابيح فارميلو الآن', ['فارميلو:variant']],
    ['Arabic with vowel marks', 'مصابيح فَارْمِيلُو', ['فَارْمِيلُو:variant']],
    ['Arabic stretched', 'فارمـــيلو الآن', ['فارمـــيلو:variant']],
    ['Arabic behind a preposition', 'عروض بفارميلو', ['فارميلو:variant']],
    ['Hebrew', 'מנורות ורמלו עכשיו', ['ורמלו:variant']],
    ['Hebrew with points', 'וַרְמֶלוֹ עכשיו', ['וַרְמֶלוֹ:variant']],
    ['Hebrew behind a preposition', 'מבצע בורמלו', ['ורמלו:variant']],
    // Han, kana, Hangul
    ['Han in running text', '今天瓦尔美洛灯具打折', ['瓦尔美洛:variant']],
    ['Han with a space', '瓦尔 美洛 灯具', ['瓦尔 美洛:split:weak']],
    ['katakana with a particle', 'ヴァルメロの照明', ['ヴァルメロ:variant']],
    ['half-width katakana', 'ｳﾞｧﾙﾒﾛの照明', ['ｳﾞｧﾙﾒﾛ:variant']],
    ['Hangul with a particle', '바르멜로를 만나세요', ['바르멜로:variant']],
    ['Hangul in single letters', '바르멜로를 지금'.normalize('NFD'), ['바르멜로:variant'.normalize('NFD')]],
    // Thai, Devanagari, Armenian, Georgian
    ['Thai in running text', 'โคมไฟวาร์เมโลลดราคา', ['วาร์เมโล:variant']],
    ['Devanagari', 'नया वर्मेलो लैंप', ['वर्मेलो:variant']],
    ['Armenian', 'ՎԱՐՄԵԼՈ լամպեր', ['ՎԱՐՄԵԼՈ:variant']],
    ['Georgian in capitals', 'ᲕᲐᲠᲛᲔᲚᲝ ნათურა', ['ᲕᲐᲠᲛᲔᲚᲝ:variant']],
  ] as [string, string, string[]][])('%s', (_technique, text, expected) => {
    expect(shown(index, text)).toEqual(expected);
  });
});

describe('what only looks like a mark', () => {
  it.each([
    ['a longer word', 'Varmelotten gehen um'],
    ['the second word of the name', 'Zauberstab heißt Wand'],
    ['the words across a sentence', 'von Tulmiro. Und nun Wand'],
    ['two edits', 'Vermela Lampen'],
    ['another first letter', 'Pirasko Markt'],
    ['the abbreviation in small letters inside a word', 'atlmwb'],
    ['a longer Russian word', 'Вармеловский район'],
    ['a Russian word of the same shape among Russian ones', 'в магазине новая мирра и сок'],
    ['two Greek words', 'Βαρ και μέλι'],
    ['another Arabic word', 'فارم جديد'],
    ['two Arabic words that spell it', 'فار ميلو'],
    ['another Hebrew word', 'ורד אדום'],
    ['two Hebrew words that spell it', 'ור מלו'],
    ['some of its Han characters', '瓦尔登湖美洛'],
    ['a longer katakana word', 'ヴァルメロン'],
    ['a katakana word that holds it', 'ノヴァルメロ'],
    ['a Hangul word that goes before', '새바르멜로'],
    ['part of the Thai name', 'วาร์เม'],
    ['another word in Devanagari', 'वर्मा लैंप'],
    ['another Armenian word', 'Վարդան'],
    ['digits and signs alone', '@ 4 $ 0 €'],
    ['nothing', ''],
  ])('is none: %s', (_why, text) => {
    expect(
      index
        .match(text)
        .filter((match) => !match.weak)
        .map(({ form }) => form.spelling),
    ).toEqual([]);
  });
});
