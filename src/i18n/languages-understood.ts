/**
 * "I understand these languages:" in the most spoken languages in which the bot understands no questions, of those that
 * `search/languages/detect.ts` tells apart. Malay is worded so that it is Indonesian too.
 */
const INTRODUCTIONS: Readonly<Record<string, string>> = {
  am: 'የምረዳቸው ቋንቋዎች፦',
  az: 'Bu dilləri başa düşürəm:',
  bn: 'আমি এই ভাষাগুলো বুঝি:',
  cs: 'Rozumím těmto jazykům:',
  de: 'Ich verstehe diese Sprachen:',
  el: 'Καταλαβαίνω αυτές τις γλώσσες:',
  fa: 'این زبان‌ها را می‌فهمم:',
  gu: 'હું આ ભાષાઓ સમજું છું:',
  hi: 'मैं ये भाषाएँ समझता हूँ:',
  hu: 'Ezeket a nyelveket értem:',
  it: 'Capisco queste lingue:',
  ja: '次の言語がわかります：',
  kn: 'ನನಗೆ ಈ ಭಾಷೆಗಳು ಅರ್ಥವಾಗುತ್ತವೆ:',
  ko: '이해할 수 있는 언어:',
  ml: 'എനിക്ക് ഈ ഭാഷകൾ മനസ്സിലാകും:',
  mr: 'मला या भाषा समजतात:',
  ms: 'Saya mengerti bahasa berikut:',
  nl: 'Ik begrijp deze talen:',
  or: 'ମୁଁ ଏହି ଭାଷାଗୁଡ଼ିକ ବୁଝେ:',
  pa: 'ਮੈਂ ਇਹ ਭਾਸ਼ਾਵਾਂ ਸਮਝਦਾ ਹਾਂ:',
  pl: 'Rozumiem te języki:',
  pt: 'Entendo estas línguas:',
  ro: 'Înțeleg aceste limbi:',
  ta: 'எனக்குப் புரியும் மொழிகள்:',
  te: 'నాకు అర్థమయ్యే భాషలు:',
  th: 'ภาษาที่ฉันเข้าใจ:',
  tl: 'Naiintindihan ko ang mga wikang ito:',
  tr: 'Şu dilleri anlıyorum:',
  uk: 'Я розумію ці мови:',
  ur: 'میں یہ زبانیں سمجھتا ہوں:',
  vi: 'Tôi hiểu các ngôn ngữ này:',
};

const ENGLISH = 'I understand these languages:';

/**
 * Says which languages the bot understands, in one line, to somebody who writes in another one.
 * @param language The ISO 639-1 code of that language; undefined if it is not known. English where there is no line
 *   in it.
 * @param understood The codes of the languages that the bot understands.
 */
export function languagesUnderstood(language: string | undefined, understood: readonly string[]): string {
  const own = INTRODUCTIONS[language ?? ''];
  const locale = own === undefined || language === undefined ? 'en' : language;
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' });
  return `${own ?? ENGLISH} ${list.format(understood.map((code) => names.of(code) ?? code))}`;
}
