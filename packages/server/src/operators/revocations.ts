import type { Actor } from '../audit/audit-log.js';
import type { LiveStore } from '../live-store/live-store.js';
import type { Operator } from './operator.js';

/** Storage of revocations. */
export interface RevocationRepository {
  /** Time of the last revocation of an operator's access; null: never. */
  find(tenantId: string, operatorId: string): Promise<Date | null>;
  /**
   * Revokes an operator of the actor's tenant as of now, and keeps in the audit log who did so.
   *
   * @returns when that was, by the database's clock
   */
  add(actor: Actor, operatorId: string): Promise<Date>;
}

/** Topic on which every process hears of a revocation. */
export const ACCESS_TOPIC = 'access';

interface Known {
  readonly revokedAt: Promise<Date | null>;
  /** Time until which it is valid, as of `performance.now()`. */
  readonly until: number;
}

/** Life of the cache, in ms: news may get lost. */
const LIFE_MS = 2_000;
const ENTRIES = 10_000;

/** Operators who may not come in any more, whatever their tokens say. */
export class Revocations {
  readonly #repository: RevocationRepository;
  readonly #liveStore: LiveStore;
  readonly #known = new Map<string, Known>();

  constructor(repository: RevocationRepository, liveStore: LiveStore) {
    this.#repository = repository;
    this.#liveStore = liveStore;
    void liveStore.subscribe(ACCESS_TOPIC, () => this.#known.clear());
    liveStore.onMissed(() => this.#known.clear());
  }

  /** Revokes all tokens of an operator that were issued until now. */
  async revoke(actor: Actor, operatorId: string): Promise<Date> {
    const { tenantId } = actor;
    const revokedAt = await this.#repository.add(actor, operatorId);
    this.#liveStore.publish(ACCESS_TOPIC, JSON.stringify({ tenantId, operatorId }));
    return revokedAt;
  }

  /** A token that does not say when it was made may have been made before. */
  async isRevoked({ tenantId, operatorId, issuedAt = null }: Operator): Promise<boolean> {
    const revokedAt = await this.#find(tenantId, operatorId);
    return revokedAt !== null && (issuedAt === null || issuedAt <= revokedAt);
  }

  #find(tenantId: string, operatorId: string): Promise<Date | null> {
    const key = JSON.stringify([tenantId, operatorId]);
    const now = performance.now();
    const known = this.#known.get(key);
    if (known && known.until > now) return known.revokedAt;
    if (this.#known.size >= ENTRIES) this.#known.clear();
    const revokedAt = this.#repository.find(tenantId, operatorId);
    const entry = { revokedAt, until: now + LIFE_MS };
    this.#known.set(key, entry);
    revokedAt.catch(() => {
      if (this.#known.get(key) === entry) this.#known.delete(key);
    });
    return revokedAt;
  }
}
