import type { Messages } from './messages.ts';

/** The forms of a noun by plural category. `other` is also used for every category that is not given. */
type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/**
 * Makes a function that counts in a language: "1 вопрос", "2 вопроса", "5 вопросов".
 * Source of the categories: https://cldr.unicode.org/index/cldr-spec/plural-rules
 * @param locale A BCP 47 tag such as `ru`.
 */
export function counterIn(locale: string): (count: number, forms: PluralForms) => string {
  // Made when something is first counted: together, all languages would keep a start waiting.
  let formats: { readonly rules: Intl.PluralRules; readonly numbers: Intl.NumberFormat } | undefined;
  return (count, forms) => {
    formats ??= { rules: new Intl.PluralRules(locale), numbers: new Intl.NumberFormat(locale) };
    return `${formats.numbers.format(count)} ${forms[formats.rules.select(count)] ?? forms.other}`;
  };
}

/** Lists things as the language does: "Q15, Q16, Q17", "Q15、Q16、Q17". */
export function listOf(items: readonly string[], { locale }: Messages): string {
  return new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }).format(items);
}

/** Puts sentences after one another. Empty ones are left out. */
export function joinSentences(sentences: readonly string[], { sentenceGap }: Messages): string {
  return sentences.filter(Boolean).join(sentenceGap);
}

/** Shows a duration in days, hours and minutes: "3 дн. 4 ч 12 мин". */
export function duration(ms: number, { locale }: Messages): string {
  const minutes = Math.floor(ms / 60_000);
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(minutes / 1_440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  return parts
    .slice(first)
    .map(([amount, unit]) => amountOf(amount, unit, locale))
    .join(' ');
}

/** Shows milliseconds, with one decimal below 10: "2,1 мс". */
export function milliseconds(ms: number, { locale }: Messages): string {
  return amountOf(ms < 10 ? ms : Math.round(ms), 'millisecond', locale);
}

function amountOf(amount: number, unit: string, locale: string): string {
  const style = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, style).format(amount);
}
