import { decode, encodingOf, isUtf8, isWhole } from './decode.js';
import { encodingOfMark, encodingOfMeta, encodingOfZeros } from './declared-encoding.js';
import { detectEncoding, type EncodingChoice } from './detect-encoding.js';

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
  | { readonly type: 'uncertain'; readonly choices: readonly EncodingChoice[] };

/**
 * Text by the mark at its beginning, the header, the `meta`, and else by what its bytes look like.
 * What is said but cannot be true, because bytes remain that the encoding does not have, is not
 * believed.
 */
export function readText(bytes: Uint8Array, hints: EncodingHints = {}): TextRead {
  const chosen = hints.chosen === undefined ? null : encodingOf(hints.chosen);
  if (chosen) return { type: 'read', text: decode(bytes, chosen), encoding: chosen };
  const said = [
    encodingOfMark(bytes),
    hints.header === undefined ? null : encodingOf(hints.header),
    hints.hasMeta ? encodingOfMeta(bytes) : null,
    encodingOfZeros(bytes),
  ];
  for (const encoding of said) {
    if (encoding === null) continue;
    // What servers say by default, and UTF-8 is hardly ever by chance.
    if (encoding === 'windows-1252' && isUtf8(bytes)) continue;
    const text = decode(bytes, encoding);
    if (isWhole(text) || isNearlyWhole(text)) return { type: 'read', text, encoding };
  }
  // Seven bits at a time, with escapes: valid UTF-8, and never meant as such.
  const isEscaped =
    bytes.includes(0x1b) && /\x1b\$[@B]/.test(Buffer.from(bytes).toString('latin1'));
  if (isEscaped)
    return { type: 'read', text: decode(bytes, 'iso-2022-jp'), encoding: 'iso-2022-jp' };
  if (isUtf8(bytes)) return { type: 'read', text: decode(bytes, 'utf-8'), encoding: 'utf-8' };
  const { encoding, choices } = detectEncoding(bytes);
  return encoding === null
    ? { type: 'uncertain', choices }
    : { type: 'read', text: decode(bytes, encoding), encoding };
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
