import type { ChatMessages } from './chat-messages.ts';

export const frenchChatMessages: ChatMessages = {
  hello: 'Bonjour ! Je cite les réponses du gouvernement. Par exemple :',
  examples: [
    'Existe-t-il une loi sur la vie privée ?',
    'Qui est le directeur informatique national ?',
    'Quelles lois sont citées ?',
  ],
  nextPage: 'Pour changer de page, utilisez les boutons sous la réponse.',
  about: (f) => ({
    ticks:
      'Le texte publié imprime les options, mais la case cochée est perdue. Cela ne veut dire ni oui ni non : le bot montre les options et ce qui est écrit dessous.',
    errors:
      'Les réponses sont montrées telles que publiées. Pour une erreur du bot, prévenez la personne qui le gère ici.',
    privacy:
      'Le bot n’enregistre rien sur vous et n’a pas de base de données. Vos mots ne sont transmis à aucun autre service et ne figurent dans le journal que si l’exploitant l’a activé.',
    legal: 'Non. Ce sont les réponses d’un gouvernement à une enquête, pas un conseil juridique.',
    languages:
      'Vous pouvez écrire en anglais, français, espagnol, russe, chinois et arabe. Les réponses restent dans la langue du gouvernement.',
    country: `Seule la réponse de ce pays est disponible ici : ${f.country}.`,
    source: `Source : la réponse à l’enquête ${f.survey} (${f.country}) : ${f.source}`,
    operator:
      'Le bot est géré par la personne qui l’a installé ; cette copie ne dit pas qui. Le logiciel est msq-bot.',
    ai: 'Un bot, mais sans modèle de langage : il cherche dans la réponse et la cite mot pour mot. Rien n’est généré.',
    official: `Les mots cités sont les réponses du gouvernement (${f.country}) à l’enquête ${f.survey}, telles que publiées. Le bot ne parle ni pour le gouvernement ni pour l’ONU.`,
    questions: `Le questionnaire compte ${f.questions} questions en ${f.sections} sections.`,
    limits: 'Le bot ne peut dire que ce que dit la réponse : ni opinion, ni actualité.',
    date: `La réponse concerne l’enquête ${f.survey}. Elle n’indique pas de date, et le bot ne sait pas ce qui a changé depuis.`,
    survey: `L’enquête ${f.survey} (${f.publisher}). Les gouvernements remplissent son questionnaire : ${f.form}.`,
    document: `Les réponses du gouvernement (${f.country}) au questionnaire ${f.form}, ${f.survey} : ${f.questions} questions.`,
  }),
  lists: {
    laws: 'Lois et règlements',
    policies: 'Politiques, stratégies et plans',
    bodies: 'Organismes',
    programmes: 'Programmes et projets',
    systems: 'Systèmes et portails',
    people: 'Personnes',
    amounts: 'Sommes d’argent',
    dates: 'Dates et périodes',
    links: 'Liens',
    social_media: 'Comptes de réseaux sociaux',
    blank: 'Laissées vides',
    in_development: 'En cours d’élaboration',
    not_recorded: 'Cases non enregistrées',
    same_answer: 'Même réponse à plusieurs questions',
    no_details: 'Sans détails',
  },
  allLists: 'Listes',
  openList: 'Ouvrir une liste',
  emptyList: 'La réponse n’en cite pas.',
  namesNote: 'Noms tels qu’ils figurent dans les réponses, trouvés par des règles : il peut en manquer.',
};
