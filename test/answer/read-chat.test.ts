import { describe, expect, it } from 'vitest';
import { createLists } from '../../src/answer/lists/lists.ts';
import { createReadChat } from '../../src/answer/read-chat.ts';
import { toRecord } from '../../src/answer/record.ts';
import { readTyped } from '../../src/answer/typed.ts';
import { en } from '../../src/i18n/en.ts';
import { translations } from '../../src/i18n/languages.ts';
import { library } from '../support/handle.ts';
import { response, sources } from '../support/search.ts';

/** As programs get it, in whichever language the query is. */
function record(query: string): Record<string, unknown> {
  const found = library.ask(query);
  return found.language === undefined ? { status: 'foreign' } : toRecord(query, found.answer);
}

describe('a command typed as text', () => {
  it.each([
    ['/help', { status: 'help' }],
    ['what commands r there', { status: 'help' }],
    ['contents pls', { status: 'command', command: 'contents', options: {} }],
    ['!contents section:C', { status: 'command', command: 'contents', options: { section: 'C' } }],
    ['export csv', { status: 'command', command: 'export', options: { format: 'csv' } }],
    [
      '/export section:D format:json',
      { status: 'command', command: 'export', options: { section: 'D', format: 'json' } },
    ],
    ['export c csv', { status: 'command', command: 'export', options: { section: 'C', format: 'csv' } }],
    ['export csv c', { status: 'command', command: 'export', options: { section: 'C', format: 'csv' } }],
    ['search ICM', { status: 'command', command: 'search', options: { keywords: 'ICM' } }],
    // Misspelt.
    ['hlep', { status: 'help' }],
    ['contnets', { status: 'command', command: 'contents', options: {} }],
    ['sumary C', { status: 'answered', section: 'C' }],
    ['exprot csv', { status: 'command', command: 'export', options: { format: 'csv' } }],
    ['/serach ICM', { status: 'command', command: 'search', options: { keywords: 'ICM' } }],
    ['/quesiton 39', { status: 'answered', results: [{ questions: [38, 39] }] }],
    ['список С', { status: 'command', command: 'list', options: {} }],
    ['сипсок С', { status: 'command', command: 'list', options: {} }],
    ['status', { status: 'command', command: 'status', options: {} }],
    ['summary', { status: 'command', command: 'summary', options: {} }],
    ['everything!', { status: 'command', command: 'summary', options: {} }],
    ['summary C', { status: 'answered', section: 'C' }],
    ['section c pls', { status: 'answered', section: 'C' }],
    ['обзор C', { status: 'answered', section: 'C' }],
    // In Cyrillic, where the letter looks the same.
    ['/обзор С', { status: 'answered', section: 'C' }],
    ['раздел C', { status: 'answered', section: 'C' }],
    ['概览 C', { status: 'answered', section: 'C' }],
    ['C部分', { status: 'answered', section: 'C' }],
    ['第C部分', { status: 'answered', section: 'C' }],
    // All of a section is no list of something.
    ['show all of section F', { status: 'answered', section: 'F' }],
    ['all answers in section B', { status: 'answered', section: 'B' }],
    ['todas las respuestas de la sección F', { status: 'answered', section: 'F' }],
    ['F部分的所有回答', { status: 'answered', section: 'F' }],
    ['blank answers in section D', { status: 'list', list: 'blank', section: 'D' }],
    // The section's overview says how many questions it has.
    ['how many questions in section C', { status: 'answered', section: 'C' }],
    ['number of questions in section A', { status: 'answered', section: 'A' }],
    ['сколько вопросов в разделе C?', { status: 'answered', section: 'C' }],
    ['how many questions are there', { status: 'about', about: 'questions' }],
    ['القسم C', { status: 'answered', section: 'C' }],
    // Which the command says is none.
    ['/summary Z', { status: 'command', command: 'summary', options: { section: 'Z' } }],
    ['contents Z', { status: 'command', command: 'contents', options: { section: 'Z' } }],
    ['list C', { status: 'command', command: 'list', options: {} }],
    ['next', { status: 'command', command: 'next', options: {} }],
    ['/list', { status: 'command', command: 'list', options: {} }],
    ['/list what:laws section:C', { status: 'list', list: 'laws', section: 'C' }],
    ['/liste lois', { status: 'list', list: 'laws' }],
    ['搜索blockchain', { status: 'command', command: 'search', options: { keywords: 'blockchain' } }],
  ])('%j is read', (query, expected) => {
    expect(record(query)).toMatchObject(expected);
  });

  it.each([
    '/search privacy section:C',
    '/search privacy in section C',
    'search for privacy in section C',
    'search privacy section C',
    'buscar privacy en la sección C',
  ])('%j searches in the section', (query) => {
    expect(record(query)).toMatchObject({
      command: 'search',
      options: { keywords: 'privacy', section: 'C' },
    });
  });

  it.each(['lost', 'last', 'expert', 'serach privacy', 'hlep the poor'])('is not %j', (query) => {
    expect(readTyped(query, response)).toBeUndefined();
  });

  it('is none where a question follows', () => {
    const query = 'search, is there a law on privacy in section C?';
    expect(record(query)).toMatchObject({ status: 'answered', section: 'C' });
  });

  it.each(['/ask data privacy law', 'ask data privacy law', '!question 39'])(
    '%j gives what its words give',
    (query) => {
      const { status, results } = record(query);
      expect(status).toBe('answered');
      expect(results).toEqual(expect.arrayContaining([expect.objectContaining({ questions: [38, 39] })]));
    },
  );

  it.each([en, ...translations().map(([, messages]) => messages)])(
    'is known by its names in $locale',
    ({ commands }) => {
      for (const [command, { name }] of Object.entries(commands)) {
        if (command === 'ask' || command === 'question')
          expect(readTyped(`/${name} Q39`, response)).toMatchObject({ kind: 'words' });
        else if (command === 'help') expect(readTyped(`/${name}`, response)).toMatchObject({ kind: 'help' });
        else
          expect(readTyped(`/${name}`, response)).toMatchObject({
            kind: 'command',
            command: { command },
          });
      }
    },
  );
});

