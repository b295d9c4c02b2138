import { decode, encodingOf, isUtf8, isWhole } from './decode.js';
import {
  encodingOfBytes,
  encodingOfMark,
  encodingOfMeta,
  hasControls,
  unmarked,
} from './declared-encoding.js';
import { detectEncoding, makesWords, type EncodingChoice } from './detect-encoding.js';

/** Hints at a file's encoding from outside the file. */
export interface EncodingHints {
  /** Encoding that the operator chose: nothing else is asked. */
  readonly chosen?: string | undefined;
  /** `charset` of the answer's header. */
  readonly header?: string | undefined;
  /** True if the text itself may name it in a `meta`. */
  readonly hasMeta?: boolean | undefined;
}

export type TextRead =
  | { readonly type: 'read'; readonly text: string; readonly encoding: string }
  | { readonly type: 'uncertain'; readonly choices: readonly EncodingChoice[] }
  /** Bytes of a picture or an archive, for example. */
  | { readonly type: 'no-text' };

/**
 * Text by the mark at its beginning, the header, the `meta`, and else by what its bytes look like.
 * What is said is not believed where it cannot be true, because bytes remain that the encoding does
 * not have, nor where it makes no words and another encoding does.
 */
export function readText(bytes: Uint8Array, hints: EncodingHints = {}): TextRead {
  const chosen = hints.chosen === undefined ? null : encodingOf(hints.chosen);
  const shown = chosen ?? encodingOfMark(bytes) ?? encodingOfBytes(bytes);
  if (shown) return { type: 'read', text: decode(bytes, shown), encoding: shown };
  if (hasControls(bytes)) return { type: 'no-text' };
  const said = [
    hints.header === undefined ? null : unmarked(hints.header),
    hints.hasMeta ? encodingOfMeta(bytes) : null,
  ];
  // Servers say something by default, and UTF-8 is hardly ever by chance.
  if (isUtf8(bytes)) return { type: 'read', text: decode(bytes, 'utf-8'), encoding: 'utf-8' };
  const possible = said.flatMap((encoding): Extract<TextRead, { type: 'read' }>[] => {
    const text = encoding && decode(bytes, encoding);
    return text && (isWhole(text) || isNearlyWhole(text)) ? [{ type: 'read', text, encoding }] : [];
  });
  const believed = possible.find(({ encoding }) => makesWords(bytes, encoding));
  const { encoding, choices, isPlausible } = detectEncoding(bytes);
  if (believed) {
    const isContested = encoding !== null && areFarApart(believed.text, decode(bytes, encoding));
    return isContested ? { type: 'uncertain', choices: withChoice(choices, believed) } : believed;
  }
  if (encoding !== null) return { type: 'read', text: decode(bytes, encoding), encoding };
  const [doubtful] = possible;
  return doubtful && !isPlausible ? doubtful : { type: 'uncertain', choices };
}

/** Characters by which two readings of a text are compared, and letters beyond ASCII that tell enough. */
const COMPARED = 20_000;
const TELLING = 10;

/** Tells whether two readings of the same bytes have other letters in most places beyond ASCII. */
function areFarApart(said: string, detected: string): boolean {
  const beyond = (text: string) =>
    [...text.slice(0, COMPARED)].filter((letter) => letter > '\u007f');
  const [some, others] = [beyond(said), beyond(detected)];
  const different = some.filter((letter, at) => letter !== others[at]).length;
  return some.length >= TELLING && different > some.length / 2;
}

function withChoice(
  choices: readonly EncodingChoice[],
  { encoding, text }: { readonly encoding: string; readonly text: string },
): readonly EncodingChoice[] {
  if (choices.some((choice) => choice.encoding === encoding)) return choices;
  const from = text.search(/[^\0-\x7f]/);
  const preview = text
    .slice(Math.max(0, from - 40), from + 120)
    .replace(/\s+/g, ' ')
    .trim();
  return [...choices, { encoding, preview }];
}

/** A damaged character among thousands does not make another encoding of it. */
function isNearlyWhole(text: string): boolean {
  let lost = 0;
  let beyond = 0;
  for (const letter of text) {
    if (letter === '\uFFFD') lost += 1;
    if (letter > '\u007f') beyond += 1;
  }
  return beyond > 200 && lost < beyond / 100;
}
