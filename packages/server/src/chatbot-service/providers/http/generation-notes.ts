import Type from 'typebox';
import { Value } from 'typebox/value';
import type { SecretBox } from '../../../secrets/secret-box.js';
import type { Turn } from '../../chatbot-service.js';
import { ConversationState } from './connector-sessions.js';

const Note = Type.Object({
  place: Type.Object({
    id: Type.String(),
    position: Type.Union([Type.Number(), Type.String(), Type.Null()]),
  }),
  /** State of the conversation that it belongs to: the first reply has not saved its own yet. */
  state: ConversationState,
});
/** All that another process needs to rejoin a generation. */
export type GenerationNote = Type.Static<typeof Note>;

/** Notes at the replies that generations are for; sealed, as an id may be all it takes to read one. */
export class GenerationNotes {
  readonly #box: SecretBox;

  constructor(box: SecretBox) {
    this.#box = box;
  }

  /** Null where nothing was noted, or it cannot be read: as good as nothing. */
  read({ checkpoint, replyId }: Turn): GenerationNote | null {
    const saved = checkpoint?.saved ?? null;
    const text = saved === null ? null : this.#box.open(saved, contextOf(replyId));
    if (text === null) return null;
    const note: unknown = JSON.parse(text);
    return Value.Check(Note, note) ? note : null;
  }

  /** @throws what the database throws */
  async write({ checkpoint, replyId }: Turn, note: GenerationNote): Promise<void> {
    await checkpoint?.save(this.#box.seal(JSON.stringify(note), contextOf(replyId)));
  }
}

const contextOf = (replyId: string) => `generation/${replyId}`;
