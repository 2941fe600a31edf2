import snowball from 'snowball-stemmers';
import { jointsAt } from '../parts.ts';
import { createTextAnalysis, type Language } from '../text.ts';

const STOP_WORDS = `
  a ahi al algo algun alguna algunas alguno algunos alla ante antes aquel aquella aqui asi aun aunque bueno cada como con
  contra cual cuales cuando da dar dame de decir del dice dicen dime donde dos e el ella ellas ellos en entonces entre era
  es esa esas ese eso esos esta estaba estado estamos estan estar estas este esto estos estoy fue fueron gracias ha habia
  hace hacen hacer han hasta hay he hola hoy igual incluso ir la las le les lo los mas me mi mientras mis mismo muchos muy
  nada ni nos nosotros o os otra otras otro otros para pero poco por porfa porque pq pues puede pueden puedo q qe que
  quiero quien quienes saber sabes se sea segun ser si sido siempre sin sobre sois solo somos son soy su sus tal tambien
  tan tanto te tengo ti tiene tienen toda todas todo todos tu tus u un una unas uno unos va vamos van ver vosotros voy
  xq y ya yo
  bot pregunta respuesta`;

const stemmer = snowball.newStemmer('spanish');

const language: Language = {
  code: 'es',
  stopWords: new Set(STOP_WORDS.trim().split(/\s+/)),
  stem: (word) => (/^[a-z]{3,40}$/.test(word) ? stemmer.stem(word) : word),
  prefixes: { letters: 'e', joins: 'hyphens' },
  prepare: (word) => word,
  joints: jointsAt(String.raw`(?<!\p{L})(?:y|e|así como|además de)(?!\p{L})`),
  articles: new Set('el la los las un una unos unas'.split(' ')),
  comparing:
    /(?<!\p{L})(?:como|tipo|parecid[oa]s? a|similar(?:es)? a|igual que|al estilo de|equivalentes? (?:a|de))(?!\p{L})[^.?!;]{0,24}$/iu,
  comingFrom:
    /(?<!\p{L})(?:(?:soy|somos|vengo|venimos|vivo|vivimos|escribo) (?:\p{L}+ ){0,2}(?:de|desde|en)|(?:hola|saludos)(?: a todos)? (?:de|desde))\s+$/iu,
  fieldWords: {
    name: 'nombre llama llamaba quien persona senor senora',
    title: 'titulo cargo puesto rango funcion rol',
    organization:
      'organizacion organismo agencia ministerio oficina departamento trabaja entidad institucion',
    email: 'email mail correo direccion contactar escribir',
  },
  commands: {
    names: {
      ask: 'consultar preguntar',
      search: 'buscar',
      question: 'pregunta',
      summary: 'resumen resumir',
      contents: 'índice contenido contenidos',
      list: 'lista listas listar',
      export: 'exportar descargar',
      help: 'ayuda comandos',
      status: 'estado',
    },
    all: 'todos todas cada lista listas listar cuáles enumera',
    listing:
      'qué todo cuál quién quiénes cuántos cuántas nombres nombre citados citadas mencionados mencionadas nombrados nombradas dame muestra muéstrame',
    links: 'enlace enlaces link links url urls sitio sitios web webs dirección direcciones pdf',
    document:
      'respuesta respuestas pregunta preguntas documento texto página páginas archivo archivos informe respondió respondieron contestó contestaron',
    greetings: 'hola buenas buenos gracias adiós saludos',
    yesAndNo: 'sí no sip nop',
    citing:
      'citado citada citan cita mencionado mencionada mencionan menciona nombrado nombrada nombran aparece aparecen sale salen figura figuran',
    asking:
      'significa significan definicion mencionado citado explica sale salen salio aparece aparecen sigla siglas citan busca buscar refiere pregunta preguntas respuesta respuestas palabra frase parte archivo enlace muestra nombre término texto página',
  },
};

export const spanish = createTextAnalysis(language);
