import type { LivePiece, LiveReply } from './live-store.js';

/** Adds a piece to a reply. */
export function withPiece(known: LiveReply | null, piece: LivePiece): LiveReply | null {
  const { replyId, gen, offset, text } = piece;
  if (known && gen < known.gen) return known;
  if (offset === 0) return { replyId, gen, text };
  if (known?.gen !== gen || known.text.length !== offset) return known;
  return { replyId, gen, text: known.text + text };
}
