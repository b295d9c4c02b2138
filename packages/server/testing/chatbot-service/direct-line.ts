import type { Exchange } from './wire-server.js';

type Activity = Readonly<Record<string, unknown>>;

const ROOT = '/v3/directline/conversations';

/**
 * Bot Framework's Direct Line 3.0, without sockets
 * (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference).
 */
export class DirectLine {
  /** Answers a message: activities that the bot sends, one list for each poll of the conversation. */
  bot: (message: Activity) => readonly (readonly Activity[])[] = () => [];
  /** Watermark that every poll is told; null: the true one. */
  stuckAt: string | null = null;
  readonly #conversations = new Map<string, Activity[]>();
  readonly #coming = new Map<string, (readonly Activity[])[]>();
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  readonly answer = (exchange: Exchange): void => {
    const { method, headers } = exchange;
    const { pathname, searchParams } = new URL(exchange.path, 'http://localhost');
    const [conversationId = '', what] = pathname.slice(ROOT.length + 1).split('/');
    if (!this.#accepts(headers.authorization)) {
      const message = 'Invalid token or secret';
      return exchange.respond(403, { error: { code: 'BadArgument', message } });
    }
    if (method === 'POST' && pathname === ROOT) return this.#start(exchange);
    const activities = this.#conversations.get(conversationId);
    if (!activities) {
      const message = 'Conversation not found';
      return exchange.respond(404, { error: { code: 'BadArgument', message } });
    }
    if (what !== 'activities') return exchange.respond(200, { conversationId });
    if (method === 'POST') {
      this.#coming.get(conversationId)?.push(...this.bot(exchange.json));
      const id = this.#add(conversationId, exchange.json);
      return exchange.respond(200, { id });
    }
    for (const each of this.#coming.get(conversationId)?.shift() ?? [])
      this.#say(conversationId, each);
    const from = Number(searchParams.get('watermark') || 0);
    const watermark = this.stuckAt ?? String(activities.length);
    exchange.respond(200, { activities: activities.slice(from), watermark });
  };

  /** Something comes that nobody has asked for. */
  sayTo(conversationId: string, activity: Activity): void {
    this.#say(conversationId, activity);
  }

  #accepts(authorization = ''): boolean {
    const [, key = ''] = authorization.split(' ');
    return key === this.#secret || key.startsWith('token-of-');
  }

  #start(exchange: Exchange): void {
    const conversationId = `dl-${this.#conversations.size + 1}`;
    this.#conversations.set(conversationId, []);
    this.#coming.set(conversationId, []);
    const token = `token-of-${conversationId}`;
    exchange.respond(201, { conversationId, token, expires_in: 3600 });
  }

  #say(conversationId: string, activity: Activity): void {
    this.#add(conversationId, { from: { id: 'the-bot', name: 'Bot' }, ...activity });
  }

  #add(conversationId: string, activity: Activity): string {
    const activities = this.#conversations.get(conversationId) ?? [];
    const id = `${conversationId}|${String(activities.length).padStart(7, '0')}`;
    const conversation = { id: conversationId };
    const timestamp = '2026-01-01T00:00:00Z';
    activities.push({ ...activity, id, conversation, timestamp, channelId: 'directline' });
    return id;
  }
}
