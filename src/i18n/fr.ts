import { counterIn } from './format.ts';
import type { Messages } from './messages.ts';

const many = counterIn('fr');

/** French; `\u00A0` keeps a sign on the line of its word. */
export const fr: Messages = {
  locale: 'fr',
  direction: 'left to right',
  sentenceGap: ' ',
  fullStop: '.',
  commands: {
    ask: {
      name: 'demander',
      description: 'Posez votre question\u00A0: le bot cite mot pour mot la réponse du gouvernement',
      options: {
        query: { name: 'question', description: 'Votre question, ou un numéro (p.\u00A0ex. Q39)' },
      },
    },
    search: {
      name: 'rechercher',
      description: 'Trouver toutes les questions et réponses contenant vos mots-clés',
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
        number: { name: 'numéro', description: 'Numéro de la question, ou quelques mots de son thème' },
      },
    },
    summary: {
      name: 'aperçu',
      description: 'Une section ou toutes les réponses en un coup d’œil',
      options: {
        section: { name: 'section', description: 'Section (par défaut\u00A0: toutes les réponses)' },
      },
    },
    contents: {
      name: 'sommaire',
      description: 'Parcourir les sections, leurs thèmes et leurs questions',
      options: { section: { name: 'section', description: 'Commencer par cette section' } },
    },
    list: {
      name: 'liste',
      description: 'Tout ce que la réponse cite (lois, organismes, liens…), ou ses réponses vides',
      options: {
        what: { name: 'quoi', description: 'Que lister' },
        section: { name: 'section', description: 'Uniquement dans cette section' },
      },
    },
    export: {
      name: 'exporter',
      description: 'Télécharger une section ou toutes les réponses, avec les références',
      options: {
        section: { name: 'section', description: 'Uniquement cette section' },
        format: { name: 'format', description: 'Format du fichier (par défaut\u00A0: Markdown)' },
      },
    },
    help: { name: 'aide', description: 'Ce que fait ce bot et comment l’utiliser', options: {} },
    status: {
      name: 'statut',
      description: 'Pour qui gère le serveur\u00A0: version, réponses, temps de fonctionnement et latence',
      options: {},
    },
  },
  messageCommand: 'Chercher dans les réponses',
  privateOption: {
    name: 'privé',
    description: 'Réponse visible par vous uniquement (nécessaire pour voir les adresses e-mail)',
  },

  chat: {
    hello: 'Avec plaisir\u00A0: je cite les réponses du gouvernement. Par exemple\u00A0:',
    examples: [
      'Existe-t-il une loi sur la vie privée\u00A0?',
      'Qui est le directeur informatique national\u00A0?',
      'Quelles lois sont citées\u00A0?',
    ],
    nextPage: 'Pour changer de page, utilisez les boutons sous la réponse.',
    about: (f) => ({
      ticks:
        'Le texte publié imprime les options, mais la case cochée est perdue. Cela ne veut dire ni oui ni non\u00A0: le bot montre les options et ce qui est écrit dessous.',
      errors:
        'Les réponses sont montrées telles que publiées. Pour une erreur du bot, prévenez la personne qui le gère ici.',
      privacy: `Le bot n’enregistre rien sur vous et n’a pas de base de données. Vos mots ne sont transmis à aucun autre service. ${f.logging}`,
      legal: 'Non. Ce sont les réponses d’un gouvernement à une enquête, pas un conseil juridique.',
      reuse:
        'Citez les mots du gouvernement avec la référence que donne chaque réponse. Le bot ne sait pas sous quelle licence le texte a été publié.',
      languages:
        'Vous pouvez écrire en anglais, français, espagnol, russe, chinois et arabe. Les réponses restent dans la langue du gouvernement.',
      country: `Seule la réponse de ce pays est disponible ici\u00A0: ${f.country}.`,
      source: `Source\u00A0: la réponse à l’enquête ${f.survey} (${f.country})\u00A0: ${f.source}`,
      operator:
        f.operator === undefined
          ? 'Le bot est géré par la personne qui l’a installé\u00A0; cette copie ne dit pas qui. Le logiciel est msq-bot.'
          : `Le bot est géré par ${f.operator}. Le logiciel est msq-bot.`,
      ai: 'Un bot, mais sans modèle de langage\u00A0: il cherche dans la réponse et la cite mot pour mot. Rien n’est généré.',
      official: `Les mots cités sont les réponses du gouvernement (${f.country}) à l’enquête ${f.survey}, telles que publiées. Le bot ne parle ni pour le gouvernement ni pour l’ONU.`,
      questions: `Le questionnaire compte ${f.questions} questions en ${f.sections} sections.`,
      limits: 'Le bot ne peut dire que ce que dit la réponse\u00A0: ni opinion, ni actualité.',
      date: `La réponse concerne l’enquête ${f.survey}. Le bot ne sait ni quel jour elle a été écrite, ni ce qui a changé depuis.`,
      survey: `L’enquête ${f.survey} (${f.publisher}). Les gouvernements remplissent son questionnaire\u00A0: ${f.form}.`,
      document: `Les réponses du gouvernement (${f.country}) au questionnaire ${f.form}, ${f.survey}\u00A0: ${f.questions} questions.`,
      bot: `C’est msq-bot\u00A0: il répond aux questions avec les mots du gouvernement, tirés de la réponse à l’enquête ${f.survey} (${f.country}). Posez votre question.`,
      free: 'Utiliser le bot ne coûte rien. Le code de msq-bot est libre, sous licence MIT.',
    }),
    lists: {
      laws: 'Lois et règlements',
      policies: 'Politiques, stratégies et plans',
      bodies: 'Organismes',
      programmes: 'Programmes et projets',
      systems: 'Systèmes et portails',
      people: 'Personnes',
      positions: 'Fonctions et titres',
      technologies: 'Technologies',
      amounts: 'Sommes d’argent',
      dates: 'Dates et périodes',
      links: 'Liens',
      social_media: 'Comptes de réseaux sociaux',
      emails: 'Adresses électroniques',
      blank: 'Laissées vides',
      in_development: 'En cours d’élaboration',
      not_recorded: 'Cases non enregistrées',
      same_answer: 'Même réponse à plusieurs questions',
      no_details: 'Vides ou liens seuls',
    },
    allLists: 'Listes',
    openList: 'Ouvrir une liste',
    emptyList: 'Il n’y en a pas.',
    byAddress: (numbers) => `Seulement par une adresse\u00A0: ${numbers}.`,
    yearsInNames: (numbers) => `Années dans des noms\u00A0: ${numbers}.`,
    inQuestions: (numbers) => `Seulement dans la question\u00A0: ${numbers}.`,
    namesNote:
      'Noms tels qu’ils figurent dans les réponses, trouvés par des règles\u00A0: il peut en manquer.',
  },

  youAsked: (query) => `Votre question\u00A0: ${query}`,
  lettered: (letter, title) => `${letter}\u00A0: ${title}`,
  section: (name) => `Section ${name}`,
  unofficially: (translation) => `Traduction non officielle\u00A0: ${translation}`,
  optionsPrinted: (options) => `Options du formulaire\u00A0: ${options}.`,
  selectionNotRecorded: 'Le texte publié n’indique pas ce qui a été coché.',
  selected: (options) => `Option cochée\u00A0: ${options}.`,
  blank: 'Champ laissé vide.',
  noField: 'Cette question n’a pas de champ de texte, seulement ces options.',
  noDetails: 'sans précisions',
  sameAnswer: (numbers) => `${numbers}\u00A0: même réponse`,
  sameAnswerAs: (number) => `même réponse que pour ${number}`,
  answerContinues: 'Réponse abrégée\u00A0: ouvrez la question pour la lire en entier.',
  inDevelopment: 'En cours d’élaboration',
  alsoNear: 'Thèmes proches',
  searchedFor: (typed, used) => `«\u00A0${used}\u00A0» au lieu de «\u00A0${typed}\u00A0»`,
  matchedWords: (list) => `mots trouvés\u00A0: ${list}`,
  emailsHidden: 'Les adresses e-mail ne s’affichent qu’avec l’option `privé`.',
  showEmails: 'M’afficher les adresses e-mail',
  source: (country, survey) => `${country} · ${survey}`,
  asPublished: 'Texte officiel, cité tel quel en anglais.',

  unclear: 'Aucune réponse claire trouvée dans le texte publié.',
  nearest: 'Questions les plus proches\u00A0:',
  nothingFound: 'Rien ne correspond dans les réponses publiées.',
  notAsked: (theme) => `Le questionnaire n’aborde pas ce sujet\u00A0: ${theme}.`,
  tryInstead: 'Reformulez votre question, ou choisissez une section du questionnaire\u00A0:',
  noSuchQuestion: (number, last) => `La question ${number} n’existe pas\u00A0: elles vont de 1 à ${last}.`,
  browse: 'Parcourir une section',

  found: (count, keywords) =>
    `${many(count, { one: 'question contient', other: 'questions contiennent' })} «\u00A0${keywords}\u00A0»`,
  foundNothing: (keywords) => `Aucune question ne contient «\u00A0${keywords}\u00A0»`,
  inSection: (name) => `dans la section ${name}`,
  inTheQuestion: 'dans la question, pas dans la réponse',
  searchTips:
    'Moins de mots, plus de résultats\u00A0; `OR` entre deux mots cherche l’un ou l’autre. Cette commande cherche les mots du texte anglais\u00A0; `/demander` comprend une question en français.',
  nothingToSearch: (keywords) => `Rien à chercher dans «\u00A0${keywords}\u00A0»`,
  wordNeeded:
    'Donnez au moins un mot qui dit ce que vous cherchez. Des mots comme «\u00A0the\u00A0» sont partout, et un mot précédé d’un signe moins est seulement exclu.',
  openQuestion: 'Ouvrir une question',
  seeAlso: (numbers) => `Voir aussi\u00A0: ${numbers}.`,

  required: 'obligatoire',
  lines: (question, from, to) =>
    from === to ? `${question}, ligne ${from}` : `${question}, lignes ${from}–${to}`,
  previous: 'Précédent',
  next: 'Suivant',
  page: (page, pages) => `Page ${page} sur ${pages}`,
  openSection: 'Ouvrir une section',
  toSummary: 'Aperçu',
  allSections: 'Toutes les sections',
  openTopic: 'Ouvrir un thème',
  contents: 'Sommaire',
  figures: ({ questions, topics, details, development, not_recorded: notRecorded, blank }) =>
    [
      many(questions, { one: 'question', other: 'questions' }),
      many(topics, { one: 'thème', other: 'thèmes' }),
      details > 0 ? `${details} avec précisions` : '',
      development > 0 ? `${development} en cours d’élaboration` : '',
      notRecorded > 0 ? many(notRecorded, { one: 'choix non indiqué', other: 'choix non indiqués' }) : '',
      blank > 0 ? many(blank, { one: 'laissée vide', other: 'laissées vides' }) : '',
    ]
      .filter(Boolean)
      .join(' · '),
  states: {
    details: 'avec précisions',
    development: 'en cours d’élaboration',
    not_recorded: 'choix non indiqué',
    blank: 'laissée vide',
  },
  wholeResponse: (country) => `Toutes les réponses (${country})`,

  helpIntro: (country, survey) =>
    `Ce que le gouvernement (pays\u00A0: ${country}) a répondu à l’enquête «\u00A0${survey}\u00A0». Posez vos questions en français ou en anglais\u00A0; les citations restent en anglais.`,
  helpHonesty:
    'Chaque réponse est citée mot pour mot, en anglais, avec le numéro de la question. Le bot ne génère aucun texte. Quand le texte publié n’indique pas l’option cochée, le bot le signale et montre ce qui a été écrit.',
  helpPrivate: 'Activez `privé` dans une commande pour être la seule personne à voir la réponse.',
  questionsLogged:
    'L’exploitant de ce bot enregistre les questions posées, sans leur auteur, pour savoir à quoi il n’a pas su répondre.',
  questionsNotLogged: 'Ni vos questions ni leur auteur ne sont enregistrés.',
  helpInvite: (server, account) => `Ajouter le bot\u00A0: ${server} · ${account}`,
  inviteServer: 'sur un serveur',
  inviteAccount: 'à vos applications',
  commandList: 'Commandes',

  status: ({ version, response, document, sha256, uptime, transports, latency }) =>
    [
      `**msq-bot ${version}**`,
      `Réponses\u00A0: ${response}`,
      `Document\u00A0: ${document}, SHA-256 commençant par ${sha256}`,
      `Temps de fonctionnement\u00A0: ${uptime}`,
      latency
        ? `Latence\u00A0: médiane ${latency.median}, 99e centile ${latency.p99} (${many(latency.count, { one: 'interaction', other: 'interactions' })})`
        : 'Latence\u00A0: aucune mesure pour l’instant',
      `Accès\u00A0: ${transports}`,
    ].join('\n'),

  activity: ({ outcomes, languages, commands, topics, notMeant }) =>
    [
      `Résultats\u00A0: ${outcomes}`,
      `Langues\u00A0: ${languages}`,
      `Commandes\u00A0: ${commands}`,
      `Les plus demandés\u00A0: ${topics}`,
      `Pas ce qui était cherché\u00A0: ${notMeant}`,
    ].join('\n'),

  exported: (name) => `Réponses telles que publiées, chacune avec sa référence. Contenu\u00A0: ${name}`,
  cite: 'Citer',
  citeNote: 'Référence à copier\u00A0:',
  mayNotPost: 'Le bot ne peut pas écrire dans ce salon\u00A0: vous êtes la seule personne à voir ce message.',

  remove: 'Supprimer',
  notYours: 'Seule la personne qui a posé la question peut supprimer ce message.',
  share: 'Publier ici',

  notMeant: 'Pas ce que je cherchais',
  notMeantNear: 'Vous cherchiez peut-être l’un de ces thèmes\u00A0:',
  notMeantNone: 'Aucun autre thème n’est proche. Parcourez une section ou reformulez votre question.',
  howToAsk:
    'Demandez une seule chose à la fois, avec les mots du questionnaire si vous les connaissez, par exemple «\u00A0loi sur la protection des données\u00A0». `/rechercher` trouve les mots exacts, et un numéro comme `Q39` ouvre une question.',

  unknownCommand: 'Commande inconnue. Tapez `/aide` pour voir la liste.',
  unknownSection: (sections) => `Cette section n’existe pas. Sections\u00A0: ${sections}.`,
  badOption: (name) => `Remplissez «\u00A0${name}\u00A0», puis renvoyez la commande.`,
  unknownChoice: (value, choices) =>
    `«\u00A0${value}\u00A0» n’est pas proposé ici. Choisissez parmi\u00A0: ${choices}.`,
  messageWithoutText: 'Ce message ne contient pas de texte à rechercher.',
  oldButton: 'Ce bouton ou ce menu n’est plus valable. Relancez la commande.',
  failure: (reference) =>
    `Une erreur s’est produite. Réessayez\u00A0; si le problème persiste, envoyez ce code à la personne qui gère le bot\u00A0: \`${reference}\``,
};
