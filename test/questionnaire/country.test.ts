import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { countryOf } from '../../src/questionnaire/country.ts';
import { countriesIn, readCountry } from '../../src/questionnaire/country-mentions.ts';

/** "NE Niger" for each mention: the codes and the very words. */
const mentions = (text: string): string[] =>
  countriesIn(text).map(({ codes, start, end }) => `${codes.join('|')} ${text.slice(start, end)}`);

describe('a country has a name in each language', () => {
  it.each([
    ['KE', 'en', 'Kenya'],
    ['KE', 'en-GB', 'Kenya'],
    ['KE', 'es-419', 'Kenia'],
    ['KE', 'zh-CN', '肯尼亚'],
    ['KE', 'zh-TW', '肯亞'],
    ['KE', 'de', 'Kenya'],
    ['CI', 'ru', 'Кот-д’Ивуар'],
    ['BT', 'ar', 'بوتان'],
    ['FM', 'en', 'Micronesia'],
    ['CD', 'es', 'República Democrática del Congo'],
  ])('%s in %s is %s', (code, locale, name) => {
    expect(countryOf(code).name(locale)).toBe(name);
  });
});

describe('the answer on the country', () => {
  it.each([
    ['Kenya', 'KE'],
    ['KENYA', 'KE'],
    ['Republic of Kenya (https://www.mygov.go.ke)', 'KE'],
    ['[Kenya](https://www.mygov.go.ke/china)', 'KE'],
    ['Kingdom of Bhutan', 'BT'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['Lao PDR', 'LA'],
    ["Lao People's Democratic Republic", 'LA'],
    ["Côte d'Ivoire", 'CI'],
    ['Côte d’Ivoire', 'CI'],
    ['Ivory Coast', 'CI'],
    ['Niger', 'NE'],
    ['Nigeria', 'NG'],
    ['Dominica', 'DM'],
    ['Dominican Republic', 'DO'],
    ['Sudan', 'SD'],
    ['South Sudan', 'SS'],
    ['Guinea', 'GN'],
    ['Guinea-Bissau', 'GW'],
    ['Equatorial Guinea', 'GQ'],
    ['Papua New Guinea', 'PG'],
    ['Republic of Korea', 'KR'],
    ["Democratic People's Republic of Korea", 'KP'],
    ['Republic of the Congo', 'CG'],
    ['Democratic Republic of the Congo', 'CD'],
    ['United States of America', 'US'],
    ['United Kingdom of Great Britain and Northern Ireland', 'GB'],
    ['Bolivia (Plurinational State of)', 'BO'],
    ['Iran (Islamic Republic of)', 'IR'],
    ['Micronesia (Federated States of)', 'FM'],
    ['St. Vincent & the Grenadines', 'VC'],
    ['République du Sénégal', 'SN'],
    ['Российская Федерация', 'RU'],
    ['جمهورية مصر العربية', 'EG'],
    ['中华人民共和国', 'CN'],
  ])('%s is %s', (answer, code) => {
    expect(readCountry(answer)?.code).toBe(code);
  });

  it.each(['', 'N/A', 'Freedonia', 'Congo', 'Korea', 'Kenya and Uganda', 'a Kenyan', 'Nairobi'])(
    '%j names no one country',
    (answer) => {
      expect(readCountry(answer)).toBeUndefined();
    },
  );
});

describe('countries in a text', () => {
  it.each<[string, ...string[]]>([
    ['what does Kenya’s portal do', 'KE Kenya’s'],
    ['the law of the Republic of Kenya', 'KE the Republic of Kenya'],
    ['the state of Kenya', 'KE Kenya'],
    ['a Kenyan law for Kenyans', 'KE Kenyan', 'KE Kenyans'],
    ['Thimphu, Bhutan', 'BT Thimphu', 'BT Bhutan'],
    ['bhutans laws and sri lankas', 'BT bhutans', 'LK sri lankas'],
    ['Niger or Nigeria', 'NE Niger', 'NG Nigeria'],
    ['nigerien and nigerian', 'NE nigerien', 'NG nigerian'],
    ['South Sudan and Sudan', 'SS South Sudan', 'SD Sudan'],
    ['papua new guinea, guinea-bissau, guinea', 'PG papua new guinea', 'GW guinea-bissau', 'GN guinea'],
    ['north korea and south korea', 'KP north korea', 'KR south korea'],
    ['korean law', 'KP|KR korean'],
    ['the dominican republic', 'DO the dominican republic'],
    ['dominican law', 'DM|DO dominican'],
    ['American Samoa', 'AS American Samoa'],
    ['Irish or Northern Irish', 'IE Irish', 'IE Irish'],
    ['les lois sénégalaises', 'SN sénégalaises'],
    ["l'Inde et l'Indonésie", "IN l'Inde", "ID l'Indonésie"],
    ['la ley keniana y la República Dominicana', 'KE keniana', 'DO la República Dominicana'],
    ['законы Нигера и Нигерии', 'NE Нигера', 'NG Нигерии'],
    ['кенийского закона в Южном Судане', 'KE кенийского', 'SS Южном Судане'],
    ['几内亚比绍和几内亚', 'GW 几内亚比绍', 'GN 几内亚'],
    ['印度尼西亚、印度、索马里', 'ID 印度尼西亚', 'IN 印度', 'SO 索马里'],
    ['القانون الكيني في بوتان', 'KE الكيني', 'BT بوتان'],
  ])('%j', (text, ...expected) => {
    expect(mentions(text)).toEqual(expected);
  });

  it.each<[string, ...string[]]>([
    ['tell us about it'],
    ['tell us about US policy', 'US US'],
    ['in the us', 'US the us'],
    ['USA', 'US USA'],
    ['TELL US ALL ABOUT IT'],
    ['¿El gobierno usa redes sociales?'],
    ['the law of the usa', 'US the usa'],
    ['EE. UU.', 'US EE. UU'],
    ['uk law', 'GB uk'],
    ['кроме того, закон'],
    ['закон в Того', 'TG Того'],
    ['la réunion du comité'],
    ['eau potable'],
    ['las cubas de vino'],
    ['vivir en la paz'],
    ['Latin America'],
    ['gulf of Guinea'],
    ['دعم مالي'],
  ])('that ordinary words resemble: %j', (text, ...expected) => {
    expect(mentions(text)).toEqual(expected);
  });

  it('gives places in order that do not overlap', () => {
    const text = 'Kenya’s, the Republic of the Niger and 肯尼亚; Côte d’Ivoire';
    const found = countriesIn(text);
    expect(found.map(({ codes: [code] }) => code)).toEqual(['KE', 'NE', 'KE', 'CI']);
    found.forEach(({ start, end }, index) => {
      expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
      expect(end).toBeGreaterThan(start);
    });
  });
});

it('tells countries by their people', () => {
  const people = countriesIn(
    'Kenyan Bhutanese French Chadian Ivorian Emirati Ni-Vanuatu Basotho Burkinabe Marshallese Seychellois',
  );
  expect(people.map(({ codes: [code] }) => code)).toEqual('KE BT FR TD CI AE VU LS BF MH SC'.split(' '));
});

it('data/countries.json has known countries and fields only', () => {
  const words = z.array(z.string().trim().min(1)).min(1);
  const schema = z.strictObject({
    countries: z.record(
      z.string().refine((code) => countryOf(code).name('en') !== code, 'is no code of a country'),
      z.strictObject({
        names: words.optional(),
        capitals: words.optional(),
        people: z.partialRecord(z.enum(['en', 'fr', 'es', 'ru']), words).optional(),
      }),
    ),
    elsewhere: words,
    ordinaryWords: words,
  });
  const file: unknown = JSON.parse(readFileSync('data/countries.json', 'utf8'));
  expect(schema.safeParse(file).error?.issues ?? []).toEqual([]);
});
