import type { ChatMessages } from './chat-messages.ts';

export const spanishChatMessages: ChatMessages = {
  hello: '¡Hola! Cito lo que respondió el Gobierno. Por ejemplo:',
  examples: [
    '¿Hay una ley de protección de datos?',
    '¿Quién es el director nacional de informática?',
    '¿Qué leyes se citan?',
  ],
  nextPage: 'Para pasar de página, use los botones debajo de la respuesta.',
  about: (f) => ({
    ticks:
      'El texto publicado imprime las opciones, pero se perdió la casilla marcada. Eso no es ni un sí ni un no: el bot muestra las opciones y lo escrito debajo.',
    errors:
      'Las respuestas se muestran tal como se publicaron. Si el fallo es del bot, avise a quien lo administra aquí.',
    privacy:
      'El bot no guarda nada sobre usted y no tiene base de datos. Lo que escribe no se envía a ningún otro servicio y solo aparece en el registro si el operador lo activó.',
    legal: 'No. Son respuestas de un gobierno a una encuesta, no asesoramiento jurídico.',
    languages:
      'Puede preguntar en inglés, francés, español, ruso, chino y árabe. Las respuestas quedan en el idioma del Gobierno.',
    country: `Aquí solo está la respuesta de ${f.country}.`,
    source: `Fuente: la respuesta de ${f.country} a la encuesta ${f.survey}: ${f.source}`,
    operator: 'Lo administra quien lo instaló; esta copia no dice quién es. El programa es msq-bot.',
    ai: 'Un bot, pero sin modelo de lenguaje: busca en la respuesta y la cita palabra por palabra. Nada se genera.',
    official: `Las palabras citadas son las respuestas del Gobierno de ${f.country} a la encuesta ${f.survey}, tal como se publicaron. El bot no habla ni por el Gobierno ni por las Naciones Unidas.`,
    questions: `El cuestionario tiene ${f.questions} preguntas en ${f.sections} secciones.`,
    limits: 'El bot solo puede decir lo que dice la respuesta: ni opiniones ni noticias.',
    date: `La respuesta corresponde a la encuesta ${f.survey}. No lleva fecha propia y el bot no sabe qué ha cambiado desde entonces.`,
    survey: `La encuesta ${f.survey} (${f.publisher}). Los gobiernos rellenan su cuestionario: ${f.form}.`,
    document: `Las respuestas del Gobierno de ${f.country} al cuestionario ${f.form}, ${f.survey}: ${f.questions} preguntas.`,
  }),
  lists: {
    laws: 'Leyes y reglamentos',
    policies: 'Políticas, estrategias y planes',
    bodies: 'Organismos',
    programmes: 'Programas y proyectos',
    systems: 'Sistemas y portales',
    people: 'Personas',
    amounts: 'Sumas de dinero',
    dates: 'Fechas y períodos',
    links: 'Enlaces',
    social_media: 'Cuentas de redes sociales',
    blank: 'En blanco',
    in_development: 'En desarrollo',
    not_recorded: 'Casillas no registradas',
    same_answer: 'Misma respuesta a varias preguntas',
    no_details: 'Sin detalles',
  },
  allLists: 'Listas',
  openList: 'Abrir una lista',
  emptyList: 'La respuesta no nombra ninguno.',
  namesNote: 'Nombres tal como están en las respuestas, hallados por reglas: puede faltar alguno.',
};
