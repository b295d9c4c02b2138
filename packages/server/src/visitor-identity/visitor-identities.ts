import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { VisitorInputs } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { faultsOf } from '../input/faults.js';
import { IDENTITY_SECRET } from '../secrets/secret-service.js';
import type { ChatbotSecrets } from '../secrets/chatbot-secrets.js';
import { claimsOf, TokenRefused, type TokenKeys } from '../tokens/signed-token.js';
import { publicKeysAt, type Fetch } from '../tokens/public-keys.js';

/** A visitor's verified identity. */
export interface VisitorIdentity {
  readonly said: VisitorInputs;
  /** It is worth nothing after that. */
  readonly until: Date;
}

/** The chatbot that an identity is for. */
export interface IdentifyingChatbot {
  readonly chatbotId: string;
  readonly tenantId: string;
  readonly config: Pick<ChatbotConfig, 'identity'>;
}

export interface VisitorIdentitiesParts {
  readonly reveal: (tenantId: string, chatbotId: string) => Promise<ChatbotSecrets>;
  /** The guarded way to addresses that operators typed. */
  readonly fetch: Fetch;
  readonly log: { info(details: object, message: string): void };
  /** Default: the system's clock. */
  readonly now?: () => Date;
}

const { name, email, inputs } = VisitorInputs.properties;
/** Claims of a visitor's token. Others are ignored. */
const Claims = Compile(
  Type.Object({
    sub: Type.String({ minLength: 1, maxLength: 120 }),
    exp: Type.Number(),
    name,
    email,
    inputs,
  }),
);

/** A page makes a new one for each visit: one that is stolen is soon worth nothing. */
const LONGEST_LIFE_MS = 24 * 60 * 60_000;
/** Addresses of public keys that are remembered. */
const MOST_ADDRESSES = 500;

/** Reads what proves who a visitor is: a token for this chatbot, by its secret or public keys. */
export class VisitorIdentities {
  readonly #parts: VisitorIdentitiesParts;
  readonly #keys = new Map<string, NonNullable<TokenKeys['keys']>>();

  constructor(parts: VisitorIdentitiesParts) {
    this.#parts = parts;
  }

  /**
   * @returns null if it proves nothing: it is unsigned, edited, over, of another key or for another
   *   chatbot; the log says which
   * @throws CodedError `secrets-unreadable` and failures of the database
   */
  async read(chatbot: IdentifyingChatbot, token: string): Promise<VisitorIdentity | null> {
    const { chatbotId, tenantId } = chatbot;
    try {
      const keys = await this.#keysOf(chatbot);
      const now = this.#parts.now?.() ?? new Date();
      const terms = { issuer: null, audience: chatbotId, maxLifeMs: LONGEST_LIFE_MS };
      const claims = await claimsOf(token, keys, terms, now);
      if (!Claims.Check(claims)) {
        const [first] = faultsOf(Claims, claims);
        const where = first?.instancePath || 'one';
        throw new TokenRefused(`its claims: ${where} ${first?.message ?? ''}`);
      }
      const { sub, exp, name, email, inputs } = claims;
      return { said: { id: sub, name, email, inputs }, until: new Date(exp * 1_000) };
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      const details = { chatbotId, tenantId, reason: error.message };
      this.#parts.log.info(details, 'a visitor’s identity is refused');
      return null;
    }
  }

  async #keysOf({ tenantId, chatbotId, config }: IdentifyingChatbot): Promise<TokenKeys> {
    const secrets = await this.#parts.reveal(tenantId, chatbotId);
    const secret = secrets.own(IDENTITY_SECRET);
    const jwksUrl = config.identity?.jwksUrl;
    return {
      secrets: secret === undefined ? [] : [new TextEncoder().encode(secret)],
      keys: jwksUrl === undefined ? null : this.#keysAt(jwksUrl),
    };
  }

  #keysAt(address: string): NonNullable<TokenKeys['keys']> {
    const known = this.#keys.get(address) ?? publicKeysAt(address, this.#parts.fetch);
    // The one that was not used for longest is the first.
    this.#keys.delete(address);
    this.#keys.set(address, known);
    const [oldest] = this.#keys.keys();
    if (this.#keys.size > MOST_ADDRESSES && oldest !== undefined) this.#keys.delete(oldest);
    return known;
  }
}

/** Error for a page whose visitor has to be verified. */
export function identityError(token: string | undefined): CodedError {
  return new CodedError(token === undefined ? 'identity-required' : 'identity-refused');
}