describe('what people say to a bot', () => {
  it.each([
    'hi',
    'thanks!!',
    'ur useless',
    'lmaooo',
    'lol',
    'mdr',
    'jaja',
    '👍',
    'bonjour',
    'спасибо большое',
    '你好',
    'شكرا',
  ])('%j is a greeting', (query) => {
    expect(record(query)).toMatchObject({ status: 'help', results: [] });
  });

  it.each([
    ['when was this written', 'date'],
    ['is this official', 'official'],
    ['what is the MSQ', 'survey'],
    ['why dont u just say yes or no', 'ticks'],
    ['link to the original?', 'source'],
    ['what did Nepal answer', 'country'],
    ['which languages do you speak', 'languages'],
    ['are you an AI', 'ai'],
    // Near to international partners, and yet about the bot.
    ['do you only know about Bhutan or about other countries too', 'country'],
    ['is this legal advice', 'legal'],
    ['do you store what i type', 'privacy'],
    ['who runs this bot', 'operator'],
    ['how many questions are in this', 'questions'],
    ['es-tu une IA ?', 'ai'],
    ['кто тебя создал', 'operator'],
    ['do you have the answers of other countries like India', 'country'],
    ['can I quote this in an article', 'reuse'],
    ['who are you', 'bot'],
    // The own country is what all of it is about.
    ['Bhutan?', 'document'],
    ['what about bhutan', 'document'],
    ['where is Bhutan cited', 'document'],
    ['how often is Bhutan named', 'document'],
    ['Бутан', 'document'],
    ['кто ты', 'bot'],
    ['你是谁', 'bot'],
    ['من أنت', 'bot'],
    ['does it cost anything to ask you', 'free'],
    ['is this bot open source', 'free'],
    ["c'est gratuit ce bot ?", 'free'],
    ['Nepal answers also u have or only this one country', 'country'],
  ])('%j asks about the document or the bot', (query, about) => {
    expect(record(query)).toMatchObject({ status: 'about', about, results: [] });
  });

  it.each([
    ['which questions did they leave blank', 'blank'],
    ['list all laws mentioned pls', 'laws'],
    ['which rules r still being written', 'in_development'],
    ['give me all the links', 'links'],
    ['quelles lois sont citées', 'laws'],
    ['какие законы упомянуты', 'laws'],
    ['提到了哪些法律', 'laws'],
    ['¿qué preguntas dejaron en blanco?', 'blank'],
    ['ما هي القوانين المذكورة', 'laws'],
    ['which answers link to gnhc', 'links'],
    ['all the job titles', 'positions'],
    ['which technologies get named', 'technologies'],
    // No word of these asks for a list; the sentence does.
    ['policies that turn up across the document', 'policies'],
    ['organisations one comes across in this text', 'bodies'],
    ['quelles technologies sont citées', 'technologies'],
    ['提到了哪些技术', 'technologies'],
    ['give me every e-mail address', 'emails'],
    ['dates', 'dates'],
    ['amounts', 'amounts'],
    ['fechas', 'dates'],
  ])('%j asks for a list', (query, list) => {
    expect(record(query)).toMatchObject({ status: 'list', list });
  });

  it.each([
    ['which answers link to gnhc', ['gnhc.gov.bt', 'economicroadmap.gnhc.gov.bt', 'flagship.gnhc.gov.bt']],
    ['links on moic.gov.bt', ['moic.gov.bt']],
    ['web addresses at mof.gov.bt, which answers', ['mof.gov.bt']],
    [
      'all pdfs',
      ['dit.gov.bt', 'mof.gov.bt', 'gnhc.gov.bt', 'moic.gov.bt', 'rma.org.bt', 'flagship.gnhc.gov.bt'],
    ],
  ])('%j lists the links of %j', (query, hosts) => {
    expect(record(query)).toMatchObject({ status: 'list', entries: hosts.map((name) => ({ name })) });
  });

  it.each([
    'is there an official portal',
    'what is www.gov.bt',
    'links on example.com',
    'which dept does IT over there',
    'what laws do they have on privacy',
    'which country is this questionnaire even about lol',
    'who is jigme tenzing',
    'how old is jigme tenzing',
    'where can i download government datasets for my app',
    'oag site anyone',
    'women',
    'ministries',
    'privacy',
    'Build Bhutan Project',
    'insta fb handles',
    'government portals',
    'social media',
    'moh fb page link',
    'good morning, is there an open data law? thank you',
  ])('%j asks for what the response says', (query) => {
    expect(['answered', 'closest']).toContain(record(query)['status']);
  });

  it.each([
    ['list the twitter accounts', ['https://twitter.com/PMBhutan']],
    ['list all facebook accounts', [...Array(5)].map(() => expect.stringContaining('facebook.com'))],
    ['все аккаунты в твиттере', ['https://twitter.com/PMBhutan']],
    ['所有推特账号', ['https://twitter.com/PMBhutan']],
    ['كل حسابات تويتر', ['https://twitter.com/PMBhutan']],
    ['所有脸书账号', [...Array(5)].map(() => expect.stringContaining('facebook.com'))],
    ['all the fb accounts', [...Array(5)].map(() => expect.stringContaining('facebook.com'))],
  ])('%j asks for the accounts there', (query, names) => {
    const entries = names.map((name) => ({ name }));
    expect(record(query)).toMatchObject({ status: 'list', list: 'social_media', entries });
  });

  it.each([
    ['laws in sections C and D', 'laws'],
    ['links in parts B and F', 'links'],
    ['blank answers in sections A to C', 'blank'],
  ])('%j asks for all there are, as of several sections', (query, list) => {
    expect(record(query)).toMatchObject({ status: 'list', list });
    expect(record(query)['section']).toBeUndefined();
  });

  it('asks for what no list has with "which answers have no links"', () => {
    expect(record('which answers have no links')['list']).not.toBe('links');
  });

  it.each(['which questions in D are blank', 'blank answers in D please'])(
    '%j asks of a section',
    (query) => {
      expect(record(query)).toMatchObject({ status: 'list', list: 'blank', section: 'D' });
    },
  );

  it.each([
    ['liste des ministères', 'bodies'],
    ['cuantos ministerios', 'bodies'],
    ['сколько министерств', 'bodies'],
    ['какие законы готовятся', 'in_development'],
    ['список дат', 'dates'],
  ])('%j asks for a list, in other languages too', (query, list) => {
    expect(record(query)).toMatchObject({ status: 'list', list });
  });

  it('gives one result per question of a list, and its names as entries', () => {
    const { results, entries } = record('list all laws mentioned');
    expect(results).toMatchObject(
      [37, 39, 41, 43, 45, 47, 49, 53].map((number) => ({ questions: [number] })),
    );
    expect(entries).toContainEqual({ name: 'Public Finance ACT', variants: [], questions: [47, 49] });
  });
});

