import { jointsAt } from '../parts.ts';
import { createTextAnalysis, type Language } from '../text.ts';
import { english } from './en.ts';

/** Folded: without hamza, vowel signs and tatweel. */
const STOP_WORDS = `
  ا اذا اريد اعرف اعطني ال الا التي الذي الذين الى الي ام ان انا انت انو او اي ايش ايضا ايه اين بعد بدي بشان بعض بل بها به
  بين تلك ثم جدا حتى حتي حد حول دا دي ديال ذلك سؤال شكرا شنو شو طيب عاوز عايز عشان على علي عليه عليها عن عند عندهم عندي عنه
  عنها غير في فيه فيها فين قبل قد كان كانت كل كم كما كيف كيفاش لا لان لدي لديهم لدى لديها لك لكن لم لماذا لن له لها لهم ليس ليش
  ليه ما ماذا متي متى مرحبا مع معلش ممكن من منه منها مين نعم هاد هاي هذا هذه هل هم هنا هناك هو هي واش وش وين يا يعني يكون يوجد
  تكون توجد شي حاجه ده يمكن يمكنني يوجد السلام عليكم لو سمحت فضلك
  بوت جواب`;

/** Prefixes and suffixes of the light10 stemmer (L. Larkey, L. Ballesteros and M. Connell, "Light Stemming for Arabic
 * Information Retrieval", 2007), on folded words. */
const PREFIX = /^(?:وال|فال|بال|كال|ولل|لل|ال|و(?=..))(?=...)/u;
const SUFFIX = /(?<=...)(?:ها|ان|ات|ون|ين|يه|ه|ي)$/u;

function stemArabic(word: string): string {
  return word.replace(PREFIX, '').replace(SUFFIX, '');
}

/** What is left after NFKD has taken off hamza, madda and vowel signs. */
const SAME_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ى', 'ي'],
  ['ة', 'ه'],
  ['ٱ', 'ا'],
  ['ک', 'ك'],
  ['ی', 'ي'],
  ['ء', ''],
  ['ـ', ''],
  ...Array.from('٠١٢٣٤٥٦٧٨٩', (digit, at): [string, string] => [digit, String(at)]),
]);

const language: Language = {
  code: 'ar',
  stopWords: new Set(STOP_WORDS.trim().split(/\s+/)),
  stem: (word) => (/^[\u0600-\u06FF]{3,40}$/u.test(word) ? stemArabic(word) : english.stem(word)),
  prefixes: { letters: 'e', joins: 'hyphens' },
  prepare: (word) => word.replace(/[ىةٱکیءـ٠-٩]/gu, (letter) => SAME_LETTERS.get(letter) ?? letter),
  joints: jointsAt(String.raw`\s(?:و\s|و(?=ال))|(?<!\p{L})(?:وكذلك|وأيضا|وايضا|بالإضافة إلى)(?!\p{L})`),
  comparing: /(?<!\p{L})(?:مثل|زي|كما|على غرار|شبيه\p{L}*|مشابه\p{L}*)(?!\p{L})[^.؟!؛]{0,24}$/u,
  comingFrom:
    /(?<!\p{L})(?:(?:أنا|انا|نحن|تحية|مرحبا) (?:\p{L}+ )?من|(?:أعيش|اعيش|أعمل|اعمل|أسكن) (?:\p{L}+ )?(?:من|في))\s+$/u,
  fieldWords: {
    name: 'اسم اسمه الاسم من مين يدعى شخص',
    title: 'منصب المنصب وظيفه وظيفته لقب مسمي رتبه شغل شغله يشتغل عمله',
    organization: 'جهه الجهه مؤسسه منظمه وزاره اداره يعمل هيئه قسم دايره دائره',
    email: 'ايميل بريد البريد الكتروني عنوان اتواصل مراسله',
  },
  commands: {
    names: {
      ask: 'اسأل',
      search: 'بحث',
      question: 'سؤال السؤال',
      summary: 'ملخص لخص خلاصة',
      contents: 'المحتويات محتويات فهرس الفهرس',
      list: 'قائمة القوائم قوائم',
      export: 'تصدير تنزيل تحميل',
      help: 'مساعدة ساعدني الأوامر',
      status: 'الحالة حالة',
    },
    all: 'كل جميع كافة قائمة اذكر اسرد',
    listing: 'ما ماهي أي من كم أسماء المذكورة المذكورين مذكورة اعطني اعرض',
    links: 'رابط روابط الروابط موقع مواقع المواقع عنوان عناوين pdf',
    document:
      'جواب أجوبة الأجوبة إجابة إجابات الإجابات سؤال أسئلة الأسئلة وثيقة الوثيقة نص النص صفحة صفحات ملف ملفات أجاب أجابت ردت',
    greetings: 'مرحبا سلام شكرا',
    yesAndNo: 'نعم لا ايوه',
    citing: 'ذكر ذكرت ورد وردت يذكر تذكر مذكور مذكورة يرد ترد جاء جاءت',
    asking:
      'معني يعني تعريف ذكر شرح هون كلمه انذكر مكتوب ورد وردت ملف الملف رابط الرابط عباره اختصار معناها معناه لقيت سوال جواب اسم نص مصطلح',
  },
};

export const arabic = createTextAnalysis(language);
