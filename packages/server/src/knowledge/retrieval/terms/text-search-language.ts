/** Text search configurations that both Postgres 15 and the embedded database bring along. */
const CONFIGURATIONS: Record<string, string> = {
  ar: 'arabic',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  nb: 'norwegian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
};

/** The stemming configuration of a BCP 47 language; `simple` (none) where there is no other. */
export function textSearchConfiguration(language: string): string {
  return CONFIGURATIONS[primaryLanguage(language)] ?? 'simple';
}

/** `pt` of `pt-BR`. */
export function primaryLanguage(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}
