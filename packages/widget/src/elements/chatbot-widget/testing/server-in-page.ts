import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { buildChatbotInfo } from '@chatbot-test/shared/testing/builders.js';
import { socketPair } from '@chatbot-test/shared/testing/socket-pair.js';
import { ServerEnd } from '../../../session/testing/client-under-test.js';

type Answer = () => Response | Promise<Response>;

/** Stands where the page's way to the network begins: HTTP answers and sockets that end here. */
export class ServerInPage {
  readonly ends: ServerEnd[] = [];
  readonly requests: string[] = [];
  answer: Answer = () => chatbotResponse();
  #waiting: (() => void)[] = [];
  readonly #fetch = window.fetch;
  readonly #WebSocket = window.WebSocket;

  start(): void {
    window.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (!url.includes('/v1/')) return this.#fetch(input, init);
      this.requests.push(url);
      return Promise.resolve().then(() => this.answer());
    };
    const connect = (protocol: string): object => {
      const end = new ServerEnd(socketPair({ protocol }));
      this.ends.push(end);
      for (const check of this.#waiting.splice(0)) check();
      return end.pair.client;
    };
    window.WebSocket = class {
      constructor(_url: string, protocol: string) {
        return connect(protocol);
      }
    } as unknown as typeof WebSocket;
  }

  stop(): void {
    window.fetch = this.#fetch;
    window.WebSocket = this.#WebSocket;
  }

  async connection(number: number): Promise<ServerEnd> {
    for (;;) {
      const end = this.ends[number - 1];
      if (end) return end;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}

export function chatbotResponse(changes: Parameters<typeof buildChatbotInfo>[0] = {}): Response {
  const chatbot: ChatbotInfo = buildChatbotInfo(changes);
  return Response.json(chatbot);
}

export function problemResponse(status: number, code: string): Response {
  const message = `It is ${code}.`;
  const problem = { code, message, action: 'Do something.', retryable: false, correlationId: 'c' };
  return Response.json({ error: problem }, { status });
}
