import type { AddressLimits, LetGo } from '../../limits/address-limits.js';
import type { OpenSession } from '../engine/connection/open-session.js';

/** A client's address, and its limits. */
export interface ClientPlace {
  /** Network address, as `addressKey` writes it. */
  readonly address: string;
  readonly limits: AddressLimits;
  /** Origin of the page, which was allowed when it connected. */
  readonly origin: string | undefined;
  /** The correlation id of the request that it began with. */
  readonly requestId: string;
}

export interface GuardedOpening {
  readonly open: OpenSession;
  /** The client has gone. */
  readonly leave: () => void;
}

/**
 * Counts a client while it is here, and how it gets in.
 *
 * @throws CodedError `address-limited`
 */
export function guardOpening(
  { address, limits }: ClientPlace,
  kind: 'sockets' | 'streams',
  open: OpenSession,
): GuardedOpening {
  const letGo = limits.hold(kind, address);
  let greeted: LetGo = () => undefined;
  try {
    if (kind === 'sockets') greeted = limits.hold('socketsWithoutHello', address);
  } catch (error) {
    letGo();
    throw error;
  }
  return {
    open: async (hello) => {
      greeted();
      try {
        return await open(hello);
      } catch (error) {
        throw await limits.ofFailure(error, address);
      }
    },
    leave: () => {
      greeted();
      letGo();
    },
  };
}
