import type { Messages } from './messages.ts';
import { counterIn } from './plural.ts';

const many = counterIn('fr');

/** French; `\u00A0` keeps a sign on the line of its word. */
export const fr: Messages = {
  locale: 'fr',
  commands: {
    ask: {
      name: 'demander',
      description:
        'Posez une question\u00A0; obtenez les mots mêmes du gouvernement, avec les numéros de question',
      options: {
        query: {
          name: 'question',
          description: 'Ce que vous voulez savoir (en anglais), ou un numéro de question, par exemple Q39',
        },
      },
    },
    search: {
      name: 'rechercher',
      description: 'Trouver toutes les questions qui contiennent vos mots-clés',
      options: {
        keywords: {
          name: 'mots-clés',
          description: 'Mots anglais\u00A0; "une expression" entre guillemets\u00A0; -mot pour exclure',
        },
        section: { name: 'section', description: 'Uniquement dans cette section' },
      },
    },
    question: {
      name: 'question',
      description: 'Afficher une question et sa réponse',
      options: {
        number: { name: 'numéro', description: 'Numéro de la question, ou mots de son thème (en anglais)' },
      },
    },
    summary: {
      name: 'aperçu',
      description: 'Une section en un coup d’œil, ou toute la réponse',
      options: {
        section: { name: 'section', description: 'La section\u00A0; sans elle, toute la réponse' },
      },
    },
    contents: {
      name: 'sommaire',
      description: 'Parcourir les sections, leurs thèmes et leurs questions',
      options: { section: { name: 'section', description: 'Commencer par cette section' } },
    },
    export: {
      name: 'exporter',
      description: 'Une section ou toute la réponse dans un fichier, avec les références',
      options: {
        section: { name: 'section', description: 'Uniquement cette section' },
        format: { name: 'format', description: 'Type de fichier\u00A0; markdown par défaut' },
      },
    },
    help: { name: 'aide', description: 'Ce que fait ce bot et comment l’utiliser', options: {} },
    status: {
      name: 'état',
      description:
        'Pour les gestionnaires du serveur\u00A0: version, réponse, durée de fonctionnement et latence',
      options: {},
    },
  },
  messageCommand: 'Rechercher ce texte',
  privateOption: {
    name: 'privé',
    description: 'N’afficher le message que pour vous (condition pour voir les adresses électroniques)',
  },

  youAsked: (query) => `Votre question\u00A0: ${query}`,
  section: (title) => `Section ${title}`,
  optionsPrinted: (options) => `Options du formulaire\u00A0: ${options}.`,
  selectionNotRecorded: 'Le texte publié n’a pas conservé l’option cochée.',
  selected: (options) => `Coché\u00A0: ${options}.`,
  blank: 'Ce champ a été laissé vide.',
  noField: 'Il n’y a pas de champ de texte ici, seulement ces options.',
  noDetails: 'aucune précision donnée',
  sameAnswer: (numbers) => `${numbers}\u00A0: même réponse`,
  sameAnswerAs: (number) => `même réponse qu’à ${number}`,
  answerContinues: 'La réponse est plus longue\u00A0: ouvrez la question pour la lire en entier.',
  inDevelopment: 'En cours d’élaboration',
  alsoNear: 'Autres thèmes proches',
  alsoSearched: (phrasing) => `également recherché\u00A0: ${phrasing}`,
  searchedFor: (typed, used) => `«\u00A0${typed}\u00A0» lu comme «\u00A0${used}\u00A0»`,
  matchedWords: (list) => `mots trouvés\u00A0: ${list}`,
  emailsHidden: 'Les adresses électroniques ne s’affichent qu’avec l’option `privé`.',
  source: (country, survey) => `${country} · ${survey}`,
  asPublished: 'Texte du gouvernement en version originale, tel que publié.',

  unclear: 'La réponse publiée ne traite pas clairement cette question.',
  nearest: 'Questions les plus proches\u00A0:',
  nothingFound: 'Rien dans la réponse publiée ne correspond à votre question.',
  notAsked: () => 'Le questionnaire ne pose pas de question à ce sujet.',
  tryInstead:
    'Le questionnaire couvre les sections suivantes. Choisissez-en une, ou reformulez votre question en anglais\u00A0:',
  noSuchQuestion: (number, last) =>
    `La question ${number} n’existe pas\u00A0: le questionnaire va de la question 1 à la question ${last}.`,
  browse: 'Parcourir une section',

  found: (count, keywords) => `${many(count, { one: 'question', other: 'questions' })} avec ${keywords}`,
  foundNothing: (keywords) => `Aucune question ne contient ${keywords}`,
  inSection: (title) => `dans la section ${title}`,
  inTheQuestion: 'dans la question, non dans la réponse',
  searchTips:
    'Moins de mots donnent plus de résultats. `/demander` comprend une question libre (en anglais)\u00A0; cette commande cherche les mots exacts.',
  openQuestion: 'Ouvrir une question',
  openOneOf: (numbers) => `Ouvrir une question\u00A0: ${numbers}`,

  required: 'obligatoire',
  lines: (from, to) => (from === to ? `ligne ${from}` : `lignes ${from}–${to}`),
  previous: 'Précédent',
  next: 'Suivant',
  page: (page, pages) => `Page ${page} sur ${pages}`,
  openSection: 'Ouvrir une section',
  atAGlance: 'Aperçu',
  allSections: 'Toutes les sections',
  openTopic: 'Ouvrir un thème',
  contents: 'Sommaire',
  figures: ({ questions, topics, withDetails, blank, notRecorded, inDevelopment }) =>
    [
      many(questions, { one: 'question', other: 'questions' }),
      many(topics, { one: 'thème', other: 'thèmes' }),
      `${withDetails} avec précisions`,
      blank > 0 ? many(blank, { one: 'laissée vide', other: 'laissées vides' }) : '',
      notRecorded > 0 ? many(notRecorded, { one: 'choix non conservé', other: 'choix non conservés' }) : '',
      inDevelopment > 0 ? `${inDevelopment} en cours d’élaboration` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  states: {
    details: 'avec des précisions',
    development: 'en cours d’élaboration',
    not_recorded: 'choix non enregistré',
    blank: 'sans réponse',
  },
  wholeResponse: (country) => `Réponse complète (${country})`,

  helpIntro: (country, survey) =>
    `Découvrez ce que le gouvernement (${country}) a répondu à l’enquête «\u00A0${survey}\u00A0». La recherche se fait en anglais, langue du texte publié.`,
  helpHonesty:
    'Chaque réponse est citée mot pour mot, en version originale, avec le numéro de la question. Rien n’est généré. Lorsque le texte publié n’a pas conservé l’option cochée, le bot le signale et montre ce qui a été écrit.',
  helpPrivate: 'Ajoutez `privé: True` à une commande pour que le message ne s’affiche que pour vous.',
  helpInvite: (server, account) => `Ajouter le bot\u00A0: ${server} · ${account}`,
  inviteServer: 'à un serveur',
  inviteAccount: 'à votre compte',
  commandList: 'Commandes',

  status: ({ version, response, document, sha256, uptime, transports, latency }) =>
    [
      `**msq-bot ${version}**`,
      `Réponse\u00A0: ${response}`,
      `Document\u00A0: ${document}, SHA-256 commençant par ${sha256}`,
      `En service depuis\u00A0: ${uptime}`,
      latency
        ? `Latence\u00A0: médiane ${latency.median}, 99 sur 100 en ${latency.p99} au plus (${many(latency.count, { one: 'interaction', other: 'interactions' })})`
        : 'Latence\u00A0: aucune interaction encore',
      `Accès\u00A0: ${transports}`,
    ].join('\n'),

  exported: (name) => `${name}\u00A0: les réponses telles que publiées, chacune avec sa référence.`,
  cite: 'Citer',
  citeNote: 'À copier\u00A0:',
  mayNotPost: 'Le bot ne peut pas publier dans ce salon\u00A0: ce message ne s’affiche que pour vous.',

  remove: 'Supprimer',
  notYours: 'Seule la personne qui a posé la question peut supprimer ce message.',
  share: 'Montrer dans le salon',

  unknownCommand: 'Cette commande n’existe pas ici. `/aide` affiche la liste des commandes.',
  unknownSection: (sections) => `Cette section n’existe pas. Sections\u00A0: ${sections}.`,
  badOption: (name) => `Veuillez renseigner «\u00A0${name}\u00A0», puis renvoyer la commande.`,
  messageWithoutText: 'Ce message ne contient pas de texte à rechercher.',
  oldButton: 'Ce bouton vient d’une version antérieure. Veuillez relancer la commande.',
  failure: (reference) =>
    `Une erreur s’est produite du côté du bot. Veuillez réessayer\u00A0; si elle se reproduit, communiquez ce code à l’opérateur du bot\u00A0: \`${reference}\``,
};
