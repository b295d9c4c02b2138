import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type, { type Static } from 'typebox';
import { instant, Instant } from '../input/instant.js';
import type { App } from '../plugins/app.js';
import { documented } from '../plugins/route-docs.js';
import { exportJson } from '../sessions/http/export-json.js';
import { exportMarkdown } from '../sessions/http/export-markdown.js';
import { MESSAGES_EXAMPLE, State } from '../sessions/http/session-responses.schema.js';
import {
  CONVERSATION_EXAMPLE,
  ConversationPage,
  ConversationRow,
  conversationRow,
  KindName,
  Mode,
  ReadMessagePage,
} from './conversation-responses.schema.js';
import type { ConversationFilter, ConversationService } from './conversation-service.js';
import { conversationsCsv } from './conversations-csv.js';

const tag = 'Conversations';
const params = Type.Object({ conversationId: Id });

const Filter = Type.Object({
  mode: Type.Optional(
    Type.Union(Mode.anyOf, {
      default: 'live',
      description: '`live`: of visitors; `test`: of operators.',
    }),
  ),
  chatbot: Type.Optional(Id),
  operator: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Subject of the token of the operator who tests; for admins.',
    }),
  ),
  origin: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 300,
      description: 'Origin of the visitor’s page, such as `https://shop.example`.',
    }),
  ),
  kind: Type.Optional(KindName),
  state: Type.Optional(State),
  since: Type.Optional(Instant('Begun at this time or later.')),
  until: Type.Optional(Instant('Begun before this time.')),
});

function filterOf(query: Static<typeof Filter>): ConversationFilter {
  const { mode = 'live', chatbot, operator, origin, kind, state, since, until } = query;
  return {
    ...{ mode, chatbotId: chatbot, operatorId: operator, origin, kind, state },
    since: since === undefined ? undefined : instant('since', since),
    until: until === undefined ? undefined : instant('until', until),
  };
}

/** Conversations of visitors and of tests, to read. */
export async function conversationRoutes(
  app: App,
  { conversations }: { conversations: ConversationService },
): Promise<void> {
  app.addHook('onRequest', app.authenticate);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get(
    '/v1/conversations',
    {
      schema: documented(
        {
          tag,
          operationId: 'listConversations',
          summary: 'List conversations',
          description:
            'Lists conversations that have messages, newest first. Operators and admins see those of visitors. Operators also see their own tests, and admins all tests. Conversations that begin while you read pages do not shift them.',
          answers: {
            200: {
              description: 'A page',
              schema: ConversationPage,
              example: { conversations: [CONVERSATION_EXAMPLE], cursor: null },
            },
          },
          errors: ['not-found', 'forbidden'],
        },
        {
          querystring: Type.Object({
            ...Filter.properties,
            cursor: Type.Optional(
              Type.String({ maxLength: 200, description: '`cursor` of the previous page.' }),
            ),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
          }),
        },
      ),
    },
    async (request) => {
      const { cursor, limit } = request.query;
      const filter = { ...filterOf(request.query), cursor, limit };
      const page = await conversations.list(request.operator, filter);
      return { conversations: page.conversations.map(conversationRow), cursor: page.cursor };
    },
  );

  app.get(
    '/v1/conversations/export',
    {
      schema: documented(
        {
          tag,
          operationId: 'exportConversations',
          summary: 'Export a list of conversations',
          description:
            'The newest 1,000 conversations that match the filter, as text/csv, each with its first message only. The audit log records the export.',
          answers: { 200: { description: 'The file', media: 'text/csv' } },
          errors: ['not-found', 'forbidden'],
        },
        { querystring: Filter },
      ),
    },
    async (request, reply) => {
      const found = await conversations.exportList(request.operator, filterOf(request.query));
      reply.header('content-disposition', 'attachment; filename="conversations.csv"');
      reply.type('text/csv; charset=utf-8');
      return conversationsCsv(found);
    },
  );

  app.get(
    '/v1/conversations/:conversationId',
    {
      schema: documented(
        {
          tag,
          operationId: 'getConversation',
          summary: 'Read a conversation',
          description: 'The audit log records who opens the conversation of somebody else.',
          answers: {
            200: {
              description: 'The conversation',
              schema: ConversationRow,
              example: CONVERSATION_EXAMPLE,
            },
          },
          errors: ['not-found'],
        },
        { params },
      ),
    },
    async (request) =>
      conversationRow(await conversations.open(request.operator, request.params.conversationId)),
  );

  app.get(
    '/v1/conversations/:conversationId/messages',
    {
      schema: documented(
        {
          tag,
          operationId: 'readConversation',
          summary: 'Read the messages of a conversation',
          description: 'The page of messages that ends before `before`; without it, the last page.',
          answers: {
            200: { description: 'A page', schema: ReadMessagePage, example: MESSAGES_EXAMPLE },
          },
          errors: ['not-found'],
        },
        {
          params,
          querystring: Type.Object({
            before: Type.Optional(
              Type.Integer({
                minimum: 1,
                maximum: 2_147_483_647,
                description: 'Position in the log.',
              }),
            ),
          }),
        },
      ),
    },
    async (request) => {
      const { conversationId } = request.params;
      const { before } = request.query;
      const page = await conversations.messages(request.operator, conversationId, before);
      return { messages: [...page.messages], hasMore: page.hasMore };
    },
  );

  app.get(
    '/v1/conversations/:conversationId/export',
    {
      schema: documented(
        {
          tag,
          operationId: 'exportConversation',
          summary: 'Export a conversation',
          description:
            'As JSON or, with `format=markdown`, as text/markdown. A test has the trace of each reply. The audit log records the export.',
          answers: {
            200: {
              description: 'The file',
              schema: Type.Object(
                { format: Type.String(), version: Type.Integer() },
                { title: 'ConversationExport' },
              ),
              example: { format: 'chatbot-conversation', version: 1 },
            },
          },
          errors: ['not-found'],
        },
        {
          params,
          querystring: Type.Object({
            format: Type.Union([Type.Literal('json'), Type.Literal('markdown')]),
          }),
        },
      ),
    },
    async (request, reply) => {
      const exported = await conversations.export(request.operator, request.params.conversationId);
      const isJson = request.query.format === 'json';
      const name = `conversation-${exported.session.id}.${isJson ? 'json' : 'md'}`;
      reply.header('content-disposition', `attachment; filename="${name}"`);
      reply.type(isJson ? 'application/json; charset=utf-8' : 'text/markdown; charset=utf-8');
      return isJson ? exportJson(exported) : exportMarkdown(exported);
    },
  );
}
