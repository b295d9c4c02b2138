import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { RevisionService } from '../chatbots/revision-service.js';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import type { ReviewComments } from './review-comments.js';
import type { ReviewLinks } from './review-links.js';

const Instant = Type.String({ format: 'date-time' });
const orNull = (schema: Type.TSchema) => Type.Union([schema, Type.Null()]);
const LINK = {
  id: Type.String(),
  revision: Type.Integer(),
  fingerprint: Type.String({ description: 'Fingerprint of the version that the link opens.' }),
  label: Type.String({ description: 'Label, such as the name of the recipient.' }),
  createdBy: Type.String(),
  createdAt: Instant,
  expiresAt: Instant,
  revokedAt: orNull(Instant),
  hasPassphrase: Type.Boolean(),
  repliesLeft: Type.Integer({ description: 'Number of answers left.' }),
};
const Comment = Type.Object(
  {
    number: Type.Integer(),
    author: Type.String({ description: 'Name that the reviewer gave, unverified.' }),
    text: Type.String(),
    messageId: orNull(Type.String()),
    conversationId: orNull(
      Type.String({
        description: 'Conversation of the message: `GET /v1/conversations/:conversationId`.',
      }),
    ),
    excerpt: orNull(Type.String({ description: 'Beginning of the message.' })),
    verdict: orNull(Type.Union([Type.Literal('approve'), Type.Literal('changes')])),
    createdAt: Instant,
  },
  { title: 'ReviewComment' },
);
const Link = Type.Object({ ...LINK, comments: Type.Array(Comment) }, { title: 'ReviewLink' });
const Made = Type.Object(
  {
    ...LINK,
    path: Type.String({
      description: 'Path of the page on the server. It is returned only once, and not stored.',
    }),
  },
  { title: 'NewReviewLink' },
);
const EXAMPLE = {
  id: '0b4e8d1c-3f52-4f0e-9a52-0d6b7c1f2e3a',
  revision: 3,
  fingerprint: '4f1c0d7e5b6a39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00',
  label: 'Carla, legal',
  createdBy: 'anna',
  createdAt: '2026-03-02T09:30:00.000Z',
  expiresAt: '2026-03-09T09:30:00.000Z',
  revokedAt: null,
  hasPassphrase: true,
  repliesLeft: 200,
};
const tag = 'Revisions';
const params = Type.Object({ chatbotId: Id });

/** Routes of review links, for operators. */
export async function reviewLinkRoutes(
  app: App,
  {
    links,
    comments,
    revisions,
  }: {
    links: ReviewLinks;
    comments: ReviewComments;
    revisions: Pick<RevisionService, 'get'>;
  },
): Promise<void> {
  forOperators(app);

  app.post(
    '/v1/chatbots/:chatbotId/review-links',
    {
      schema: documented(
        {
          tag,
          operationId: 'createReviewLink',
          summary: 'Create a review link',
          description:
            'Freezes the draft with its documents. Anybody who has the link can open it in the real widget, without an account. Their approval counts for publishing.',
          answers: {
            201: {
              description: 'The link',
              schema: Made,
              example: { ...EXAMPLE, path: '/review/mN1c…' },
            },
          },
          errors: ['not-found', 'stale-revision'],
        },
        {
          params,
          body: Type.Object(
            {
              label: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
              days: Type.Optional(Type.Integer({ minimum: 1, maximum: 90, default: 7 })),
              passphrase: Type.Optional(Type.String({ minLength: 6, maxLength: 200 })),
            },
            { title: 'ReviewLinkRequest', examples: [{ label: 'Carla, legal', days: 7 }] },
          ),
        },
      ),
    },
    async ({ operator, params: { chatbotId }, body }, reply) => {
      const draft = await revisions.get(operator, chatbotId);
      const { label, days = 7, passphrase } = body;
      const { link, key } = await links.create(operator, draft, { label, days, passphrase });
      return reply.code(201).send({ ...withoutChatbot(link), path: `/review/${key}` });
    },
  );

  app.get(
    '/v1/chatbots/:chatbotId/review-links',
    {
      schema: documented(
        {
          tag,
          operationId: 'listReviewLinks',
          summary: 'List review links and their comments',
          description: 'Newest first, at most 100, with the newest 1,000 comments.',
          answers: {
            200: {
              description: 'The links',
              schema: Type.Object({ links: Type.Array(Link) }, { title: 'ReviewLinks' }),
              example: { links: [{ ...EXAMPLE, comments: [] }] },
            },
          },
          errors: ['not-found'],
        },
        { params },
      ),
    },
    async ({ operator, params: { chatbotId } }) => {
      await revisions.get(operator, chatbotId);
      const all = await links.list(operator, chatbotId);
      const said = await comments.listNewest(all.map(({ id }) => id));
      return {
        links: all.map((link) => ({ ...withoutChatbot(link), comments: said.get(link.id) ?? [] })),
      };
    },
  );

  app.delete(
    '/v1/chatbots/:chatbotId/review-links/:linkId',
    {
      schema: documented(
        {
          tag,
          operationId: 'revokeReviewLink',
          summary: 'Revoke a review link',
          description: 'Disconnects everybody who has it open. Their comments stay.',
          answers: { 204: null },
          errors: ['not-found'],
        },
        { params: Type.Object({ chatbotId: Id, linkId: Id }) },
      ),
    },
    async ({ operator, params: { chatbotId, linkId } }, reply) => {
      await revisions.get(operator, chatbotId);
      await links.revoke(operator, chatbotId, linkId);
      return reply.code(204).send();
    },
  );
}

function withoutChatbot<T extends { chatbotId: string; tenantId: string; isComparison: boolean }>({
  chatbotId: _id,
  tenantId: _tenant,
  isComparison: _is,
  ...link
}: T) {
  return link;
}
