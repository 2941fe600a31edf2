declare module 'snowball-stemmers' {
  /** @param language English name of the language, in lower case. */
  export function newStemmer(language: string): { stem(word: string): string };
  const snowball: { readonly newStemmer: typeof newStemmer };
  export default snowball;
}