describe('misspelt words', () => {
  it.each([
    ['which laws are namd', { status: 'list', list: 'laws' }],
    ['list polices', { status: 'list', list: 'policies' }],
    ['all bodeis', { status: 'list', list: 'bodies' }],
    ['is this offical', { status: 'about', about: 'official' }],
    ['what langauges', { status: 'about', about: 'languages' }],
  ])('say to the bot what they mean: %j', (query, expected) => {
    expect(record(query)).toMatchObject(expected);
  });
});

describe('where a name is cited', () => {
  it.each([
    ['where is the ICM Act cited', 'laws', /^Information Communication and Media Act/, [39, 41, 43, 45, 53]],
    ['where does that drukyul flagship thingy show up', 'programmes', /Flagship/, [88, 98, 107, 109, 111]],
    ['which answers mention the e-governance policy', 'policies', /^eGovernance policy/, [49, 51, 65, 67]],
    ['ministry of finance, where does it come up', 'bodies', /^Ministry of Finance$/, [21, 28, 33]],
    ['где упоминается ICM Act', 'laws', /^Information Communication/, [39, 41, 43, 45, 53]],
    ['où est mentionné le Digital Drukyul', 'programmes', /Flagship/, [88, 98, 107, 109, 111]],
    ['dónde se menciona Digital Drukyul', 'programmes', /Flagship/, [88, 98, 107, 109, 111]],
    ['哪里提到 Digital Drukyul', 'programmes', /Flagship/, [88, 98, 107, 109, 111]],
    ['أين ذكر ICM Act', 'laws', /^Information Communication/, [39, 41, 43, 45, 53]],
  ] as const)('%j is its entry of a list', (query, list, name, questions) => {
    const entry = { name: expect.stringMatching(name), questions };
    expect(record(query)).toMatchObject({ status: 'list', list, entries: [entry] });
  });

  it.each([
    ['where is the ministry of health named', 23],
    // By its initials.
    ['GNHC mentioned where', 21],
    ['how often is the moic named', 13],
    // The department of revenue and customs, not the Congo.
    ['DRC', 28],
    // The whole address, not one that begins with it.
    ['https://www.gov.bt/', 7],
    ['gov.bt', 7],
  ])('%j is the one answer that has it', (query, number) => {
    expect(leadingTo(query)[0]).toBe(number);
  });

  it('is nowhere in the answers, as the capital', () => {
    expect(record('where is Thimphu mentioned')).toMatchObject({ status: 'not_found', results: [] });
  });

  it('is not asked where something else is', () => {
    expect(record('must bhutan show its spending online')).toMatchObject({ status: 'answered' });
  });

  it.each([
    'which answers mention women',
    'where is whole of government mentioned',
    'where is my digital payment named in the budget of corona',
  ])('%j looks for no name', (query) => {
    expect(record(query)['status']).not.toBe('list');
  });
});

