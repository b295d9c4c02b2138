import { createHash } from 'node:crypto';
import type { Teardown } from '../database.js';
import { WireServer, type Exchange } from './wire-server.js';

/** Topics of texts, by words in some languages. */
const TOPICS = [
  /send .*back|return|zurück|返品/i,
  /pupp|dog|pets|hund|haustier|犬|ペット/i,
  /open|opening|geöffnet|öffnungszeit/i,
  /password|sign in|passwort/i,
  /pay|visa|zahl/i,
  /engine|motor/i,
  /vegetarian|meat|vegetarisch/i,
  /ship|deliver|versand/i,
];

/**
 * Speaks for a paid service: OpenAI's embeddings over a real socket. Texts about one topic are near to
 * one another, whatever their words and language.
 */
export class EmbeddingServer {
  readonly wire: WireServer;
  dimensions: number;
  /** Replaces the answer, if set. */
  instead: ((exchange: Exchange) => void) | null = null;

  private constructor(wire: WireServer, dimensions: number) {
    this.wire = wire;
    this.dimensions = dimensions;
    wire.handler = (exchange) => (this.instead ?? ((each) => this.answer(each)))(exchange);
  }

  static async start(t: Teardown, dimensions = 24): Promise<EmbeddingServer> {
    return new EmbeddingServer(await WireServer.start(t, () => undefined), dimensions);
  }

  /** Base URL, as in `EMBEDDINGS_BASE_URL`. */
  get baseUrl(): string {
    return `${this.wire.url}/v1`;
  }

  answer(exchange: Exchange): void {
    const { input, model } = exchange.json as { input: string[]; model: string };
    const data = input.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: this.vectorOf(text),
    }));
    const usage = { prompt_tokens: input.length, total_tokens: input.length };
    // In any order: the index counts.
    exchange.respond(200, { object: 'list', data: data.reverse(), model, usage });
  }

  /** Not of length 1, as with some services. */
  vectorOf(text: string): number[] {
    const vector = new Array<number>(this.dimensions).fill(0);
    TOPICS.forEach((topic, index) => {
      if (topic.test(text)) vector[index] = 3;
    });
    const [byte = 0] = createHash('sha256').update(text).digest();
    const own = TOPICS.length + (byte % (this.dimensions - TOPICS.length));
    vector[own] = 1;
    return vector;
  }
}
