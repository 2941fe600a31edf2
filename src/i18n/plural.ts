/** The forms of a noun by plural category. `other` is also used for every category that is not given. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/**
 * Makes a function that counts in a language whose plural forms are not those of English.
 * Source of the categories: https://cldr.unicode.org/index/cldr-spec/plural-rules
 * @param language A language code such as `ru`.
 */
export function counterIn(language: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => `${count} ${forms[rules.select(count)] ?? forms.other}`;
}
