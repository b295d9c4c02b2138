import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Sql } from '../../../db/client.js';
import type { SecretBox } from '../../../secrets/secret-box.js';
import type { ConnectorSessions, ConversationState } from './connector-sessions.js';

const State = Type.Object({
  conversation: Type.String(),
  vars: Type.Record(Type.String(), Type.String()),
  service: Type.String(),
});

/** Longer than any conversation goes on; what is older is deleted when another one begins. */
const KEPT_DAYS = 30;

/** In Postgres, sealed: what a service calls a conversation may be all it takes to read it. */
export class PostgresConnectorSessions implements ConnectorSessions {
  readonly #sql: Sql;
  readonly #box: SecretBox;

  constructor(sql: Sql, box: SecretBox) {
    this.#sql = sql;
    this.#box = box;
  }

  async load(chatbotId: string, sessionId: string): Promise<ConversationState | null> {
    const [row] = await this.#sql<{ sealed: string }[]>`
      select sealed from connector_sessions
       where chatbot_id = ${chatbotId} and session_id = ${sessionId}`;
    const text = row && this.#box.open(row.sealed, contextOf(chatbotId, sessionId));
    // Sealed with another key: as good as unknown, the service begins anew.
    if (text === undefined || text === null) return null;
    const state: unknown = JSON.parse(text);
    return Value.Check(State, state) ? state : null;
  }

  async save(chatbotId: string, sessionId: string, state: ConversationState): Promise<void> {
    const sealed = this.#box.seal(JSON.stringify(state), contextOf(chatbotId, sessionId));
    await this.#sql`
      with old as (
        delete from connector_sessions
         where updated_at < now() - make_interval(days => ${KEPT_DAYS})
           and (chatbot_id, session_id) <> (${chatbotId}, ${sessionId})
      )
      insert into connector_sessions (chatbot_id, session_id, sealed)
      values (${chatbotId}, ${sessionId}, ${sealed})
      on conflict (chatbot_id, session_id)
        do update set sealed = excluded.sealed, updated_at = now()`;
  }
}

function contextOf(chatbotId: string, sessionId: string): string {
  return `conversation/${chatbotId}/${sessionId}`;
}
