import type { HelloFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type {
  WitnessReport,
  WitnessVerdict,
} from '@chatbot-test/shared/protocol/witness.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Logger } from 'pino';
import type { ChatbotRevision } from '../chatbots/chatbot-revision.js';
import type { Receipts } from '../publishing/receipts.js';
import type { ReceiptBody } from '../publishing/receipt.js';
import { hashOfToken } from '../sessions/engine/visitor.js';
import type { DriftNews } from './drift-webhook.js';
import { isTampered, siteState, type SiteReason, type SiteState } from './site-state.js';
import type { WidgetFiles } from './widget-files.js';
import type { SiteRecord, SiteStore, Sighting, TickedCheck } from './site-store.js';

export interface Site extends SiteRecord {
  readonly state: SiteState;
  /** Reasons for the state; empty if there are none. */
  readonly reasons: readonly SiteReason[];
  /** Revision that it shows; null: no receipt names it. */
  readonly revision: number | null;
  /** Checks after deployment that somebody has ticked off, the first first. */
  readonly checks: readonly TickedCheck[];
}

export interface SitesParts {
  readonly store: SiteStore;
  readonly receipts: Pick<Receipts, 'latest'>;
  readonly liveOf: (chatbotId: string) => Promise<ChatbotRevision | null>;
  /** Files of the widget that are served. */
  readonly files: Pick<WidgetFiles, 'judge'>;
  /** Tells a tenant's webhook. Never rejects. */
  readonly tellDrift: (tenantId: string, news: DriftNews) => Promise<void>;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  /** Delay before sightings are stored, in ms: many come at once. */
  readonly delayMs?: number;
}

/** Sites of a chatbot that are listed. */
const MOST_SITES = 200;
const DELAY_MS = 250;

/** Keeps which pages a published chatbot is on, and whether they show what was published. */
export class Sites {
  readonly #parts: SitesParts;
  readonly #waiting = new Map<string, Sighting>();
  #timer: NodeJS.Timeout | undefined;
  #storing = Promise.resolve();

  constructor(parts: SitesParts) {
    this.#parts = parts;
  }

  /** A page has connected. Costs the caller nothing: it is stored a moment later. */
  saw(
    { tenantId, chatbotId }: ChatbotRevision,
    origin: string | undefined,
    seen: HelloFrame['seen'],
    isNew: boolean,
  ): void {
    if (origin === undefined) return;
    const key = `${chatbotId} ${origin}`;
    const before = this.#waiting.get(key);
    this.#waiting.set(key, {
      ...{ tenantId, chatbotId, origin },
      fingerprint: seen?.fingerprint ?? before?.fingerprint ?? null,
      build: this.#buildOf(seen) ?? before?.build ?? null,
      conversations: (before?.conversations ?? 0) + (isNew ? 1 : 0),
    });
    this.#timer ??= setTimeout(() => void this.flush(), this.#parts.delayMs ?? DELAY_MS).unref();
  }

  /** Stores what was seen. Never rejects. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const seen = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#storing = this.#storing.then(async () => {
      for (const sighting of seen) {
        try {
          await this.#parts.store.saw(sighting);
        } catch (err) {
          this.#parts.log.error({ err, origin: sighting.origin }, 'a site could not be noted');
        }
      }
    });
    return this.#storing;
  }

  /** A page tells what it found. The origin must be allowed. */
  async report(live: ChatbotRevision, origin: string, report: WitnessReport): Promise<void> {
    const { store, log } = this.#parts;
    const { tenantId, chatbotId } = live;
    const { fingerprint, receipt = null, token } = report;
    const build = this.#buildOf(report);
    const verdict = this.verdictOf(report) ?? report.verdict;
    const differs = this.#areIntact(report)
      ? report.differs
      : [...new Set([...report.differs, 'build' as const])];
    const seen = { tenantId, chatbotId, origin, fingerprint, build, conversations: 0 };
    await store.saw(seen);
    const isLate =
      fingerprint !== live.fingerprint &&
      (await store.receiptsOf(chatbotId, [fingerprint])).has(fingerprint);
    const isMismatch = verdict === 'mismatch' && isTampered(differs, isLate);
    await store.judge(chatbotId, origin, { verdict, differs, isMismatch });
    if (token !== undefined) await store.stamp(chatbotId, hashOfToken(token), receipt, verdict);
    if (isMismatch) {
      log.warn(
        { chatbotId, origin, differs, receipt },
        'a page was served something else than what was signed',
      );
    }
    const [site] = await this.#describe(live, await store.list(chatbotId, origin, 1));
    if (!site) return;
    const since = await store.setDrift(chatbotId, origin, site.state === 'differs');
    if (since === null) return;
    const { config, revision } = live;
    const chatbot = { id: chatbotId, name: config.name, revision };
    await this.#parts.tellDrift(tenantId, { chatbot, origin, reasons: site.reasons, since });
  }

  /** A page's own verdict, unless its files of the widget are others than those that are served. */
  verdictOf(seen: HelloFrame['seen']): WitnessVerdict | undefined {
    return this.#areIntact(seen) ? seen?.verdict : 'mismatch';
  }

  #areIntact(seen: HelloFrame['seen']): boolean {
    return this.#parts.files.judge(seen?.files).areIntact;
  }

  /** Version of the widget on a page; null: it does not tell. */
  #buildOf(seen: HelloFrame['seen']): string | null {
    return this.#parts.files.judge(seen?.files).version ?? seen?.build ?? null;
  }

  /** The sites of a chatbot, last seen first: at most 200. */
  async list(chatbotId: string): Promise<Site[]> {
    await this.flush();
    const { store, liveOf } = this.#parts;
    const [live, rows] = await Promise.all([
      liveOf(chatbotId),
      store.list(chatbotId, null, MOST_SITES),
    ]);
    return this.#describe(live, rows, chatbotId);
  }

  /**
   * Ticks a check after deployment off.
   *
   * @param by subject of the operator's token; null: it is to be done again
   * @throws CodedError `not-found` for a site that has not shown the chatbot
   */
  async tick(chatbotId: string, origin: string, check: string, by: string | null): Promise<void> {
    await this.flush();
    if (await this.#parts.store.tick(chatbotId, origin, check, by)) return;
    throw new CodedError('not-found', { what: 'site' });
  }

  async #describe(
    live: ChatbotRevision | null,
    rows: readonly SiteRecord[],
    chatbotId = live?.chatbotId ?? '',
  ): Promise<Site[]> {
    if (rows.length === 0) return [];
    const { store, receipts } = this.#parts;
    const shownOf = await store.receiptsOf(
      chatbotId,
      rows.flatMap(({ fingerprint }) => fingerprint ?? []),
    );
    const checks = await store.checksOf(chatbotId);
    const latest = await receipts.latest(chatbotId);
    const published = latest && bodyOf(latest.body);
    return rows.map((row) => {
      const shown = shownOf.get(row.fingerprint ?? '') ?? null;
      const { state, reasons } = siteState({ ...row, live, published, shown });
      const ticked = checks.get(row.origin) ?? [];
      return { ...row, state, reasons, revision: shown?.revision ?? null, checks: ticked };
    });
  }

  close(): Promise<void> {
    return this.flush();
  }
}

/** Null for a receipt that somebody has changed in the database. */
function bodyOf(body: string): ReceiptBody | null {
  try {
    return JSON.parse(body) as ReceiptBody;
  } catch {
    return null;
  }
}
