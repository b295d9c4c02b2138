import { wordsOf } from './words.js';

/**
 * Countries by the languages that are called after them: `japanese` says `japan`. From the names of languages
 * and of the countries that most of their speakers are in, as Unicode has them. Names of one word
 * alone, which begin alike: others are not the country's own language, such as `catalan`.
 */
export const COUNTRY_OF: ReadonlyMap<string, string> = countries();

function countries(): Map<string, string> {
  const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    codes.flatMap((code): [string, string][] => {
      const { region = '' } = new Intl.Locale(code).maximize();
      const language = wordsOf(languages.of(code) ?? '');
      const country = wordsOf((/^[A-Z]{2}$/.test(region) && regions.of(region)) || '');
      const [adjective = '', name = ''] = [language[0], country[0]];
      const isAlike = adjective[0] === name[0] && language.length * country.length === 1;
      return isAlike ? [[adjective, name]] : [];
    }),
  );
}
