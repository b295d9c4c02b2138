import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { DeedsOf } from '../audit/audited.js';
import type { Operator } from '../operators/operator.js';

/** A conversation as it is handed to whom it is about, but for what was said in it. */
export interface KeptConversation {
  readonly id: string;
  readonly mode: 'test' | 'live';
  readonly chatbotId: string;
  readonly visitor: unknown;
  readonly createdAt: Date;
  readonly lastActiveAt: Date;
}

export type KeptMessage = Pick<Message, 'role' | 'text' | 'createdAt'>;

/** Selects the conversations of a visitor, or a single one. */
export type Whose =
  | { readonly tenantId: string; readonly visitorId: string }
  | { readonly chatbotId: string; readonly sessionId: string };

/** Stores what is kept of visitors. How much that is, they decide: it is read in parts. */
export interface VisitorDataRepository {
  count(whose: Whose): Promise<number>;
  /** Oldest first, live ones before those of tests; a part at a time. */
  conversations(whose: Whose): AsyncIterable<readonly KeptConversation[]>;
  /** Reads the messages in order, a part at a time. */
  messages(conversation: KeptConversation): AsyncIterable<readonly KeptMessage[]>;
  /**
   * Deletes conversations with all that belongs to them, wherever it is, and keeps that it was done.
   *
   * @param deeds told how many there were
   * @returns what was deleted
   */
  delete(
    whose: Whose,
    deeds: DeedsOf<number>,
  ): Promise<readonly Pick<KeptConversation, 'id' | 'mode'>[]>;
}

export interface VisitorDataParts {
  readonly repository: VisitorDataRepository;
  /** Ends a conversation: its replies stop, its sockets are closed. */
  readonly end: (mode: 'test' | 'live', sessionId: string) => Promise<void>;
  readonly audit: Pick<AuditLog, 'add'>;
}

/** A live conversation, opened by its token. */
export interface OwnConversation {
  readonly id: string;
  readonly tenantId: string;
  readonly chatbotId: string;
}

/** Visitor data: exported and deleted as a whole. */
export class VisitorData {
  readonly #parts: VisitorDataParts;

  constructor(parts: VisitorDataParts) {
    this.#parts = parts;
  }

  /**
   * Exports a conversation for its visitor, who has the conversation's token.
   *
   * @returns JSON, in parts
   */
  exportOwn({ id, chatbotId }: OwnConversation): AsyncIterable<string> {
    return this.#json({ chatbotId, sessionId: id });
  }

  /** Deletes a conversation for its visitor, who has its token. */
  async deleteOwn(own: OwnConversation, address: string): Promise<void> {
    const { id, tenantId, chatbotId } = own;
    await this.#deleteAll({ chatbotId, sessionId: id }, () => [
      {
        actor: { tenantId, operatorId: 'visitor', address },
        entry: { action: 'visitor.delete', object: { type: 'session', id } },
      },
    ]);
  }

  /**
   * All conversations of a visitor, by the id that pages say of them.
   *
   * @returns JSON, in parts
   * @throws CodedError `forbidden` for admins of certain chatbots only
   */
  async export(admin: Operator, visitorId: string): Promise<AsyncIterable<string>> {
    checkWhole(admin);
    const { repository, audit } = this.#parts;
    const whose = { tenantId: admin.tenantId, visitorId };
    await audit.add(admin, {
      action: 'visitor.export',
      object: { type: 'visitor', id: visitorId },
      after: { conversations: await repository.count(whose) },
    });
    return this.#json(whose);
  }

  /** @returns how many conversations there were @throws CodedError `forbidden` as for `export` */
  async delete(admin: Operator, visitorId: string): Promise<number> {
    checkWhole(admin);
    const object = { type: 'visitor', id: visitorId } as const;
    return this.#deleteAll({ tenantId: admin.tenantId, visitorId }, (conversations) => [
      { actor: admin, entry: { action: 'visitor.delete', object, after: { conversations } } },
    ]);
  }

  async #deleteAll(whose: Whose, deeds: DeedsOf<number>): Promise<number> {
    const { repository, end } = this.#parts;
    const deleted = await repository.delete(whose, deeds);
    // Whoever has one open is told: what they send finds nothing.
    for (const { id, mode } of deleted) await end(mode, id);
    return deleted.length;
  }

  async *#json(whose: Whose): AsyncIterable<string> {
    const { repository } = this.#parts;
    let before = '{"conversations":[';
    for await (const conversations of repository.conversations(whose)) {
      for (const conversation of conversations) {
        yield `${before}${JSON.stringify(conversation).slice(0, -1)},"messages":[`;
        let between = '';
        for await (const messages of repository.messages(conversation)) {
          yield between + messages.map((message) => JSON.stringify(message)).join();
          between = ',';
        }
        before = ']},';
      }
    }
    yield before === ']},' ? ']}]}' : `${before}]}`;
  }
}

function checkWhole({ role, chatbots }: Operator): void {
  if (role !== 'admin' || chatbots !== null) throw new CodedError('forbidden');
}