describe('what people tell before they ask', () => {
  it.each([
    ['My husband makes school desks. On which site does the country do its official purchasing?', [11]],
    ['I moved here in spring 👋 what is the web address of the health ministry', [23]],
    // Nothing is told, and the words of an answer stay together.
    ['Dy. Chief', [2, 3, 4, 5]],
  ])('%j is answered as what it asks', (query, questions) => {
    const { status, results } = record(query);
    expect(status).toBe('answered');
    expect(results).toHaveProperty('[0].questions', questions);
  });

  it('still says of which country it is', () => {
    const query = 'My cousin lives in Nepal. What is the web address of the health ministry there?';
    expect(record(query)).toMatchObject({ status: 'about', about: 'country' });
  });

  it.each(['do they', 'Do they?', 'is it'])('is needed to understand %j', (query) => {
    expect(['about', 'help', 'not_found']).toContain(record(query)['status']);
  });
});

describe('a noun or two', () => {
  it.each(['fake news', 'court cases'])('are no question about the bot: %j', (query) => {
    expect(['closest', 'not_found']).toContain(record(query)['status']);
  });

  it('are one with a question mark, or where nothing else is meant', () => {
    expect(record('fake news?')).toMatchObject({ status: 'about', about: 'official' });
    expect(record('MSQ')).toMatchObject({ status: 'about', about: 'survey' });
  });
});

