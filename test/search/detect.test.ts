import { beforeAll, describe, expect, it } from 'vitest';
import { languagesUnderstood } from '../../src/i18n/languages-understood.ts';
import { type DetectLanguage, loadDetectLanguage } from '../../src/search/languages/detect.ts';
import { LANGUAGE_CODES } from '../../src/search/languages/index.ts';
import { answersIn } from '../support/translated.ts';

let detect: DetectLanguage;
beforeAll(async () => {
  detect = await loadDetectLanguage(LANGUAGE_CODES);
});

/** A question in each language for which there is a line, and the language's name for English. */
const QUESTIONS: readonly (readonly [language: string, question: string, english: string])[] = [
  ['am', 'የግል መረጃ ጥበቃ ሕግ አለ?', 'እንግሊዝኛ'],
  ['az', 'Şəxsi məlumatların qorunması haqqında qanun varmı?', 'ingilis'],
  ['bn', 'ব্যক্তিগত তথ্য সুরক্ষা আইন আছে কি?', 'ইংরেজি'],
  ['cs', 'Existuje zákon o ochraně osobních údajů?', 'angličtina'],
  ['de', 'Gibt es ein Gesetz zum Datenschutz?', 'Englisch'],
  ['el', 'Υπάρχει νόμος για την προστασία δεδομένων;', 'Αγγλικά'],
  ['fa', 'آیا قانون حفاظت از داده‌های شخصی وجود دارد؟', 'انگلیسی'],
  ['gu', 'શું ડેટા સુરક્ષા કાયદો છે?', 'અંગ્રેજી'],
  ['hi', 'क्या डेटा सुरक्षा का कोई कानून है?', 'अंग्रेज़ी'],
  ['hu', 'Van törvény a személyes adatok védelméről?', 'angol'],
  ['it', 'Esiste una legge sulla protezione dei dati personali?', 'inglese'],
  ['ja', '個人情報保護法はありますか', '英語'],
  ['kn', 'ಡೇಟಾ ರಕ್ಷಣಾ ಕಾನೂನು ಇದೆಯೇ?', 'ಇಂಗ್ಲಿಷ್'],
  ['ko', '개인정보 보호법이 있나요?', '영어'],
  ['ml', 'ഡാറ്റ സംരക്ഷണ നിയമം ഉണ്ടോ?', 'ഇംഗ്ലീഷ്'],
  ['mr', 'वैयक्तिक माहितीच्या संरक्षणासाठी कायदा आहे का?', 'इंग्रजी'],
  ['ms', 'Apakah ada undang-undang tentang perlindungan data pribadi?', 'Inggeris'],
  ['nl', 'Is er een wet over gegevensbescherming?', 'Engels'],
  ['or', 'ତଥ୍ୟ ସୁରକ୍ଷା ପାଇଁ କୌଣସି ଆଇନ ଅଛି କି?', 'ଇଂରାଜୀ'],
  ['pa', 'ਕੀ ਡੇਟਾ ਸੁਰੱਖਿਆ ਦਾ ਕੋਈ ਕਾਨੂੰਨ ਹੈ?', 'ਅੰਗਰੇਜ਼ੀ'],
  ['pl', 'Czy istnieje ustawa o ochronie danych osobowych?', 'angielski'],
  ['pt', 'Existe uma lei de proteção de dados pessoais?', 'inglês'],
  ['ro', 'Există o lege privind protecția datelor cu caracter personal?', 'engleză'],
  ['ta', 'தரவு பாதுகாப்பு சட்டம் உள்ளதா?', 'ஆங்கிலம்'],
  ['te', 'డేటా రక్షణ చట్టం ఉందా?', 'ఇంగ్లీష్'],
  ['th', 'มีกฎหมายคุ้มครองข้อมูลส่วนบุคคลหรือไม่', 'อังกฤษ'],
  ['tl', 'Mayroon bang batas tungkol sa proteksyon ng personal na datos?', 'Ingles'],
  ['tr', 'Kişisel verilerin korunması kanunu var mı?', 'İngilizce'],
  ['uk', 'Чи існує закон про захист персональних даних?', 'англійська'],
  ['ur', 'کیا ڈیٹا کے تحفظ کا کوئی قانون موجود ہے؟', 'انگریزی'],
  ['vi', 'Có luật bảo vệ dữ liệu cá nhân không?', 'Tiếng Anh'],
];

describe('the language of a question', () => {
  it.each(QUESTIONS)(
    '%s is told, and answered with the languages understood',
    (language, question, english) => {
      expect(detect(question)).toBe(language);
      const line = languagesUnderstood(detect(question), LANGUAGE_CODES);
      expect(line).toContain(english);
      expect(line).not.toContain('I understand');
      expect(line).not.toContain('\n');
    },
  );

  it('that has no line of its own is answered in English', () => {
    expect(languagesUnderstood('eu', LANGUAGE_CODES)).toBe(
      'I understand these languages: English, French, Spanish, Russian, Chinese, Arabic',
    );
    expect(languagesUnderstood(undefined, ['en', 'fr'])).toBe(
      'I understand these languages: English, French',
    );
  });

  it.each([
    '',
    '39',
    'Q39',
    '???',
    'CIO',
    'ICM Act',
    '🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂',
    'legal',
    'starlink',
    'Satellietinternet?',
  ])('is left open for %j', (text) => {
    expect(detect(text)).toBeUndefined();
  });

  it.each(LANGUAGE_CODES)('is seldom wrong for what people ask in %s, and hardly ever foreign', (code) => {
    const understood: readonly (string | undefined)[] = [...LANGUAGE_CODES, undefined];
    const asked = answersIn(code)
      .response.topics.flatMap(({ phrasings }) => phrasings)
      .filter((_, index) => index % 7 === 0);
    const short = asked.map((text) => (code === 'zh' ? text.slice(0, 6) : text.split(' ', 3).join(' ')));
    expect(asked.length).toBeGreaterThan(400);
    for (const texts of [asked, short]) {
      const told = texts.map((text) => detect(text));
      const wrong = told.filter((one) => one !== undefined && one !== code);
      expect(wrong.length).toBeLessThanOrEqual(texts.length * 0.02);
      const foreign = told.filter((one) => !understood.includes(one));
      expect(foreign.length).toBeLessThanOrEqual(texts.length * 0.01);
    }
    expect(asked.filter((text) => detect(text) === code).length).toBeGreaterThan(asked.length * 0.75);
  });
});
