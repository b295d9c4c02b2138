import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import {
  CHATBOT_EXAMPLE,
  CHATBOT_LIST_EXAMPLE,
  ChatbotResponse,
  chatbotResponse,
  ChatbotListResponse,
} from './chatbot-responses.schema.js';
import { SORTS, STATES } from './list-chatbots.js';
import type { RevisionService } from './revision-service.js';

const params = Type.Object({ chatbotId: Id });
const Revision = Type.Integer({ minimum: 1, maximum: 2_147_483_646 });

const tag = 'Chatbots';
const chatbot = {
  description: 'The chatbot, with its draft',
  schema: ChatbotResponse,
  example: CHATBOT_EXAMPLE,
};

/** Routes for operators to manage their chatbots. */
export async function chatbotRoutes(
  app: App,
  { revisions }: { revisions: RevisionService },
): Promise<void> {
  forOperators(app);

  app.get(
    '/v1/chatbots',
    {
      schema: documented(
        {
          tag,
          operationId: 'listChatbots',
          summary: 'List chatbots',
          description:
            'Lists the chatbots that the operator may use. Chatbots that are created or deleted while you read pages do not shift them.',
          answers: {
            200: {
              description: 'A page',
              schema: ChatbotListResponse,
              example: CHATBOT_LIST_EXAMPLE,
            },
          },
        },
        {
          querystring: Type.Object({
            q: Type.Optional(
              Type.String({
                maxLength: 200,
                description: 'Text to find in the name, ignoring case.',
              }),
            ),
            state: Type.Optional(
              Type.Union(
                STATES.map((state) => Type.Literal(state)),
                {
                  description:
                    '`draft`: not published; `changed`: the draft differs from what is live; `live`: the draft is live.',
                },
              ),
            ),
            archived: Type.Optional(
              Type.Boolean({
                description: 'True: only archived chatbots; otherwise only the others.',
              }),
            ),
            sort: Type.Optional(
              Type.Union(
                SORTS.map((sort) => Type.Literal(sort)),
                { default: 'created', description: 'Order; `-` reverses it.' },
              ),
            ),
            cursor: Type.Optional(
              Type.String({ maxLength: 1_000, description: '`cursor` of the previous page.' }),
            ),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
          }),
        },
      ),
    },
    async ({ operator, query }) => revisions.list(operator, query),
  );

  app.post(
    '/v1/chatbots',
    {
      schema: documented(
        {
          tag,
          operationId: 'createChatbot',
          summary: 'Create a chatbot',
          description: 'Creates a draft: the configuration becomes revision 1.',
          answers: { 201: { ...chatbot, description: 'The new chatbot' } },
          errors: ['forbidden', 'secret-in-the-clear'],
        },
        {
          body: Type.Object(
            { config: ChatbotConfig },
            { title: 'NewChatbot', examples: [{ config: DEFAULT_CONFIG }] },
          ),
        },
      ),
    },
    async (request, reply) => {
      const created = await revisions.create(request.operator, request.body.config);
      reply.code(201).header('location', `chatbots/${created.chatbotId}`);
      return chatbotResponse(created);
    },
  );

  app.get(
    '/v1/chatbots/:chatbotId',
    {
      schema: documented(
        {
          tag,
          operationId: 'getChatbot',
          summary: 'Read a chatbot',
          answers: { 200: chatbot },
          errors: ['not-found'],
        },
        { params },
      ),
    },
    async (request) =>
      chatbotResponse(await revisions.get(request.operator, request.params.chatbotId)),
  );

  app.put(
    '/v1/chatbots/:chatbotId',
    {
      schema: documented(
        {
          tag,
          operationId: 'saveDraft',
          summary: 'Save a draft',
          description:
            'Saves the configuration as the next revision. Open test sessions show it at once. A configuration without changes creates no revision.',
          answers: { 200: chatbot },
          errors: ['not-found', 'stale-revision', 'secret-in-the-clear'],
        },
        {
          params,
          body: Type.Object(
            { config: ChatbotConfig, revision: Revision },
            { title: 'Draft', examples: [{ config: DEFAULT_CONFIG, revision: 3 }] },
          ),
        },
      ),
    },
    async (request) => {
      const { config, revision } = request.body;
      const { chatbotId } = request.params;
      return chatbotResponse(
        await revisions.saveDraft(request.operator, chatbotId, config, revision),
      );
    },
  );

  app.post(
    '/v1/chatbots/:chatbotId/publish',
    {
      schema: documented(
        {
          tag,
          operationId: 'publishChatbot',
          summary: 'Publish the draft',
          description: 'Makes the draft live, in open conversations too. The request has no body.',
          answers: { 200: chatbot },
          errors: [
            'not-found',
            'poor-contrast',
            'publish-unconfirmed',
            'publish-refused',
            'stale-revision',
          ],
        },
        {
          params,
          querystring: Type.Object({
            acceptContrast: Type.Optional(
              Type.Boolean({
                description: 'True: publish although some colours have too little contrast.',
              }),
            ),
            confirm: Type.Optional(
              Type.Boolean({
                description:
                  'true: publish although conditions of the policy are not met; false: report unmet conditions even while the policy is off.',
              }),
            ),
            override: Type.Optional(
              Type.String({
                maxLength: 500,
                description: 'Reason of an admin to publish against a policy that blocks.',
              }),
            ),
          }),
        },
      ),
    },
    async ({ operator, params: { chatbotId }, query }) =>
      chatbotResponse(await revisions.publish(operator, chatbotId, query)),
  );

  app.post(
    '/v1/chatbots/:chatbotId/unpublish',
    {
      schema: documented(
        {
          tag,
          operationId: 'unpublishChatbot',
          summary: 'Unpublish a chatbot',
          description:
            'Takes the chatbot offline for visitors: sites no longer show it, and open conversations are closed within 5 s. The draft stays and can be published again. Does nothing if the chatbot is not published.',
          answers: { 200: chatbot },
          errors: ['not-found'],
        },
        { params },
      ),
    },
    async ({ operator, params: { chatbotId } }) =>
      chatbotResponse(await revisions.unpublish(operator, chatbotId)),
  );

  app.put(
    '/v1/chatbots/:chatbotId/archived',
    {
      schema: documented(
        {
          tag,
          operationId: 'archiveChatbot',
          summary: 'Archive or restore a chatbot',
          description:
            'An archived chatbot is in a separate list. Sites no longer show it, and open conversations are closed within 5 s. Restoring it brings everything back, as a draft.',
          answers: { 204: null },
          errors: ['not-found'],
        },
        {
          params,
          body: Type.Object(
            { archived: Type.Boolean() },
            { title: 'ArchiveRequest', examples: [{ archived: true }] },
          ),
        },
      ),
    },
    async ({ operator, params: { chatbotId }, body }, reply) => {
      await revisions.archive(operator, chatbotId, body.archived);
      return reply.code(204).send();
    },
  );

  app.delete(
    '/v1/chatbots/:chatbotId',
    {
      schema: documented(
        {
          tag,
          operationId: 'deleteChatbot',
          summary: 'Delete a chatbot',
          description:
            'Deletes it permanently, with its revisions, documents, secrets, test sessions, conversations and reports. Open sockets are closed within 5 s.',
          answers: { 204: null },
          errors: ['not-found'],
        },
        { params },
      ),
    },
    async ({ operator, params: { chatbotId } }, reply) => {
      await revisions.delete(operator, chatbotId);
      return reply.code(204).send();
    },
  );
}