describe('what is said to the bot, beside a topic that the search found', () => {
  it.each([
    [0.55, 0, true],
    [0.45, 0, false],
    [0.55, 0.5, true],
    [0.55, 0.6, false],
    [0.65, 0.6, true],
    [0.69, 0.72, false],
    [0.69, 0.95, false],
    [0.71, 0.95, true],
  ])('at a probability of %d and a topic of %d is taken: %j', (share, confidence, isTaken) => {
    const intents = { read: () => ({ intent: 'about.source', share }) as const, knows: () => true };
    const readChat = createReadChat(response, sources.fullText, intents, createLists(response));
    const said = readChat({ query: 'where is it from', confidence, isCountryFound: false, corrections: [] });
    expect(said).toEqual(isTaken ? { kind: 'about', about: 'source' } : undefined);
  });
});

describe('another country', () => {
  it.each([
    "what is india's data protection law",
    'loi sur les données personnelles au Sénégal',
    '¿qué respondió Nepal?',
  ])('is refused by saying whose response this is: %j', (query) =>
    expect(record(query)).toMatchObject({ status: 'about', about: 'country' }),
  );
});

describe('another country that is only compared with', () => {
  it.each([
    ['do they have a data protection law like Germany', [38, 39]],
    ['il y a une loi sur les données personnelles, comme en France ?', [38, 39]],
    ['¿tienen una ley de datos personales como España?', [38, 39]],
    ['есть ли закон о персональных данных, как в Германии?', [38, 39]],
    ['有没有像德国那样的数据保护法', [38, 39]],
    ['هل يوجد قانون لحماية البيانات الشخصية مثل ألمانيا', [38, 39]],
  ])('does not end the search: %j', (query, questions) => {
    const { status, results } = record(query);
    expect(status).toBe('answered');
    expect(results).toMatchObject([{ questions }, ...Array(9).fill({})]);
  });

  it.each([
    // The search is rather sure all the same.
    ['Estonia has digital id, what about digital identity law', 'answered', 42],
    // The own country is named as well.
    ['bhutan privacy law, not the one in India', 'closest', 39],
  ])('is no reason to speak of countries alone: %j', (query, status, number) => {
    const near = [expect.objectContaining({ questions: expect.arrayContaining([number]) })];
    expect(record(query)).toMatchObject({ status, results: expect.arrayContaining(near) });
  });
});

