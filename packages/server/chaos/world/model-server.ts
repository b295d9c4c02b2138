import type { Teardown } from '../../testing/database.js';
import { chunk, usageChunk } from '../../testing/chatbot-service/chat-completion.js';
import { WireServer, type Exchange } from '../../testing/chatbot-service/wire-server.js';

/** Behaviour of the model. */
export type ModelMood = 'answers' | 'fails' | 'breaks off' | 'talks rubbish' | 'stalls';

/** Reply to one request: no other has any of its words. */
export interface Said {
  readonly question: string;
  readonly text: string;
}

/**
 * A language model on a real port, with OpenAI's wire format. Every word that it says names the
 * request that it is of, so that texts of two never pass for one.
 */
export class ChaosModel {
  readonly server: WireServer;
  /** Answers by the name in the question. */
  readonly said = new Map<string, Said>();
  mood: () => ModelMood = () => 'answers';
  /** Words of an answer, and the time between two, in ms. */
  words: () => number = () => 20;
  wordMs: () => number = () => 20;
  /** Each word has so many characters at least. */
  wordLength = 0;
  #requests = 0;
  #held: Promise<void> | null = null;

  private constructor(server: WireServer) {
    this.server = server;
  }

  static async start(t: Teardown): Promise<ChaosModel> {
    const server = await WireServer.start(t, () => undefined);
    const model = new ChaosModel(server);
    server.handler = (exchange) => model.#answer(exchange);
    return model;
  }

  get url(): string {
    return `${this.server.url}/v1`;
  }

  get requests(): number {
    return this.#requests;
  }

  /**
   * Answers that are begun from now on stop in their middle: what happens then, happens mid-reply.
   *
   * @returns lets them go on, and later ones as well
   */
  holdBack(): () => void {
    let letGo = () => undefined as void;
    this.#held = new Promise((resolve) => (letGo = resolve));
    return () => {
      this.#held = null;
      letGo();
    };
  }

  /** Finds the fault in the text of an ended reply; null if there is none. */
  judge(question: string, state: string, text: string): string | null {
    if (text === '') return state === 'done' ? 'a reply without a text' : null;
    const name = /^(r\d+)w0 /.exec(text)?.[1] ?? '';
    const said = this.said.get(name);
    if (!said) return `a text that nobody said: ${text.slice(0, 40)}`;
    // Questions that went without an answer may be put together with the next.
    if (!said.question.endsWith(question))
      return `an answer to ${said.question}, not to ${question}`;
    if (!said.text.startsWith(text)) return `a text that is not of one piece: ${text.slice(0, 80)}`;
    if (state === 'done' && said.text !== text) return `a text that ends early: ${text.length}`;
    return null;
  }

  async #answer(exchange: Exchange): Promise<void> {
    // Nobody wants to keep all of them.
    this.server.exchanges.length = 0;
    const { messages } = exchange.json as { messages: { role: string; content: string }[] };
    const question = messages.filter(({ role }) => role === 'user').at(-1)?.content ?? '';
    const name = `r${(this.#requests += 1)}`;
    const words = Array.from({ length: this.words() }, (_, i) =>
      `${name}w${i} `.padEnd(this.wordLength, '.'),
    );
    const mood = this.mood();
    const held = this.#held;
    if (mood === 'fails') {
      exchange.respond(500, { error: { message: 'planted' } });
      return;
    }
    this.said.set(name, { question, text: words.join('') });
    exchange.beginEvents();
    exchange.events(chunk({ role: 'assistant', content: '' }));
    let isOpen = true;
    void exchange.closed.then(() => (isOpen = false));
    for (const [i, content] of words.entries()) {
      if (!isOpen) return;
      exchange.events(chunk({ content }));
      if (i === words.length >> 1) {
        await held;
        if (mood === 'stalls') return;
        if (mood === 'breaks off') {
          exchange.cut();
          return;
        }
        if (mood === 'talks rubbish') exchange.write('data: {"this is": not JSON\n\n');
      }
      await new Promise((resolve) => setTimeout(resolve, this.wordMs()));
    }
    exchange.events(chunk({}, 'stop'), usageChunk(1, words.length));
    exchange.end('data: [DONE]\n\n');
  }
}
