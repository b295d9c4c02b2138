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

/** Receipt of what is live, as pages get it with the configuration. */
export const PageReceipt = Type.Object(
  {
    id: Type.String({ description: 'SHA-256 of the body.' }),
    body: Type.String({ description: 'Canonical JSON: exactly the text that is signed.' }),
    signature: Type.String({ description: 'Ed25519 signature, base64url.' }),
    key: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'The public key, as in `/.well-known/chatbot-test/keys.json`.',
      }),
    ),
  },
  { title: 'PageReceipt' },
);
export type PageReceipt = Static<typeof PageReceipt>;

/** File of the widget as a browser has it. */
export const WidgetFile = Type.Object(
  {
    path: Type.String({
      maxLength: 200,
      description: 'Path on the server, such as `chunks/panel-D9b_9Z.js`.',
    }),
    bytes: Type.Integer({
      minimum: 0,
      description: 'Length in bytes; 0 if the browser does not report it.',
    }),
    hash: Type.Optional(
      Type.String({
        maxLength: 64,
        description: 'SHA-256, hexadecimal: of the one file that the page has drawn, if any.',
      }),
    ),
  },
  { title: 'WidgetFile' },
);
export type WidgetFile = Static<typeof WidgetFile>;

export const WidgetFiles = Type.Array(WidgetFile, { maxItems: 100 });

/** A page's report of what it was served. No personal data: the origin comes by the request. */
export const WitnessReport = Type.Object(
  {
    verdict: WitnessVerdict,
    differs: Type.Array(WitnessPoint, { maxItems: 7 }),
    receipt: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    fingerprint: Type.String({ maxLength: 64 }),
    files: Type.Optional(WidgetFiles),
    /** Version of the widget, as in `1.2.3`; of widgets that name no files. */
    build: Type.Optional(Type.String({ maxLength: 40 })),
    /** The visitor's token: stamps their conversation. */
    token: Type.Optional(Type.String({ maxLength: 100 })),
  },
  {
    title: 'WitnessReport',
    examples: [
      {
        verdict: 'match',
        differs: [],
        fingerprint: '4f1c…',
        files: [{ path: 'chatbot.js', bytes: 21_015 }],
      },
    ],
  },
);
export type WitnessReport = Static<typeof WitnessReport>;
