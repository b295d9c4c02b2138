import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { AuditLog } from '../audit/audit-log.js';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import { verifyStored, type VerificationParts } from './verification.js';
import { noReceiptPage, VERIFY_STYLES, verifyPage } from './verify-page.js';

const Hash = Type.String({ maxLength: 64, description: 'Id of the receipt.' });
const Receipt = Type.Object(
  {
    id: Type.String({ description: 'SHA-256 of the body.' }),
    body: Type.String({ description: 'Canonical JSON: exactly the text that is signed.' }),
    signature: Type.String({ description: 'Ed25519 signature, base64url.' }),
    keyId: Type.String(),
  },
  { title: 'Receipt' },
);
const EXAMPLE = {
  id: '4f1c0d7e5b6a39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00',
  body: '{"approvals":1,"chatbot":"shop-helper","format":1, …}',
  signature: 'k3JQ…',
  keyId: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
};
const LiveReceipt = Type.Object(
  {
    ...Receipt.properties,
    key: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'The public key with this id, as in `/.well-known/chatbot-test/keys.json`.',
      }),
    ),
  },
  { title: 'LiveReceipt' },
);
const KEY = { kty: 'OKP', crv: 'Ed25519', x: '11qYA…', kid: EXAMPLE.keyId };
const RECEIPT = { description: 'The receipt', schema: Receipt, example: EXAMPLE };
const tag = 'Revisions';

export interface ReceiptRouteOptions extends VerificationParts {
  readonly audit: Pick<AuditLog, 'add'>;
}

/** Receipts of publications, and the keys to check them with: for anybody, from any page. */
export async function receiptRoutes(app: App, options: ReceiptRouteOptions): Promise<void> {
  const { receipts, keys } = options;
  const open = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache' };

  app.get(
    '/.well-known/chatbot-test/keys.json',
    {
      schema: documented({
        tag,
        operationId: 'listReceiptKeys',
        summary: 'Read the public keys of receipts',
        description: 'A JSON Web Key Set of Ed25519 keys, including retired ones.',
        answers: {
          200: {
            description: 'The keys',
            schema: Type.Object(
              { keys: Type.Array(Type.Record(Type.String(), Type.String())) },
              { title: 'ReceiptKeys' },
            ),
            example: { keys: [KEY] },
          },
        },
        signedIn: false,
      }),
    },
    async (_request, reply) => {
      reply.headers(open);
      return { keys: await keys.list() };
    },
  );

  app.get(
    '/v1/receipts/:receipt',
    {
      schema: documented(
        {
          tag,
          operationId: 'getReceipt',
          summary: 'Read a receipt',
          description: 'A receipt never changes. `previous` in its body names the one before.',
          answers: { 200: RECEIPT },
          errors: ['not-found'],
          signedIn: false,
        },
        { params: Type.Object({ receipt: Hash }) },
      ),
    },
    async ({ params: { receipt: id } }, reply) => {
      reply.headers(open);
      const found = await receipts.find(id);
      if (!found) throw new CodedError('not-found', { what: 'receipt' });
      return found;
    },
  );

  app.get(
    '/v1/chatbots/:chatbotId/receipt',
    {
      schema: documented(
        {
          tag,
          operationId: 'getLiveReceipt',
          summary: 'Read the receipt of what is live',
          description:
            'No content if the chatbot was published before there were receipts: publish it again to get one.',
          answers: {
            200: {
              description: 'The receipt, and the key that signed it',
              schema: LiveReceipt,
              example: { ...EXAMPLE, key: KEY },
            },
            204: null,
          },
          errors: ['not-found'],
          signedIn: false,
        },
        { params: Type.Object({ chatbotId: Id }) },
      ),
    },
    async ({ params: { chatbotId } }, reply) => {
      reply.headers(open);
      if (!(await options.liveOf(chatbotId)))
        throw new CodedError('not-found', { what: 'receipt' });
      const receipt = await receipts.latest(chatbotId);
      if (!receipt) return reply.code(204).send();
      const key = await keys.find(receipt.keyId);
      return { ...receipt, ...(key && { key }) };
    },
  );

  app.get(
    '/verify/:receipt',
    { schema: { hide: true, params: Type.Object({ receipt: Type.String() }) } },
    async ({ params: { receipt: id } }, reply) => {
      const verification = await verifyStored(id, options);
      reply.headers({ ...open, 'content-type': 'text/html; charset=utf-8' });
      if (!verification) return reply.code(404).send(noReceiptPage());
      return verifyPage(verification);
    },
  );

  app.get('/verify.css', { schema: { hide: true } }, async (_request, reply) => {
    reply.header('cache-control', 'no-cache').type('text/css; charset=utf-8');
    return VERIFY_STYLES;
  });

  await app.register(async (own) => {
    forOperators(own);
    const Key = Type.Object({ keyId: Type.String() }, { title: 'SigningKeyId' });

    own.post(
      '/v1/signing-key/rotate',
      {
        config: { role: 'admin' },
        schema: documented({
          tag,
          operationId: 'rotateSigningKey',
          summary: 'Rotate the signing key',
          description:
            'Older signatures stay valid, because the old public keys are still published.',
          answers: {
            200: { description: 'The new key', schema: Key, example: { keyId: EXAMPLE.keyId } },
          },
          errors: ['forbidden'],
        }),
      },
      async ({ operator }) => ({ keyId: await keys.rotate(operator) }),
    );

    own.get(
      '/v1/signing-key',
      {
        config: { role: 'admin' },
        schema: documented({
          tag,
          operationId: 'exportSigningKey',
          summary: 'Export the private key',
          description: 'As PKCS 8 PEM, to store in a vault. The audit log records who did this.',
          answers: {
            200: {
              description: 'The private key',
              schema: Type.Object(
                { keyId: Type.String(), pem: Type.String() },
                { title: 'SigningKey' },
              ),
              example: { keyId: EXAMPLE.keyId, pem: '-----BEGIN PRIVATE KEY-----…' },
            },
          },
          errors: ['forbidden'],
        }),
      },
      async ({ operator }) => {
        const exported = await keys.export(operator.tenantId);
        const object = { type: 'tenant', id: operator.tenantId } as const;
        const after = { keyId: exported.keyId };
        await options.audit.add(operator, { action: 'signing-key.export', object, after });
        return exported;
      },
    );
  });
}
