import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A language model that says what a test has it say, when the test has it say it. */
export class Model {
  readonly #server: Server;
  readonly #asked: ModelReply[] = [];
  #waiting: ((reply: ModelReply) => void) | null = null;

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request, response) => {
      request.resume();
      this.#take(new ModelReply(response));
    });
  }

  static async start(): Promise<Model> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Model(server);
  }

  /** Settings with which a chatbot asks it. */
  get provider() {
    return {
      type: 'model',
      model: 'small',
      baseUrl: `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`,
      systemPrompt: '',
      knowledge: false,
      threshold: 0.5,
      temperature: 0,
      fallback: '',
    } as const;
  }

  /** The next reply that it is asked for. */
  async asked(): Promise<ModelReply> {
    return this.#asked.shift() ?? new Promise((resolve) => (this.#waiting = resolve));
  }

  end(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #take(reply: ModelReply): void {
    if (this.#waiting) this.#waiting(reply);
    else this.#asked.push(reply);
    this.#waiting = null;
  }
}

/** One reply on its way, in OpenAI's words. */
export class ModelReply {
  /** Resolves when nobody listens to it any more. */
  readonly left: Promise<unknown>;
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
    this.left = once(response, 'close');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
  }

  say(content: string): void {
    this.#event({ content });
  }

  /** Thinks, which is for operators. */
  think(reasoning_content: string): void {
    this.#event({ reasoning_content });
  }

  /** Ends the reply with these last words. */
  end(content = ''): void {
    this.#event({ content }, 'stop');
    this.#response.end('data: [DONE]\n\n');
  }

  #event(delta: object, finish_reason: 'stop' | null = null): void {
    const choices = [{ index: 0, delta, finish_reason }];
    const object = 'chat.completion.chunk';
    const event = { id: 'c1', object, created: 0, model: 'small', choices };
    this.#response.write(`data: ${JSON.stringify(event)}\n\n`);
  }
}
