import type { AdminRequests, Mode, SessionPage, WatchedSession } from '../admin-requests.js';

export type Sort = 'created' | 'active' | 'messages' | 'operator' | 'chatbot';

export interface ListFilter {
  readonly mode: Mode;
  readonly chatbot: string;
  readonly operator: string;
  readonly state: '' | WatchedSession['state'];
  readonly sort: Sort;
  readonly order: 'asc' | 'desc';
}

export const FIRST_FILTER: ListFilter = {
  ...{ mode: 'test', chatbot: '', operator: '', state: 'active' },
  ...{ sort: 'created', order: 'desc' },
};

const PAGE = 50;

/** Reads a page of the list, the first or the one after a cursor. */
export function readPage(
  requests: AdminRequests,
  filter: ListFilter,
  cursor: string | null,
  signal: AbortSignal,
): Promise<SessionPage> {
  return requests.get('/v1/admin/sessions', { ...filter, cursor, limit: PAGE }, signal);
}

/**
 * The list with what has changed: each session in its place, new ones where they belong, and what the
 * filter leaves out gone. Behind the last row only the server knows what follows: it stays as it is.
 */
export function withChanges(
  sessions: readonly WatchedSession[],
  changed: readonly WatchedSession[],
  filter: ListFilter,
): readonly WatchedSession[] {
  const news = new Map(changed.map((session) => [session.id, session]));
  const known = sessions.map((session) => news.get(session.id) ?? session);
  const ids = new Set(sessions.map(({ id }) => id));
  const added = changed.filter(({ id }) => !ids.has(id));
  return [...known, ...added]
    .filter((session) => fits(session, filter))
    .sort((a, b) => compare(a, b, filter));
}

function fits(session: WatchedSession, filter: ListFilter): boolean {
  const { mode, chatbot, operator, state } = filter;
  return (
    session.mode === mode &&
    (chatbot === '' || session.chatbotId === chatbot) &&
    (operator === '' || session.operatorId === operator) &&
    (state === '' || session.state === state)
  );
}

const KEYS: Readonly<Record<Sort, (session: WatchedSession) => string | number>> = {
  created: ({ createdAt }) => createdAt,
  active: ({ lastActiveAt }) => lastActiveAt,
  messages: ({ messages }) => messages,
  operator: ({ operatorId }) => operatorId ?? '',
  chatbot: ({ chatbotId }) => chatbotId,
};

function compare(a: WatchedSession, b: WatchedSession, { sort, order }: ListFilter): number {
  const [first, second] = [KEYS[sort](a), KEYS[sort](b)];
  const rising = first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : 1;
  return order === 'asc' ? rising : -rising;
}
