import { primaryLanguage } from '../terms/text-search-language.js';
import { writtenWords } from '../terms/words.js';

/** Questions of one message that are answered each by itself; more are asked of nobody. */
const MOST_QUESTIONS = 3;
/**
 * Length above which a message is searched for as a whole, since it tells a story, in UTF-16 code
 * units.
 */
const LONGEST = 600;
/** A question has at least so many words: less is the end of the one before. */
const LEAST_WORDS = 2;

const ASKS =
  /^(?:what|whats|when|where|how|who|whom|whose|which|why|can|could|do|does|did|is|are|am|will|would|should|shall|may|must|have|has|tell me|i(?:'d| would) like to know)\b/i;
/** Words before another question: `and how`, `, when`, `or do`. */
const JOINT =
  /(?:[,;]\s*(?:and|or|but|also)?|\s(?:and|but|also|plus|or))\s+(?:also\s+|then\s+)?/giu;

/**
 * The questions of a message: one for each sentence that asks, and for each part that begins anew with
 * a question word ("what does it cost and how long does it take?"). What tells and does not ask stays
 * with the question behind it. A message that cannot be divided is one question.
 */
export function questionsOf(message: string, language: string): string[] {
  if (message.length > LONGEST) return [message];
  const isEnglish = primaryLanguage(language) === 'en';
  const found: string[] = [];
  let told = '';
  for (const sentence of sentencesOf(message)) {
    for (const part of isEnglish ? partsOf(sentence) : [sentence]) {
      const whole = told === '' ? part : `${told} ${part}`;
      if (!part.endsWith('?') && !(isEnglish && ASKS.test(part.trim()))) told = whole;
      else {
        found.push(whole.trim());
        told = '';
      }
    }
  }
  const last = found.at(-1);
  if (told !== '') {
    if (last === undefined) found.push(told.trim());
    else found[found.length - 1] = `${last} ${told}`.trim();
  }
  return found.length > MOST_QUESTIONS || found.length === 0 ? [message] : found;
}

/** Cut behind `?`, `!`, `.` before a space, and at the end of a line, unless the next goes on in small letters. */
function sentencesOf(message: string): string[] {
  return message
    .replace(/\n(?=\p{Ll})/gu, ' ')
    .split(/(?<=[?!？！。])|(?<=\.)(?=\s)|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => writtenWords(sentence).length > 0);
}

function partsOf(sentence: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const match of sentence.matchAll(JOINT)) {
    const rest = sentence.slice(match.index + match[0].length);
    const before = sentence.slice(start, match.index);
    if (!ASKS.test(rest) || !ASKS.test(before.trim())) continue;
    if (writtenWords(before).length < LEAST_WORDS || writtenWords(rest).length < LEAST_WORDS)
      continue;
    parts.push(before);
    start = match.index + match[0].length;
  }
  return [...parts, sentence.slice(start)];
}
