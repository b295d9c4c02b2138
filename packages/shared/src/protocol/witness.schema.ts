import { Type, type Static } from 'typebox';

/**
 * Verdict of a page that has compared what it was served with the signed receipt: equal, not equal, or
 * it could not tell (its context has no WebCrypto with Ed25519, or there is no receipt).
 */
export const WitnessVerdict = Type.Union([
  Type.Literal('match'),
  Type.Literal('mismatch'),
  Type.Literal('unchecked'),
]);
export type WitnessVerdict = Static<typeof WitnessVerdict>;

/** Point in which what a page was served differs from the receipt, or the receipt from itself. */
export const WitnessPoint = Type.Union([
  Type.Literal('receipt'),
  Type.Literal('key'),
  Type.Literal('signature'),
  Type.Literal('chatbot'),
  Type.Literal('fingerprint'),
  Type.Literal('configuration'),
  Type.Literal('build'),
]);
export type WitnessPoint = Static<typeof WitnessPoint>;

/** A page's report of what it was served. No personal data: the origin comes by the request. */
export const WitnessReport = Type.Object(
  {
    verdict: WitnessVerdict,
    differs: Type.Array(WitnessPoint, { maxItems: 7 }),
    receipt: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    fingerprint: Type.String({ maxLength: 64 }),
    /** Version of the widget, as in `1.2.3`. */
    build: Type.Optional(Type.String({ maxLength: 40 })),
    /** The visitor's token: stamps their conversation. */
    token: Type.Optional(Type.String({ maxLength: 100 })),
  },
  {
    title: 'WitnessReport',
    examples: [{ verdict: 'match', differs: [], fingerprint: '4f1c…', build: '1.2.3' }],
  },
);
export type WitnessReport = Static<typeof WitnessReport>;
