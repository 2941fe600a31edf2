import snowball from 'snowball-stemmers';
import { jointsAt } from '../parts.ts';
import { createTextAnalysis, type Language } from '../text.ts';

const STOP_WORDS = `
  a ai aie alors apres as au aucun aussi autre aux avant avec avez avoir avons bon bonjour c ca car ce ceci cela celle
  celles celui ces cet cette ceux chez ci comme comment d dans de deja des desormais deux dire dis dit dites dois doit
  donc donne donner dont du elle elles en encore entre es est et etaient etait etant ete etes etre eu eux fait faire
  faites faut fois font hein hors ici il ils j jai je jen juste l la laquelle le lequel les lesquels leur leurs lui m ma
  mais me meme memes merci mes mettre moi moins mon montre montrer n ne nest ni nos notre nous on ont ou par parce pas
  pendant peu peut peuvent plus plutot pour pourquoi pouvez pq puis puisque qu quand que quel quelle quelles quels quest
  quelque quelques qui quoi s sa sans savoir sais se sera serait ses si sil soit son sont sous stp sur svp t ta tant te
  tel tels tes ton tous tout toute toutes tres trop tu un une va vais vas vers veut veux voila voir vos votre voudrais
  vous vrai vraiment y
  bot question reponse`;

const stemmer = snowball.newStemmer('french');
/** Articles and pronouns that stand before an apostrophe: `l'identite` is `identite`. */
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['\u2019\u02BC\uFF07]/iu;

const language: Language = {
  code: 'fr',
  stopWords: new Set(STOP_WORDS.trim().split(/\s+/)),
  stem: (word) => (/^[a-z]{3,40}$/.test(word) ? stemmer.stem(word) : word),
  prefixes: { letters: 'e', joins: 'hyphens' },
  prepare: (word) => word.replace(ELISION, ''),
  joints: jointsAt(String.raw`(?<!\p{L})(?:et|ainsi que|puis)(?!\p{L})`),
  articles: new Set('le la les un une des'.split(' ')),
  comparing:
    /(?<!\p{L})(?:comme|genre|style|façon|équivalents? (?:de|d|à)|similaires? à|semblables? à|contrairement à)(?!\p{L})[^.?!;]{0,24}$/iu,
  comingFrom:
    /(?<!\p{L})(?:(?:je|nous) (?:suis|sommes|viens|venons|vis|vivons|habite|habitons|travaille|travaillons) (?:\p{L}+ ){0,2}(?:de|du|des|d['’]|en|au|aux|à)|(?:bonjour|salut) (?:de|du|d['’]))\s*(?:la |le |l['’])?$/iu,
  fieldWords: {
    name: 'nom appelle appelait qui personne monsieur madame',
    title: 'titre poste fonction grade rang metier role',
    organization: 'organisation organisme service agence ministere bureau travaille employeur direction',
    email: 'email mail mel courriel adresse contacter ecrire joindre',
  },
  commands: {
    names: {
      ask: 'demander',
      search: 'rechercher chercher',
      question: 'question',
      summary: 'aperçu résumé résumer synthèse',
      contents: 'sommaire index',
      list: 'liste listes lister',
      export: 'exporter télécharger export',
      help: 'aide commandes',
      status: 'statut état',
    },
    all: 'tous toutes chaque liste listes lister lesquels lesquelles quels quelles énumère',
    listing:
      'tout quel quelle qui combien noms nom cite cités citées mentionnés mentionnées nommés nommées donne donnez montre montrez',
    links: 'lien liens url urls site sites adresse adresses pdf',
    document:
      'réponse réponses question questions document texte page pages fichier fichiers rapport répond répondu répondent',
    greetings: 'bonjour bonsoir salut coucou merci',
    yesAndNo: 'oui non ouais nan',
    citing:
      'cité citée cités citées citer mentionné mentionnée mentionnés mentionner nommé nommée évoqué évoquée apparaît apparaissent figure figurent citent mentionnent',
    asking:
      'signifie signifient veut dire definition mentionne cite explique fichier parle sert dedans apparait apparaissent correspond passage montre trouve trouver mot phrase lien page texte reponse reponses question sigle abreviation terme nom késako',
  },
};

export const french = createTextAnalysis(language);
