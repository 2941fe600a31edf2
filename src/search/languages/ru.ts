import snowball from 'snowball-stemmers';
import { createTextAnalysis, type Language } from '../text.ts';
import { russianChat } from './chat/ru.ts';
import { english } from './en.ts';

const STOP_WORDS = `
  а без более бы был была были было быть в вам вас ваш весь вместо во вот все всего всех всю вы где да даже для до
  его ее если есть еще же за здесь здравствуйте и из или им имеется их к как какая какие каким каких какого какое какой
  какую кем ко когда кого который которая которые кто куда ли либо лишь меня мне много могу может можно мой мы на
  над надо нам нас наш не него нее ней нет неужели ни них но ну нужно о об один он она они оно от очень по под подскажите
  пожалуйста покажи покажите пока после потом почему при про просто привет расскажи расскажите с сам свой себя
  сейчас скажи скажите скока со спасибо так также такое такой там те тем то того тоже той только том ты у уже хочу чего чем
  через что чтоб чтобы че чо эта эти это этого этой этом этот я
  бот вопрос ответ`;

const stemmer = snowball.newStemmer('russian');

const language: Language = {
  code: 'ru',
  stopWords: new Set(STOP_WORDS.trim().split(/\s+/)),
  stem: (word) => (/^[\u0400-\u04FF]{3,40}$/u.test(word) ? stemmer.stem(word) : english.stem(word)),
  prefixes: { letters: 'eе', joins: 'hyphens' },
  prepare: (word) => word,
  fieldWords: {
    name: 'имя фамилия зовут звать кто человек',
    title: 'должность пост звание роль',
    organization: 'организация ведомство министерство департамент агентство работает где',
    email: 'почта email имейл адрес написать связаться мейл',
  },
  chat: russianChat,
};

export const russian = createTextAnalysis(language);
