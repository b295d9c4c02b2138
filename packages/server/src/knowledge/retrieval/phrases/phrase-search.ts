import { setImmediate as pause } from 'node:timers/promises';
import { PhraseIndex, type AskedDocument, type DocumentPhrases } from './phrase-index.js';
import type { Scope } from '../scope.js';

/** Reads what each of a chatbot's documents is called and asked for as. */
export type ReadPhrases = (scope: Scope) => Promise<readonly DocumentPhrases[]>;

/** Chatbots whose phrases are held; those asked longest ago go first. */
const MOST_HELD = 50;

/** Keeps the phrase indexes of the chatbots asked last, as long as the database has the same. */
export class PhraseSearch {
  readonly #read: ReadPhrases;
  readonly #held = new Map<string, { version: string; index: Promise<PhraseIndex> }>();

  constructor(read: ReadPhrases) {
    this.#read = read;
  }

  /** @param version differs whenever the documents do */
  async rank(scope: Scope, version: string, question: string): Promise<AskedDocument[]> {
    // Seldom asked for, and soon read: it is not to take the place of a whole chatbot's.
    if (scope.documentId !== undefined) return (await this.#make(scope)).rank(question);
    const key = JSON.stringify([scope.tenantId, scope.chatbotId, scope.snapshot]);
    const held = this.#held.get(key);
    this.#held.delete(key);
    const entry = held?.version === version ? held : { version, index: this.#make(scope) };
    this.#held.set(key, entry);
    const [oldest] = this.#held.keys();
    if (this.#held.size > MOST_HELD && oldest !== undefined) this.#held.delete(oldest);
    try {
      return (await entry.index).rank(question);
    } catch (error) {
      if (this.#held.get(key) === entry) this.#held.delete(key);
      throw error;
    }
  }

  async #make(scope: Scope): Promise<PhraseIndex> {
    return PhraseIndex.of(await this.#read(scope), () => pause());
  }
}
