import { primaryLanguage } from '../terms/text-search-language.js';
import { writtenWords } from '../terms/words.js';

/** Words that nearly every question of a language has, and that no other of them has. */
const TELLING: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(
    `the is are what how when where which who why can could do does did you your my it and for with of
    to have has would should from not there this that any long much`,
  ),
  de: words(
    `der die das ist sind wie wann wo wer warum welche welcher welches kann können ich sie ihr mein
    meine nicht ein eine einen und mit für von zu zum zur haben habe gibt wird werden auf bei euch
    wenn oder auch kostet lange viel`,
  ),
  fr: words(
    `le la les est sont comment quand où qui pourquoi quel quelle quels quelles puis-je peut peux je
    vous mon ma mes votre vos une des et avec pour combien du dans ne pas avez est-ce quoi cest`,
  ),
  es: words(
    `el los las es son cómo cuándo dónde quién qué cuál cuáles puedo puede mi su una y con para por
    cuánto cuánta cuesta tengo tienen hay del está están`,
  ),
  pt: words(
    `os as são como quando onde quem quê qual quais posso pode meu minha seu sua um uma com para por
    quanto custa tenho têm há não do da dos das é vocês você`,
  ),
  nl: words(
    `het een zijn hoe wanneer waar wie waarom welke kan kunnen ik jullie mijn niet van naar voor met
    heb hebben wat kost lang veel er bij dit dat`,
  ),
  it: words(
    `il lo gli è sono come quando dove chi perché quale quali posso può mio mia una con per quanto
    costa ho avete della del di non che`,
  ),
};
/** Scripts of one language that the widget speaks each. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Arabic}/gu, 'ar'],
];
/** Other letters than these tell more: `qué` is Spanish, `die` may be English. */
const IS_PLAIN = /^[a-z]+$/;
/** In UTF-16 code units: a question shows its language early. */
const LONGEST = 600;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/**
 * The language of a question, as a primary BCP 47 subtag; null where it cannot be told: short ones
 * seldom show it.
 */
export function languageOf(question: string): string | null {
  const text = question.slice(0, LONGEST);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of SCRIPTS) {
    const own = text.match(script)?.length ?? 0;
    if (own * 4 > letters && own > 0) return language;
  }
  const written = writtenWords(text);
  const counts = Object.entries(TELLING)
    .map(([language, telling]) => ({
      language,
      count: written
        .filter((word) => telling.has(word))
        .reduce((sum, word) => sum + (IS_PLAIN.test(word) ? 1 : 2), 0),
    }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  if (!first || first.count < 2 || first.count === second?.count) return null;
  return first.language;
}

/** The language of a question if it is surely another than this one (BCP 47), else null. */
export function foreignLanguage(question: string, language: string): string | null {
  const own = languageOf(question);
  return own === null || own === primaryLanguage(language) ? null : own;
}