describe('where the asker comes from', () => {
  it.each([
    ['I am a nurse from Kenya, do they have a data protection law', [38, 39]],
    ['we are in Peru. is there a data protection law', [38, 39]],
    ['je suis du Sénégal, y a-t-il une loi sur les données personnelles ?', [38, 39]],
    ['soy de España, ¿tienen una ley de datos personales?', [38, 39]],
    ['я из Германии, есть ли закон о персональных данных?', [38, 39]],
    ['我来自德国。有没有数据保护法？', [38, 39]],
    ['أنا من ألمانيا، هل يوجد قانون لحماية البيانات الشخصية', [38, 39]],
  ])('does not end the search: %j', (query, questions) => {
    const { status, results } = record(query);
    expect(status).toBe('answered');
    expect(results).toHaveProperty('[0].questions', questions);
  });

  it.each(['good morning everyone from Manila', 'hello from Tallinn :)'])('is no question: %j', (query) => {
    expect(record(query)).toMatchObject({ status: 'help' });
  });

  it.each([
    'I am looking for the data protection law in Germany',
    'do I have privacy rights in France',
    'How can we access open data in Nepal?',
    'can I see the AI strategy in India',
    'is there a data protection law here in India?',
    'hi privacy law in kenya',
    'I heard about AI strategy from India',
    'ministerio de trabajo de España',
  ])('is not the country that is asked about: %j', (query) => {
    expect(record(query)).toMatchObject({ status: 'about', about: 'country' });
  });
});

describe('what else the own country is called', () => {
  it.each([
    ['does druk govt use facebook', 99],
    ['druk privacy law', 38],
    ['drukpa data privacy', 38],
  ])('says nothing: %j', (query, question) => {
    const found = library.ask(query);
    if (found.language === undefined || found.answer.kind !== 'answered') throw new Error(query);
    expect(found.answer.results[0].numbers[0]).toBe(question);
  });

  it.each([
    ['druk gyalpo', 24],
    ['digital druk yul', 98],
  ])('is not taken for the country within a name: %j', (query, question) => {
    const found = library.ask(query);
    if (found.language === undefined || found.answer.kind !== 'answered') throw new Error(query);
    const leading = found.answer.results.slice(0, found.answer.leading).flatMap(({ numbers }) => numbers);
    expect(leading).toContain(question);
  });
});

describe('the own country, misspelt,', () => {
  it.each([
    ['cyber law bhutn', [40, 41]],
    ['butan privacy law', [38, 39]],
    ['site ofisiel covid bhoutant', [30, 31]],
  ])('says as little as spelt right: %j', (query, questions) => {
    const found = library.ask(query);
    if (found.language === undefined || found.answer.kind !== 'answered') throw new Error(query);
    expect(found.answer.results[0].numbers).toEqual(questions);
    expect(JSON.stringify(found.answer.corrections)).not.toMatch(/bh?outan|bhutan/i);
  });
});

describe('a list', () => {
  it.each([
    ['all the bodies / agencies listed', { list: 'bodies' }],
    ['urls dump', { list: 'links' }],
    ['which laws are named in section C', { list: 'laws', section: 'C' }],
  ])('is of the whole response unless a section is called one: %j', (query, expected) => {
    const found = record(query);
    expect(found).toMatchObject({ status: 'list', ...expected });
    if (!('section' in expected)) expect(found).not.toHaveProperty('section');
  });
});

it('what is in another language or a name is not taken for a greeting', () => {
  for (const query of ['loi sur la protection des données', 'what is xyzzy', 'kidu'])
    expect(['help', 'about']).not.toContain(library.in('en').ask(query).kind);
});

