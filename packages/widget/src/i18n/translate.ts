/** A sentence, or one for each plural category of the `count` in it; `other` is in every language. */
export type Text = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });

export type Strings = Readonly<Record<string, Text>>;

/** Values of the `{name}` placeholders in a string. */
export type Values = Readonly<Record<string, string | number>>;

/** @param language BCP 47: decides plurals and how numbers are written */
export function fill(text: Text, values: Values = {}, language = 'en'): string {
  return sentenceOf(text, Number(values['count']), language).replace(
    /\{(\w+)\}/g,
    (whole, name: string) => {
      const value = values[name] ?? whole;
      return typeof value === 'number' ? value.toLocaleString(language) : value;
    },
  );
}

function sentenceOf(text: Text, count: number, language: string): string {
  if (typeof text === 'string') return text;
  return text[new Intl.PluralRules(language).select(count)] ?? text.other;
}

/** @returns a function that gives the string of a key, with `{name}` filled in. */
export function translator<S extends Strings>(
  strings: S,
): (key: keyof S & string, values?: Values) => string {
  return (key, values) => fill(strings[key] as Text, values);
}
