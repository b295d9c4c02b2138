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
            'Those that the operator may use. Chatbots that come or go while pages are read shift nothing.',
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
                description: 'In the name, in upper or lower case.',
              }),
            ),
            state: Type.Optional(
              Type.Union(
                STATES.map((state) => Type.Literal(state)),
                {
                  description:
                    '`draft`: visitors get nothing; `changed`: not the draft; `live`: the draft.',
                },
              ),
            ),
            archived: Type.Optional(
              Type.Boolean({ description: 'The archived ones, instead of all others.' }),
            ),
            sort: Type.Optional(
              Type.Union(
                SORTS.map((sort) => Type.Literal(sort)),
                { default: 'created', description: 'With `-`: from the other end.' },
              ),
            ),
            cursor: Type.Optional(
              Type.String({ maxLength: 1_000, description: 'Of the page before.' }),
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
          description: 'Its configuration becomes revision 1, a draft.',
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
            'Makes the next revision, which open test sessions show at once. A configuration that changes nothing makes none.',
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
          description:
            'It is what visitors get from now on, in open conversations too. There is no body.',
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
              Type.Boolean({ description: 'Colours that are hard to tell apart are meant to be.' }),
            ),
            confirm: Type.Optional(
              Type.Boolean({
                description:
                  'true: it is meant, although the policy asks for more; false: ask for what it names, even while it is off.',
              }),
            ),
            override: Type.Optional(
              Type.String({
                maxLength: 500,
                description: 'Why an admin publishes against a policy that blocks.',
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
          summary: 'Take a chatbot from visitors',
          description:
            'Sites that have it show nothing any more, and open conversations are closed within 5 s. The draft stays, and can be published again. Nothing happens to one that is not published.',
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
          summary: 'Archive a chatbot, or bring it back',
          description:
            'An archived one is in a list of its own. Sites that have it show nothing any more, and open conversations are closed within 5 s. It comes back as a draft; nothing of it is lost.',
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
            'For good, with its revisions, documents, secrets, test sessions, conversations and reports. Open sockets are closed within 5 s.',
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
