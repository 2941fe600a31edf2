import type { Messages } from './messages.ts';
import { counterIn } from './plural.ts';

const many = counterIn('es');

/** Spanish, worded to read well in Spain and in Latin America. */
export const es: Messages = {
  locale: 'es',
  commands: {
    ask: {
      name: 'consultar',
      description: 'Pregunte con sus palabras; obtenga las del propio gobierno, con números de pregunta',
      options: {
        query: {
          name: 'consulta',
          description: 'Lo que desea saber (en inglés), o un número de pregunta como Q39',
        },
      },
    },
    search: {
      name: 'buscar',
      description: 'Encontrar todas las preguntas que contienen sus palabras clave',
      options: {
        keywords: {
          name: 'palabras',
          description: 'Palabras en inglés; "una frase" entre comillas; -palabra para excluir',
        },
        section: { name: 'sección', description: 'Solo en esta sección' },
      },
    },
    question: {
      name: 'pregunta',
      description: 'Mostrar una pregunta con su respuesta',
      options: {
        number: { name: 'número', description: 'Número de la pregunta, o palabras de su tema (en inglés)' },
      },
    },
    summary: {
      name: 'resumen',
      description: 'Una sección de un vistazo, o toda la respuesta',
      options: { section: { name: 'sección', description: 'La sección; si se omite, toda la respuesta' } },
    },
    contents: {
      name: 'índice',
      description: 'Explorar las secciones, sus temas y sus preguntas',
      options: { section: { name: 'sección', description: 'Empezar por esta sección' } },
    },
    export: {
      name: 'exportar',
      description: 'Una sección o toda la respuesta en un archivo, con las referencias',
      options: {
        section: { name: 'sección', description: 'Solo esta sección' },
        format: { name: 'formato', description: 'Tipo de archivo; si se omite, markdown' },
      },
    },
    help: { name: 'ayuda', description: 'Qué hace este bot y cómo usarlo', options: {} },
    status: {
      name: 'estado',
      description: 'Para quienes gestionan el servidor: versión, respuesta, tiempo en marcha y latencia',
      options: {},
    },
  },
  messageCommand: 'Buscar este texto',
  privateOption: {
    name: 'privado',
    description: 'Mostrar el mensaje solo a usted (necesario para ver los correos electrónicos)',
  },

  youAsked: (query) => `Su consulta: ${query}`,
  section: (title) => `Sección ${title}`,
  optionsPrinted: (options) => `Opciones del formulario: ${options}.`,
  selectionNotRecorded: 'El texto publicado no conserva la opción marcada.',
  selected: (options) => `Marcado: ${options}.`,
  blank: 'Este campo se dejó en blanco.',
  noField: 'Aquí no hay campo de texto, solo estas opciones.',
  noDetails: 'sin detalles',
  sameAnswer: (numbers) => `${numbers}: la misma respuesta`,
  sameAnswerAs: (number) => `la misma respuesta que en ${number}`,
  answerContinues: 'La respuesta es más larga: abra la pregunta para leerla completa.',
  inDevelopment: 'En elaboración',
  alsoNear: 'Otros temas cercanos',
  alsoSearched: (phrasing) => `también se buscó: ${phrasing}`,
  searchedFor: (typed, used) => `«${typed}» se leyó como «${used}»`,
  matchedWords: (list) => `coincidencias: ${list}`,
  emailsHidden: 'Los correos electrónicos solo se muestran con la opción `privado`.',
  source: (country, survey) => `${country} · ${survey}`,
  asPublished: 'Palabras del propio gobierno, en el original tal como se publicó.',

  unclear: 'La respuesta publicada no contesta esto con claridad.',
  nearest: 'Preguntas más cercanas:',
  nothingFound: 'Nada en la respuesta publicada coincide con su consulta.',
  notAsked: () => 'El cuestionario no pregunta sobre este tema.',
  tryInstead: 'El cuestionario abarca estas secciones. Elija una, o reformule la consulta en inglés:',
  noSuchQuestion: (number, last) =>
    `No existe la pregunta ${number}: el cuestionario tiene preguntas de la 1 a la ${last}.`,
  browse: 'Explorar una sección',

  found: (count, keywords) => `${many(count, { one: 'pregunta', other: 'preguntas' })} con ${keywords}`,
  foundNothing: (keywords) => `Ninguna pregunta contiene ${keywords}`,
  inSection: (title) => `en la sección ${title}`,
  inTheQuestion: 'en la pregunta, no en la respuesta',
  searchTips:
    'Con menos palabras se encuentra más. `/consultar` entiende preguntas formuladas libremente (en inglés); este comando busca las palabras exactas.',
  openQuestion: 'Abrir una pregunta',
  openOneOf: (numbers) => `Abrir una pregunta: ${numbers}`,

  required: 'obligatoria',
  lines: (from, to) => (from === to ? `línea ${from}` : `líneas ${from}–${to}`),
  previous: 'Anterior',
  next: 'Siguiente',
  page: (page, pages) => `Página ${page} de ${pages}`,
  openSection: 'Abrir una sección',
  atAGlance: 'De un vistazo',
  allSections: 'Todas las secciones',
  openTopic: 'Abrir un tema',
  contents: 'Índice',
  figures: ({ questions, topics, withDetails, blank, notRecorded, inDevelopment }) =>
    [
      many(questions, { one: 'pregunta', other: 'preguntas' }),
      many(topics, { one: 'tema', other: 'temas' }),
      `${withDetails} con detalles`,
      blank > 0 ? `${blank} en blanco` : '',
      notRecorded > 0
        ? many(notRecorded, { one: 'opción no conservada', other: 'opciones no conservadas' })
        : '',
      inDevelopment > 0 ? `${inDevelopment} en elaboración` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  states: {
    details: 'con detalles',
    development: 'en desarrollo',
    not_recorded: 'selección no registrada',
    blank: 'en blanco',
  },
  wholeResponse: (country) => `Respuesta completa (${country})`,

  helpIntro: (country, survey) =>
    `Consulte lo que el gobierno (${country}) respondió en la encuesta «${survey}». La búsqueda funciona en inglés, el idioma del texto publicado.`,
  helpHonesty:
    'Cada respuesta se cita palabra por palabra, en el idioma original, con su número de pregunta. No se genera nada. Cuando el texto publicado no conserva la opción marcada, el bot lo indica y muestra lo que se escribió.',
  helpPrivate: 'Añada `privado: True` a un comando para que solo usted vea el mensaje.',
  helpInvite: (server, account) => `Añadir el bot: ${server} · ${account}`,
  inviteServer: 'a un servidor',
  inviteAccount: 'a su propia cuenta',
  commandList: 'Comandos',

  status: ({ version, response, document, sha256, uptime, transports, latency }) =>
    [
      `**msq-bot ${version}**`,
      `Respuesta: ${response}`,
      `Documento: ${document}, SHA-256 empieza por ${sha256}`,
      `En marcha desde hace: ${uptime}`,
      latency
        ? `Latencia: mediana ${latency.median}, 99 de 100 en ${latency.p99} como máximo (${many(latency.count, { one: 'interacción', other: 'interacciones' })})`
        : 'Latencia: aún ninguna interacción',
      `Acceso: ${transports}`,
    ].join('\n'),

  exported: (name) => `${name}: las respuestas tal como se publicaron, cada una con su referencia.`,
  cite: 'Citar',
  citeNote: 'Para copiar:',
  mayNotPost: 'El bot no puede publicar en este canal; por eso solo usted ve este mensaje.',

  remove: 'Eliminar',
  notYours: 'Solo quien hizo la consulta puede eliminar este mensaje.',
  share: 'Mostrar en el canal',

  unknownCommand: 'Este comando no existe aquí. `/ayuda` muestra los que hay.',
  unknownSection: (sections) => `Esa sección no existe. Secciones: ${sections}.`,
  badOption: (name) => `Complete «${name}» y vuelva a enviar el comando.`,
  messageWithoutText: 'Este mensaje no contiene texto que buscar.',
  oldButton: 'Este botón es de una versión anterior. Ejecute el comando de nuevo.',
  failure: (reference) =>
    `Se produjo un error en el bot. Inténtelo de nuevo; si vuelve a fallar, comunique este código a quien administra el bot: \`${reference}\``,
};
