import type { LanguageCode } from '../search/languages/index.ts';

/** The site's own words in one language, beside those of the bot. */
export interface SiteWords {
  /** The language's name in itself. */
  readonly language: string;
  /** The Discord locale in which the bot answers. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';

  /** Between the asker and the command: "tashi used /ask". */
  readonly used: string;
  readonly onlyYou: string;
  readonly dismiss: string;
  readonly you: string;
  /** The chat's text field and what to do there. */
  readonly messageField: string;
  readonly send: string;
  readonly suggestions: string;
  readonly cancel: string;
  readonly welcome: string;
  /** What somebody else wrote in the channel. */
  readonly sample: string;

  readonly search: string;
  readonly go: string;
  readonly placeholder: string;
  readonly loading: string;
  readonly loadFailed: string;
  readonly results: (count: number) => string;
}

const WORDS: Readonly<Record<LanguageCode, SiteWords>> = {
  en: {
    language: 'English',
    locale: 'en-US',
    direction: 'ltr',
    used: 'used',
    onlyYou: 'Only you can see this',
    dismiss: 'Dismiss message',
    you: 'you',
    messageField: 'Ask a question, or type /',
    send: 'Send',
    suggestions: 'Suggestions',
    cancel: 'Cancel the command',
    welcome:
      'This is the bot itself, running in your browser. Nothing you type leaves this page. E-mail addresses are masked here.',
    sample: 'Does Bhutan have a law on data privacy?',
    search: 'Search the answers',
    go: 'Search',
    placeholder: 'Ask in your own words, or a number such as Q39',
    loading: 'Loading the search…',
    loadFailed: 'The search could not be loaded. Reload the page to try again.',
    results: (count) => (count === 1 ? '1 result' : `${count} results`),
  },
  fr: {
    language: 'Français',
    locale: 'fr',
    direction: 'ltr',
    used: 'a utilisé',
    onlyYou: 'Vous seul pouvez voir ceci',
    dismiss: 'Rejeter le message',
    you: 'vous',
    messageField: 'Posez une question, ou tapez /',
    send: 'Envoyer',
    suggestions: 'Suggestions',
    cancel: 'Annuler la commande',
    welcome:
      'C’est le bot lui-même, dans votre navigateur. Rien de ce que vous tapez ne quitte cette page. Les adresses électroniques sont masquées ici.',
    sample: 'Le Bhoutan a-t-il une loi sur la protection des données ?',
    search: 'Chercher dans les réponses',
    go: 'Chercher',
    placeholder: 'Avec vos mots, ou un numéro comme Q39',
    loading: 'Chargement de la recherche…',
    loadFailed: 'La recherche n’a pas pu être chargée. Rechargez la page pour réessayer.',
    results: (count) => (count === 1 ? '1 résultat' : `${count} résultats`),
  },
  es: {
    language: 'Español',
    locale: 'es-ES',
    direction: 'ltr',
    used: 'usó',
    onlyYou: 'Solo tú puedes ver esto',
    dismiss: 'Descartar mensaje',
    you: 'tú',
    messageField: 'Haz una pregunta, o escribe /',
    send: 'Enviar',
    suggestions: 'Sugerencias',
    cancel: 'Cancelar el comando',
    welcome:
      'Este es el propio bot, en tu navegador. Nada de lo que escribas sale de esta página. Aquí las direcciones de correo aparecen ocultas.',
    sample: '¿Tiene Bután una ley de protección de datos?',
    search: 'Buscar en las respuestas',
    go: 'Buscar',
    placeholder: 'Con tus palabras, o un número como Q39',
    loading: 'Cargando la búsqueda…',
    loadFailed: 'No se pudo cargar la búsqueda. Recarga la página para intentarlo de nuevo.',
    results: (count) => (count === 1 ? '1 resultado' : `${count} resultados`),
  },
  ru: {
    language: 'Русский',
    locale: 'ru',
    direction: 'ltr',
    used: 'использует',
    onlyYou: 'Это видите только вы',
    dismiss: 'Скрыть сообщение',
    you: 'вы',
    messageField: 'Задайте вопрос или введите /',
    send: 'Отправить',
    suggestions: 'Подсказки',
    cancel: 'Отменить команду',
    welcome:
      'Это сам бот, он работает в вашем браузере. Введённый текст не покидает эту страницу. Адреса электронной почты здесь скрыты.',
    sample: 'Есть ли в Бутане закон о персональных данных?',
    search: 'Поиск по ответам',
    go: 'Найти',
    placeholder: 'Своими словами или номер, например Q39',
    loading: 'Поиск загружается…',
    loadFailed: 'Не удалось загрузить поиск. Обновите страницу и попробуйте снова.',
    results: (count) => `Результатов: ${count}`,
  },
  zh: {
    language: '中文',
    locale: 'zh-CN',
    direction: 'ltr',
    used: '使用了',
    onlyYou: '只有您能看到',
    dismiss: '关闭此消息',
    you: '您',
    messageField: '输入问题，或输入 /',
    send: '发送',
    suggestions: '建议',
    cancel: '取消命令',
    welcome: '这就是机器人本身，在您的浏览器中运行。您输入的内容不会离开此页面。这里的电子邮件地址已被隐藏。',
    sample: '不丹有数据隐私法吗？',
    search: '搜索答复',
    go: '搜索',
    placeholder: '用您自己的话提问，或输入编号，如 Q39',
    loading: '正在加载搜索…',
    loadFailed: '无法加载搜索。请刷新页面重试。',
    results: (count) => `${count} 条结果`,
  },
  ar: {
    language: 'العربية',
    locale: 'ar',
    direction: 'rtl',
    used: 'استخدم',
    onlyYou: 'لا يمكن لغيرك رؤية هذا',
    dismiss: 'إخفاء الرسالة',
    you: 'أنت',
    messageField: 'اطرح سؤالا، أو اكتب /',
    send: 'إرسال',
    suggestions: 'اقتراحات',
    cancel: 'إلغاء الأمر',
    welcome:
      'هذا هو البوت نفسه، يعمل في متصفحك. لا شيء مما تكتبه يغادر هذه الصفحة. عناوين البريد الإلكتروني محجوبة هنا.',
    sample: 'هل لدى بوتان قانون لحماية البيانات؟',
    search: 'البحث في الإجابات',
    go: 'بحث',
    placeholder: 'اسأل بكلماتك، أو اكتب رقما مثل Q39',
    loading: 'جار تحميل البحث…',
    loadFailed: 'تعذر تحميل البحث. أعد تحميل الصفحة للمحاولة مرة أخرى.',
    results: (count) => `عدد النتائج: ${count}`,
  },
};

/** What the page says in a language, beside the bot's own texts. */
export function siteWords(language: LanguageCode): SiteWords {
  return WORDS[language];
}

/** The language that a reader most likely wants, of those that the bot knows. */
export function preferredLanguage(wanted: readonly string[], known: readonly LanguageCode[]): LanguageCode {
  const codes = wanted.map((tag) => tag.toLowerCase().split('-')[0]);
  return known.find((code) => code === codes.find((one) => known.some((other) => other === one))) ?? 'en';
}
