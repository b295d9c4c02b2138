import { writtenWords } from '../terms/words.js';

export type SmallTalk = 'greeting' | 'thanks' | 'farewell';

/** Words that alone make a message small talk, in the languages that the widget speaks. */
const TELLING = new Map<string, SmallTalk>([
  ...tell(
    'greeting',
    `hi hello hey hiya howdy greetings morning afternoon evening hallo moin servus tag bonjour bonsoir
    salut coucou goedemorgen goedemiddag goedenavond buongiorno buonasera hola buenos buenas olá ola oi bom boa ciao こんにちは こんばんは おはよう 你好 您好
    嗨 مرحبا مرحبًا السلام أهلا`,
  ),
  ...tell(
    'thanks',
    `thanks thank thx ty cheers ok okay great perfect cool awesome danke dank merci gracias obrigado
    obrigada bedankt dankjewel dankuwel grazie ありがとう ありがとうございます 谢谢 謝謝 شكرا شكرًا`,
  ),
  ...tell(
    'farewell',
    `bye goodbye night cya tschüss tschüs wiedersehen revoir adieu adiós adios luego tchau doei ziens arrivederci さようなら
    再见 再見 وداعا`,
  ),
]);
/** Words that go with them. */
const WITH = new Set(
  `good there you so much very a lot all the best for your help that is was everybody bot guten gute
  morgen abend nacht vielen schön sehr auf au beaucoup dias días tardes noches dia tarde noite muchas
  muito hasta até logo tot dank je u wel mille عليكم جزيلا`.split(/\s+/),
);
const MOST_WORDS = 6;
/** Longest message that is looked at, in UTF-16 code units. */
const LONGEST = 200;

/** Kind of small talk if a message is only a greeting, thanks or goodbye; null if it asks. */
export function smallTalkOf(text: string): SmallTalk | null {
  if (text.length > LONGEST) return null;
  const words = writtenWords(text);
  if (words.length > MOST_WORDS || !words.every((word) => TELLING.has(word) || WITH.has(word))) {
    return null;
  }
  return words.flatMap((word) => TELLING.get(word) ?? []).at(-1) ?? null;
}

function tell(kind: SmallTalk, words: string): [string, SmallTalk][] {
  return words.split(/\s+/).map((word) => [word, kind]);
}