/** First questions of the topics that are the answer to a query. */
function leadingTo(query: string): (number | undefined)[] {
  const found = library.ask(query);
  const answer = found.language && found.answer;
  if (answer?.kind !== 'answered') throw new Error(`${query} is not answered`);
  return answer.results.slice(0, answer.leading).map(({ numbers }) => numbers[0]);
}

describe('what several sentences ask', () => {
  it.each([
    ['1. who is the CIO 2. what is the national portal', [14, 7]],
    ['Is there a data privacy law? Who is the CIO?', [38, 14]],
    // The first sentence alone is not what the whole is closest to.
    ['Hi! I need the open data portal. Also is there a law on digital signatures?', [44, 42, 10]],
  ])('%j is answered together', (query, questions) => expect(leadingTo(query)).toEqual(questions));

  it('is answered by four topics at most', () => {
    const asked =
      'I like tea. digital signature law! health ministry site! regulatory sandbox! cybersecurity law!';
    expect(leadingTo(`${asked} open data portal! who is the CIO! I also like momo.`)).toHaveLength(4);
  });
});

describe('topics that share the certainty', () => {
  it.each([
    ['women', [91, 93]],
    ['digital id', [42, 68]],
  ])('answer %j together', (query, questions) => {
    expect(leadingTo(query)).toEqual(expect.arrayContaining(questions));
  });
});

describe('topics whose answers contain the same word or two', () => {
  it.each([
    // In both as a part of an address.
    ['royal kidu', [24, 32]],
    ['budget', [28, 32]],
    // No more than four, of six.
    ['moic', [13, 42, 89, 44]],
  ])('answer %j together', (query, questions) => expect(leadingTo(query)).toEqual(questions));

  it('do not where the first contains them alone', () => expect(leadingTo('happiness')).toEqual([21]));

  it('do not where something in particular is asked', () =>
    expect(leadingTo('was there a budget for e-government in the pandemic')).toEqual([32]));
});

it('of topics that share the certainty, one that was left blank comes last', () => {
  const found = library.ask('digital id');
  if (found.language === undefined || found.answer.kind !== 'answered') throw new Error('not answered');
  const leading = found.answer.results.slice(0, found.answer.leading);
  expect(leading.map(({ cited }) => cited.number)).toEqual([43, 69]);
});

describe('a name of the response, of which something else is asked', () => {
  it('leads to what is said of it, and to no theme that is not asked about', () => {
    const answer = library.in('en').ask('how much money was spent on drukyul');
    if (answer.kind !== 'closest') expect.fail(answer.kind);
    expect(answer.results.flatMap(({ numbers }) => numbers)).toEqual([97, 98, 87, 88]);
  });
});

describe('yes or no', () => {
  it.each(['no', 'No!', 'yes', 'oui', 'нет', '不', 'نعم'])('is no question: %j', (query) => {
    expect(library.ask(query)).toMatchObject({ answer: { kind: 'help', isGreeting: true } });
  });

  it('is none in more words', () => {
    expect(library.ask('no one left behind')).toMatchObject({ answer: { kind: 'answered' } });
  });
});

describe('several things asked at once', () => {
  it.each([
    ['health, education and justice', [22, 23, 27]],
    ['IoT vs 5G', [74, 78, 79]],
  ])('are all answered where the search is sure of each: %j', (query, numbers) => {
    const answer = library.in('en').ask(query);
    if (answer.kind !== 'answered') expect.fail(answer.kind);
    const led = answer.results.slice(0, answer.leading).flatMap((result) => result.numbers);
    expect(led).toEqual(expect.arrayContaining(numbers));
  });

  it('are not answered in part', () => {
    expect(library.ask('privacy law and the weather')).toMatchObject({ answer: { kind: 'closest' } });
  });
});

