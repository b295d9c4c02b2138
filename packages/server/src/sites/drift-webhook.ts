import { randomUUID } from 'node:crypto';
import type { Sql } from '../db/client.js';
import type { RateCounter } from '../limits/rate-counter.js';
import type { SigningKeys } from '../publishing/signing-keys.js';
import type { SiteReason } from './site-state.js';

/** News of a site that differs from what was published. */
export interface DriftNews {
  readonly chatbot: { readonly id: string; readonly name: string; readonly revision: number };
  readonly origin: string;
  readonly reasons: readonly SiteReason[];
  readonly since: Date;
}

export interface DriftWebhookParts {
  readonly sql: Sql;
  readonly keys: Pick<SigningKeys, 'sign'>;
  readonly urlOf: (tenantId: string) => Promise<string | null>;
  /** The client for addresses that a person typed. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly onFailure: (error: unknown) => void;
  readonly counter: RateCounter;
  readonly pausesMs?: readonly number[];
}

/** Pauses between attempts, in ms; after the last the site still says it. */
const PAUSES_MS = [1_000, 5_000];
/** News of one site in an hour: whoever looks like a page of it can say that it differs, and does not. */
const MOST_NEWS = 3;
const HOUR_MS = 60 * 60_000;

/**
 * Posts news of drift to the address that a tenant has set. Signed with the tenant's key, as receipts
 * are, in the form of Standard Webhooks (`v1a`): who has the public keys needs no further secret.
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function driftWebhook(parts: DriftWebhookParts) {
  const { sql, keys, urlOf, fetch, onFailure, counter, pausesMs = PAUSES_MS } = parts;
  return async (tenantId: string, news: DriftNews): Promise<void> => {
    try {
      const url = await urlOf(tenantId);
      if (!url) return;
      const { count } = await counter.count(`drift:${news.chatbot.id} ${news.origin}`, HOUR_MS);
      if (count > MOST_NEWS) return;
      const id = `msg_${randomUUID()}`;
      const timestamp = String(Math.floor(news.since.getTime() / 1_000));
      const body = JSON.stringify({ type: 'site.drift', ...news });
      const { keyId, signature } = await sql.begin((tx) =>
        keys.sign(tx, tenantId, `${id}.${timestamp}.${body}`),
      );
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1a,${Buffer.from(signature, 'base64url').toString('base64')}`,
        'webhook-key-id': keyId,
      };
      for (let attempt = 0; ; attempt++) {
        try {
          const response = await fetch(url, { method: 'POST', headers, body });
          await response.body?.cancel();
          if (response.ok) return;
          throw new Error(`The webhook answered with status ${response.status}.`);
        } catch (error) {
          const pause = pausesMs[attempt];
          if (pause === undefined) throw error;
          await new Promise((resolve) => setTimeout(resolve, pause).unref());
        }
      }
    } catch (error) {
      onFailure(error);
    }
  };
}
