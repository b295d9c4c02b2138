import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { ServiceEvent, Tell } from '../../src/chatbot-service/chatbot-service.js';

type EventOf<T extends ServiceEvent['type']> = Extract<ServiceEvent, { type: T }>;

/** All that a service told of one reply. */
export class CollectedReply {
  readonly events: ServiceEvent[] = [];
  /** The error that it threw. */
  error: CodedError | null = null;

  readonly of = <T extends ServiceEvent['type']>(type: T): EventOf<T>[] =>
    this.events.filter((event): event is EventOf<T> => event.type === type);

  get text(): string {
    return this.of('text')
      .map(({ text }) => text)
      .join('');
  }

  /** Pieces of text, without the empty signs of life. */
  get pieces(): string[] {
    return this.of('text').flatMap(({ text }) => text || []);
  }

  get warnings(): { code: string; message: string }[] {
    return this.of('warning').map(({ warning }) => warning);
  }

  get marks(): string[] {
    return this.of('mark').map(({ name }) => name);
  }
}

/** Reads a reply to its end; an error of the catalogue is part of it, any other is thrown. */
export async function collectReply(
  begin: (tell: Tell) => Promise<void>,
  onEvent: Tell = () => undefined,
): Promise<CollectedReply> {
  const reply = new CollectedReply();
  try {
    await begin((event) => {
      reply.events.push(event);
      onEvent(event);
    });
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    reply.error = error;
  }
  return reply;
}