describe('a list of a section', () => {
  it.each([
    ['laws in section C', 'laws', 'C'],
    ['links in section E', 'links', 'E'],
    // Without the section these are a topic.
    ['people in section A', 'people', 'A'],
    ['laws D', 'laws', 'D'],
    ['list laws D', 'laws', 'D'],
    ['lost ticks in section C', 'not_recorded', 'C'],
    ['leyes en la sección C', 'laws', 'C'],
  ])('%j is no summary of it', (query, list, section) => {
    expect(record(query)).toMatchObject({ status: 'list', list, section });
  });

  it('is none where the section alone is named', () => {
    expect(record('section C')).toMatchObject({ status: 'answered', section: 'C' });
    expect(record('all agencies')).not.toHaveProperty('section');
  });

  it.each(['laws in section Z', 'section Z', 'Section Z pls', 'summarise section Z'])(
    'is none where there is no such section: %j',
    (query) => {
      expect(library.ask(query)).toMatchObject({
        language: 'en',
        answer: { kind: 'not_found', reason: { kind: 'no_such_section' } },
      });
    },
  );

  it.each(['what part u mean', 'the section i asked about'])(
    'is not meant where a letter is a word: %j',
    (query) => {
      expect(library.in('en').ask(query)).not.toMatchObject({ reason: { kind: 'no_such_section' } });
    },
  );
});

describe('words that stand in an answer in this order', () => {
  it.each([
    ['whole of government', 111],
    ['Chief Information Technology Officer', 20],
    ['www.gov.bt', 7],
    ['national digital flagship', 107],
  ])('%j lead, though the search is sure of others', (query, cited) => {
    const { status, results } = record(query);
    expect(status).toBe('answered');
    expect(results).toEqual(expect.arrayContaining([expect.objectContaining({ cited })]));
    const found = library.in('en').ask(query);
    if (found.kind !== 'answered') throw new Error(query);
    expect(found.results.slice(0, found.leading).map((result) => result.cited.number)).toContain(cited);
  });

  it('are more than a topic and an article', () => {
    const found = library.in('en').ask('the Government Portal');
    expect(found).toMatchObject({ results: [{ cited: { number: 7 } }, ...Array(9).fill({})] });
  });
});

describe('words that stand in an answer', () => {
  it.each([
    'does pension exist in druk yul',
    'whats the deal with pension in thimphu',
    'so uh pension in bhutan??',
    'im curious about pension',
  ])('are found in an everyday frame: %j', (query) => {
    expect(record(query)).toMatchObject({
      status: 'answered',
      results: [{ cited: 24 }, ...Array(9).fill({})],
    });
  });

  it.each([
    ['shared ICT assets', 65],
    ["Prime Minister's Office", 105],
    ['SoPv2Budget.pdf', 33],
    ['royalkidu.bt', 24],
    ['2019-2023', 111],
    ['what does WoG stand for', 63],
    ['fiber optic cables', 111],
    ['what is AKRA supposed to be', 63],
    ['I read somewhere "local tech ecosystem promotion"', 111],
    ['my boss swears they wrote „local tech ecosystem“ and even “promotion” once', 111],
    // What asks where they stand is no part of them.
    ['on which page is “UWICE” written', 26],
    ['le sigle AKRA, dans quelle réponse ?', 63],
    ['¿dónde aparece la frase "Single Source of Truth"?', 73],
    ['в каком ответе встречается слово UWICE', 26],
    ['SoPv2Budget.pdf 这个文件出现在哪', 33],
    ['وين مكتوب اسم الملف SoPv2Budget.pdf', 33],
    // Words that would be a command, and no question.
    ['volume-i-main-document', 61],
  ])('%j are answered', (query, cited) => {
    const { status, results } = record(query);
    expect(status).toBe('answered');
    expect(results).toEqual(expect.arrayContaining([expect.objectContaining({ cited })]));
  });

  it.each(['3.5', '5+5', '5/3'])('are no numbers that ask for nothing: %j', (query) => {
    expect(record(query)['status']).toBe('not_found');
  });

  it('takes a year alone for a year', () => {
    expect(library.in('en').ask('2022')).not.toMatchObject({ reason: { kind: 'no_such_question' } });
  });
});
