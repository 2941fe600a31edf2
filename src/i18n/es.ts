import { counterIn } from './format.ts';
import type { Messages } from './messages.ts';

const many = counterIn('es');

/** Spanish, worded to read well in Spain and in Latin America. It says "tú", as Discord's own client does. */
export const es: Messages = {
  locale: 'es',
  direction: 'left to right',
  sentenceGap: ' ',
  fullStop: '.',
  commands: {
    ask: {
      name: 'consultar',
      description: 'Pregunta a tu manera: la respuesta es la del propio gobierno, palabra por palabra',
      options: { query: { name: 'consulta', description: 'Tu pregunta, o un número como Q39' } },
    },
    search: {
      name: 'buscar',
      description: 'Buscar tus palabras clave en todas las preguntas y respuestas',
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
        number: { name: 'número', description: 'Número de la pregunta, o unas palabras de su tema' },
      },
    },
    summary: {
      name: 'resumen',
      description: 'Una sección, o todas las respuestas, de un vistazo',
      options: {
        section: { name: 'sección', description: 'Sección (si se omite, todas las respuestas)' },
      },
    },
    contents: {
      name: 'índice',
      description: 'Explorar las secciones, sus temas y sus preguntas',
      options: { section: { name: 'sección', description: 'Empezar por esta sección' } },
    },
    list: {
      name: 'lista',
      description: 'Todo lo que nombra la respuesta (leyes, organismos, enlaces…), o lo que dejó en blanco',
      options: {
        what: { name: 'qué', description: 'Qué listar' },
        section: { name: 'sección', description: 'Solo en esta sección' },
      },
    },
    export: {
      name: 'exportar',
      description: 'Descargar una sección o todas las respuestas, con sus referencias',
      options: {
        section: { name: 'sección', description: 'Solo esta sección' },
        format: { name: 'formato', description: 'Formato del archivo (Markdown si se omite)' },
      },
    },
    help: { name: 'ayuda', description: 'Qué hace este bot y cómo usarlo', options: {} },
    status: {
      name: 'estado',
      description: 'Para quienes gestionan el servidor: versión, respuestas, tiempo activo y latencia',
      options: {},
    },
  },
  messageCommand: 'Buscar en las respuestas',
  privateOption: {
    name: 'privado',
    description: 'Solo tú verás la respuesta (necesario para ver las direcciones de correo)',
  },

  chat: {
    hello: 'Con gusto: cito lo que respondió el Gobierno. Por ejemplo:',
    examples: [
      '¿Hay una ley de protección de datos?',
      '¿Quién es el director nacional de informática?',
      '¿Qué leyes se citan?',
    ],
    nextPage: 'Para pasar de página, usa los botones bajo la respuesta.',
    about: (f) => ({
      ticks:
        'El texto publicado imprime las opciones, pero se perdió la casilla marcada. Eso no es ni un sí ni un no: el bot muestra las opciones y lo escrito debajo.',
      errors:
        'Las respuestas se muestran tal como se publicaron. Si el fallo es del bot, avisa a quien lo administra aquí.',
      privacy: `El bot no guarda nada sobre ti y no tiene base de datos. Lo que escribes no se envía a ningún otro servicio. ${f.logging}`,
      legal: 'No. Son respuestas de un gobierno a una encuesta, no asesoramiento jurídico.',
      reuse:
        'Cita las palabras del Gobierno con la referencia que da cada respuesta. El bot no sabe con qué licencia se publicó el texto.',
      languages:
        'Puedes preguntar en inglés, francés, español, ruso, chino y árabe. Las respuestas quedan en el idioma del Gobierno.',
      country: `Aquí solo está la respuesta de ${f.country}.`,
      source: `Fuente: la respuesta de ${f.country} a la encuesta ${f.survey}: ${f.source}`,
      operator:
        f.operator === undefined
          ? 'Lo administra quien lo instaló; esta copia no dice quién es. El programa es msq-bot.'
          : `Lo administra ${f.operator}. El programa es msq-bot.`,
      ai: 'Un bot, pero sin modelo de lenguaje: busca en la respuesta y la cita palabra por palabra. Nada se genera.',
      official: `Las palabras citadas son las respuestas del Gobierno de ${f.country} a la encuesta ${f.survey}, tal como se publicaron. El bot no habla ni por el Gobierno ni por las Naciones Unidas.`,
      questions: `El cuestionario tiene ${f.questions} preguntas en ${f.sections} secciones.`,
      limits: 'El bot solo puede decir lo que dice la respuesta: ni opiniones ni noticias.',
      date: `La respuesta corresponde a la encuesta ${f.survey}. El bot no sabe qué día se escribió ni qué ha cambiado desde entonces.`,
      survey: `La encuesta ${f.survey} (${f.publisher}). Los gobiernos rellenan su cuestionario: ${f.form}.`,
      document: `Las respuestas del Gobierno de ${f.country} al cuestionario ${f.form}, ${f.survey}: ${f.questions} preguntas.`,
      bot: `Este es msq-bot: responde preguntas con las palabras del Gobierno, tomadas de la respuesta de ${f.country} a la encuesta ${f.survey}. Solo pregunta.`,
      free: 'Preguntar no cuesta nada. El código de msq-bot es abierto, con licencia MIT.',
    }),
    lists: {
      laws: 'Leyes y reglamentos',
      policies: 'Políticas, estrategias y planes',
      bodies: 'Organismos',
      programmes: 'Programas y proyectos',
      systems: 'Sistemas y portales',
      people: 'Personas',
      positions: 'Cargos',
      technologies: 'Tecnologías',
      amounts: 'Sumas de dinero',
      dates: 'Fechas y períodos',
      links: 'Enlaces',
      social_media: 'Cuentas de redes sociales',
      emails: 'Direcciones de correo',
      blank: 'En blanco',
      in_development: 'En elaboración',
      not_recorded: 'Casillas no registradas',
      same_answer: 'Misma respuesta a varias preguntas',
      no_details: 'En blanco o solo enlaces',
    },
    allLists: 'Listas',
    openList: 'Abrir una lista',
    emptyList: 'No hay ninguno.',
    byAddress: (numbers) => `Solo como dirección web: ${numbers}.`,
    yearsInNames: (numbers) => `Años dentro de nombres: ${numbers}.`,
    inQuestions: (numbers) => `Solo en la pregunta: ${numbers}.`,
    namesNote: 'Nombres tal como están en las respuestas, hallados por reglas: puede faltar alguno.',
  },

  youAsked: (query) => `Tu consulta: ${query}`,
  lettered: (letter, title) => `${letter}: ${title}`,
  section: (name) => `Sección ${name}`,
  unofficially: (translation) => `Traducción no oficial: ${translation}`,
  optionsPrinted: (options) => `Opciones del formulario: ${options}.`,
  selectionNotRecorded: 'El texto publicado no indica qué se marcó.',
  selected: (options) => `Opción marcada: ${options}.`,
  blank: 'Se dejó en blanco.',
  noField: 'Esta pregunta no tiene campo de texto, solo estas opciones.',
  noDetails: 'sin detalles',
  sameAnswer: (numbers) => `${numbers}: la misma respuesta`,
  sameAnswerAs: (number) => `la misma respuesta que en ${number}`,
  answerContinues: 'La respuesta continúa: abre la pregunta para leerla completa.',
  inDevelopment: 'En elaboración',
  alsoNear: 'Temas relacionados',
  searchedFor: (typed, used) => `se buscó «${used}» en vez de «${typed}»`,
  matchedWords: (list) => `coincidencias: ${list}`,
  emailsHidden: 'Las direcciones de correo solo se muestran con la opción `privado`.',
  showEmails: 'Mostrarme los correos',
  source: (country, survey) => `${country} · ${survey}`,
  asPublished: 'Texto literal del gobierno, en inglés, tal como se publicó.',

  unclear: 'No se encontró una respuesta clara en el texto publicado.',
  nearest: 'Lo más parecido:',
  nothingFound: 'No se encontró nada en las respuestas publicadas que coincida con tu consulta.',
  notAsked: (theme) => `El cuestionario no pregunta sobre este tema: ${theme}.`,
  tryInstead: 'Reformula la consulta, o elige una sección del cuestionario:',
  noSuchQuestion: (number, last) => `No existe la pregunta ${number}: van de la 1 a la ${last}.`,
  browse: 'Explorar una sección',

  found: (count, keywords) =>
    `${many(count, { one: 'pregunta contiene', other: 'preguntas contienen' })} ${keywords}`,
  foundNothing: (keywords) => `Ninguna pregunta contiene ${keywords}`,
  inSection: (name) => `en la sección ${name}`,
  inTheQuestion: 'en la pregunta, no en la respuesta',
  searchTips:
    'Menos palabras, más resultados; `OR` entre dos palabras busca una u otra. Este comando busca las palabras del texto en inglés; `/consultar` entiende preguntas en español.',
  nothingToSearch: (keywords) => `No hay nada que buscar en «${keywords}»`,
  wordNeeded:
    'Escribe al menos una palabra que diga qué buscas. Palabras como «the» están en todas partes, y una palabra con signo menos solo se excluye.',
  openQuestion: 'Abrir una pregunta',
  seeAlso: (numbers) => `Véase también: ${numbers}.`,

  required: 'obligatoria',
  lines: (question, from, to) =>
    from === to ? `${question}, línea ${from}` : `${question}, líneas ${from}–${to}`,
  previous: 'Anterior',
  next: 'Siguiente',
  page: (page, pages) => `Página ${page} de ${pages}`,
  openSection: 'Abrir una sección',
  toSummary: 'Resumen',
  allSections: 'Todas las secciones',
  openTopic: 'Abrir un tema',
  contents: 'Índice',
  figures: ({ questions, topics, details, development, not_recorded: notRecorded, blank }) =>
    [
      many(questions, { one: 'pregunta', other: 'preguntas' }),
      many(topics, { one: 'tema', other: 'temas' }),
      details > 0 ? `${details} con detalles` : '',
      development > 0 ? `${development} en elaboración` : '',
      notRecorded > 0 ? many(notRecorded, { one: 'opción sin indicar', other: 'opciones sin indicar' }) : '',
      blank > 0 ? `${blank} en blanco` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  states: {
    details: 'con detalles',
    development: 'en elaboración',
    not_recorded: 'opción sin indicar',
    blank: 'en blanco',
  },
  wholeResponse: (country) => `Todas las respuestas (${country})`,

  helpIntro: (country, survey) =>
    `Lo que el gobierno (país: ${country}) respondió a la encuesta «${survey}». Pregunta en español o en inglés; las citas quedan en inglés.`,
  helpHonesty:
    'Cada respuesta se cita palabra por palabra, en su idioma original, con su número de pregunta. El bot no genera texto. Si el texto publicado no indica qué opción se marcó, el bot lo dice y muestra lo que se escribió.',
  helpPrivate: 'Activa `privado` en un comando para que solo tú veas la respuesta.',
  questionsLogged:
    'Quien administra este bot registra lo que se pregunta, sin quién lo pregunta, para saber qué no pudo responder.',
  questionsNotLogged: 'No se registra lo que preguntas ni quién pregunta.',
  helpInvite: (server, account) => `Añadir el bot: ${server} · ${account}`,
  inviteServer: 'a un servidor',
  inviteAccount: 'a tus aplicaciones',
  commandList: 'Comandos',

  status: ({ version, response, document, sha256, uptime, transports, latency }) =>
    [
      `**msq-bot ${version}**`,
      `Respuestas: ${response}`,
      `Documento: ${document}, SHA-256 empieza por ${sha256}`,
      `Tiempo activo: ${uptime}`,
      latency
        ? `Latencia: mediana ${latency.median}, percentil 99 ${latency.p99} (${many(latency.count, { one: 'interacción', other: 'interacciones' })})`
        : 'Latencia: aún sin mediciones',
      `Acceso: ${transports}`,
    ].join('\n'),

  activity: ({ outcomes, languages, commands, topics, notMeant }) =>
    [
      `Resultados: ${outcomes}`,
      `Idiomas: ${languages}`,
      `Comandos: ${commands}`,
      `Lo más consultado: ${topics}`,
      `No era lo buscado: ${notMeant}`,
    ].join('\n'),

  exported: (name) => `Respuestas tal como se publicaron, cada una con su referencia. Contenido: ${name}`,
  cite: 'Citar',
  citeNote: 'Referencia para copiar:',
  mayNotPost: 'El bot no puede escribir en este canal; por eso solo tú ves este mensaje.',

  remove: 'Eliminar',
  notYours: 'Solo quien hizo la consulta puede eliminar este mensaje.',
  share: 'Publicar aquí',

  notMeant: 'No es lo que buscaba',
  notMeantNear: 'Quizá buscabas uno de estos temas:',
  notMeantNone: 'No hay otro tema parecido. Explora una sección o pregunta con otras palabras.',
  howToAsk:
    'Pregunta una sola cosa cada vez, con las palabras del cuestionario si las conoces, por ejemplo «ley de protección de datos». `/buscar` encuentra palabras exactas, y un número como `Q39` abre una pregunta.',

  unknownCommand: 'Comando desconocido. Usa `/ayuda` para ver la lista.',
  unknownSection: (sections) => `Esa sección no existe. Secciones: ${sections}.`,
  badOption: (name) => `Completa «${name}» y vuelve a enviar el comando.`,
  unknownChoice: (value, choices) => `Aquí no existe «${value}». Elige una de estas opciones: ${choices}.`,
  messageWithoutText: 'Este mensaje no contiene texto que buscar.',
  oldButton: 'Este botón o menú ya no es válido. Vuelve a ejecutar el comando.',
  failure: (reference) =>
    `Algo salió mal. Inténtalo de nuevo; si vuelve a fallar, envía este código a quien administra el bot: \`${reference}\``,
};
