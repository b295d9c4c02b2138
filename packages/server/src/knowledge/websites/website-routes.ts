import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import { limitUploads } from '../../limits/limit-requests.js';
import type { App } from '../../plugins/app.js';
import { forOperators } from '../../plugins/for-operators.js';
import { documented } from '../../plugins/route-docs.js';
import { PAGE_LIST, WEBSITE, WEBSITE_LIST } from './website-responses.schema.js';
import { EVERY, PAGE_STATES, WEBSITE_LIMITS, type Website, type WebsitePage } from './website.js';
import type { WebsiteService } from './website-service.js';

const Chatbot = Type.Object({ chatbotId: Id });
const OneWebsite = Type.Object({ chatbotId: Id, websiteId: Id });
const Settings = {
  depth: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: WEBSITE_LIMITS.depth,
      description: 'Maximum number of links from the start page to a page. Default: 3.',
    }),
  ),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: WEBSITE_LIMITS.pages,
      description: 'Maximum number of pages. Default: 200.',
    }),
  ),
  every: Type.Optional(
    Type.Union(
      EVERY.map((every) => Type.Literal(every)),
      { description: 'How often it is read again automatically. Default: never.' },
    ),
  ),
};
const Added = Type.Object(
  { url: Type.String({ minLength: 1, maxLength: 2_000 }), ...Settings },
  {
    title: 'NewWebsite',
    examples: [{ url: 'https://example.com/help/', depth: 2, every: 'week' }],
  },
);
const Changed = Type.Object(Settings, { title: 'WebsiteChange', examples: [{ every: 'day' }] });
const PagesQuery = Type.Object({
  state: Type.Optional(Type.Union(PAGE_STATES.map((state) => Type.Literal(state)))),
  after: Type.Optional(Type.String({ maxLength: 2_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});
const DeleteQuery = Type.Object({ documents: Type.Optional(Type.Boolean()) });

const PAGE = 100;
const OF_ADDRESS = ['address-refused', 'address-blocked'] as const;

/** Routes for operators to have whole websites read. */
export async function websiteRoutes(
  app: App,
  { websites }: { websites: WebsiteService },
): Promise<void> {
  const path = '/v1/chatbots/:chatbotId/websites';
  forOperators(app);

  app.get(
    path,
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'listWebsites',
          summary: 'List websites',
          description: 'Sorted by age, the newest first, each with the progress of its reading.',
          answers: { 200: WEBSITE_LIST },
          errors: ['not-found'],
        },
        { params: Chatbot },
      ),
    },
    async ({ operator, params }) => ({
      websites: (await websites.list(operator, params.chatbotId)).map(entry),
    }),
  );

  app.post(
    path,
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'addWebsite',
          summary: 'Add a website',
          description:
            'Creates documents from the pages of one host, in the background: the pages that the start page links to, or those that a sitemap lists.',
          answers: { 201: WEBSITE },
          errors: ['not-found', ...OF_ADDRESS, 'too-many-websites'],
        },
        { params: Chatbot, body: Added },
      ),
      onRequest: limitUploads(app),
    },
    async ({ operator, params: { chatbotId }, body: { url, limit, ...rest } }, reply) => {
      const website = await websites.add(operator, chatbotId, {
        ...rest,
        address: url,
        pages: limit,
      });
      return reply.code(201).header('location', `websites/${website.id}`).send(entry(website));
    },
  );

  app.get(
    `${path}/:websiteId`,
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'getWebsite',
          summary: 'Read a website',
          answers: { 200: WEBSITE },
          errors: ['not-found'],
        },
        { params: OneWebsite },
      ),
    },
    async ({ operator, params: { chatbotId, websiteId } }) =>
      entry(await websites.get(operator, chatbotId, websiteId)),
  );

  app.get(
    `${path}/:websiteId/pages`,
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'listWebsitePages',
          summary: 'List the pages of a website',
          description: 'Sorted by URL, each with the result of its last reading.',
          answers: { 200: PAGE_LIST },
          errors: ['not-found'],
        },
        { params: OneWebsite, querystring: PagesQuery },
      ),
    },
    async ({ operator, params: { chatbotId, websiteId }, query }) => {
      const asked = { ...query, limit: query.limit ?? PAGE };
      const { pages, next } = await websites.pages(operator, chatbotId, websiteId, asked);
      return { pages: pages.map(page), next };
    },
  );

  app.put(
    `${path}/:websiteId`,
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'changeWebsite',
          summary: 'Change how a website is read',
          description: 'The change applies from the next reading on.',
          answers: { 200: WEBSITE },
          errors: ['not-found'],
        },
        { params: OneWebsite, body: Changed },
      ),
    },
    async ({ operator, params: { chatbotId, websiteId }, body: { limit, ...rest } }) =>
      entry(await websites.change(operator, chatbotId, websiteId, { ...rest, pages: limit })),
  );

  app.post(
    `${path}/:websiteId/read-again`,
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'readWebsiteAgain',
          summary: 'Read a website again',
          description:
            'Documents of changed pages get the new text, and documents of pages that no longer exist are deleted. Does nothing while the website is being read.',
          answers: { 200: WEBSITE },
          errors: ['not-found'],
        },
        { params: OneWebsite },
      ),
      onRequest: limitUploads(app),
    },
    async ({ operator, params: { chatbotId, websiteId } }) =>
      entry(await websites.readAgain(operator, chatbotId, websiteId)),
  );

  app.post(
    `${path}/:websiteId/stop`,
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'stopWebsite',
          summary: 'Stop the reading of a website',
          description: 'Documents of pages that were read stay.',
          answers: { 200: WEBSITE },
          errors: ['not-found'],
        },
        { params: OneWebsite },
      ),
    },
    async ({ operator, params: { chatbotId, websiteId } }) =>
      entry(await websites.stop(operator, chatbotId, websiteId)),
  );

  app.delete(
    `${path}/:websiteId`,
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'deleteWebsite',
          summary: 'Delete a website',
          description: 'Its documents stay, unless `documents` is true.',
          answers: { 204: null },
          errors: ['not-found'],
        },
        { params: OneWebsite, querystring: DeleteQuery },
      ),
    },
    async ({ operator, params: { chatbotId, websiteId }, query }, reply) => {
      await websites.delete(operator, chatbotId, websiteId, query.documents ?? false);
      return reply.code(204).send();
    },
  );
}

function entry({ id, address, depth, pages, every, state, code, reason, ...rest }: Website) {
  const { found, counts, startedAt, endedAt, nextAt, createdAt } = rest;
  return {
    ...{ id, url: address, depth, limit: pages, every, state, found },
    ...(code !== null && { code, reason: reason ?? '' }),
    counts: Object.fromEntries(PAGE_STATES.map((name) => [name, counts[name] ?? 0])),
    ...{ startedAt, endedAt, nextAt, createdAt },
  };
}

const page = ({ address, state, reason, documentId, readAt }: WebsitePage) => ({
  ...{ url: address, state, documentId, readAt },
  ...(reason !== null && { reason }),
});
