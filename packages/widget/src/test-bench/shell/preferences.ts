/** Preferences of an operator, kept in this browser. */
export interface Preferences {
  /** Null: not chosen yet; open where there is room for it. */
  readonly debug: boolean | null;
  /** Width of the inspector, in px. */
  readonly inspectorWidth: number;
}

export const DEFAULT_PREFERENCES: Preferences = { debug: null, inspectorWidth: 400 };

const key = (operator: string): string => `chatbot-test:bench:${operator}`;

/** Storage may be off, full or hold something else: then nothing is remembered, and all works. */
export function readPreferences(operator: string): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(key(operator)) ?? '{}') as Partial<Preferences>;
    const { debug, inspectorWidth } = { ...DEFAULT_PREFERENCES, ...stored };
    return {
      debug: typeof debug === 'boolean' ? debug : null,
      inspectorWidth: Number.isFinite(inspectorWidth)
        ? inspectorWidth
        : DEFAULT_PREFERENCES.inspectorWidth,
    };
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

export function writePreferences(operator: string, preferences: Preferences): void {
  try {
    localStorage.setItem(key(operator), JSON.stringify(preferences));
  } catch {
    // A private window without storage: the choice holds for this visit.
  }
}

/**
 * Reads the operator from a token: the `sub` of a JWT (RFC 7519), not verified, since it only
 * decides here whose preferences apply. `operator` where the token has none.
 */
export function operatorOf(token: string): string {
  const payload = token.split('.')[1] ?? '';
  try {
    const claims = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as unknown;
    const sub = (claims as { sub?: unknown } | null)?.sub;
    return typeof sub === 'string' && sub !== '' ? sub : 'operator';
  } catch {
    return 'operator';
  }
}
