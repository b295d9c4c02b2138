import { and, eq, lt, sql as fragment } from 'drizzle-orm';
import { Value } from 'typebox/value';
import type { Sql } from '../../../db/client.js';
import { queryBuilder, type QueryBuilder } from '../../../db/query-builder.js';
import { connectorSessions } from '../../../db/schema/secrets.js';
import type { SecretBox } from '../../../secrets/secret-box.js';
import { ConversationState, type ConnectorSessions } from './connector-sessions.js';

/** Longer than any conversation goes on; what is older is deleted when another one begins. */
const KEPT_DAYS = 30;

/**
 * Stores the state of connectors in Postgres, encrypted: a service's id of a conversation may be enough
 * to read it.
 */
export class PostgresConnectorSessions implements ConnectorSessions {
  readonly #db: QueryBuilder;
  readonly #box: SecretBox;

  constructor(sql: Sql, box: SecretBox) {
    this.#db = queryBuilder(sql);
    this.#box = box;
  }

  async load(chatbotId: string, sessionId: string): Promise<ConversationState | null> {
    const [row] = await this.#db
      .select({ sealed: connectorSessions.sealed })
      .from(connectorSessions)
      .where(ofSession(chatbotId, sessionId));
    const text = row && this.#box.open(row.sealed, contextOf(chatbotId, sessionId));
    // Sealed with another key: as good as unknown, the service begins anew.
    if (text === undefined || text === null) return null;
    const state: unknown = JSON.parse(text);
    return Value.Check(ConversationState, state) ? state : null;
  }

  async save(chatbotId: string, sessionId: string, state: ConversationState): Promise<void> {
    const sealed = this.#box.seal(JSON.stringify(state), contextOf(chatbotId, sessionId));
    await this.#db
      .insert(connectorSessions)
      .values({ chatbotId, sessionId, sealed })
      .onConflictDoUpdate({
        target: [connectorSessions.chatbotId, connectorSessions.sessionId],
        set: { sealed, updatedAt: fragment`now()` },
      });
    await this.#db
      .delete(connectorSessions)
      .where(
        lt(connectorSessions.updatedAt, fragment`now() - make_interval(days => ${KEPT_DAYS})`),
      );
  }
}

const ofSession = (chatbotId: string, sessionId: string) =>
  and(eq(connectorSessions.chatbotId, chatbotId), eq(connectorSessions.sessionId, sessionId));

function contextOf(chatbotId: string, sessionId: string): string {
  return `conversation/${chatbotId}/${sessionId}`;
}
