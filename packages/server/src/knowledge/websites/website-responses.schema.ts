import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import { EVERY, PAGE_STATES, WEBSITE_STATES } from './website.js';

/** Responses of the routes of websites, and an example of each. */
const Moment = Type.Union([Type.String({ format: 'date-time' }), Type.Null()]);
const Count = Type.Integer({ minimum: 0 });

const Website = Type.Object(
  {
    id: Id,
    url: Type.String({ description: 'URL of the start page, or of a sitemap.' }),
    depth: Type.Integer(),
    limit: Type.Integer(),
    every: Type.Union(EVERY.map((every) => Type.Literal(every))),
    state: Type.Union(WEBSITE_STATES.map((state) => Type.Literal(state))),
    code: Type.Optional(
      Type.String({ description: 'Code of the error that stopped the reading.' }),
    ),
    reason: Type.Optional(Type.String()),
    found: Type.Integer({ minimum: 0, description: 'Number of URLs found so far.' }),
    counts: Type.Object(
      {
        added: Count,
        changed: Count,
        unchanged: Count,
        gone: Count,
        'left-out': Count,
        failed: Count,
      },
      { description: 'Number of pages of the current or last reading, by result.' },
    ),
    startedAt: Moment,
    endedAt: Moment,
    nextAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], {
      description: 'Time of the next automatic reading; null if there is none.',
    }),
    createdAt: Type.String({ format: 'date-time' }),
  },
  { title: 'Website' },
);

const Page = Type.Object(
  {
    url: Type.String(),
    state: Type.Union(PAGE_STATES.map((state) => Type.Literal(state))),
    reason: Type.Optional(
      Type.String({ description: 'Reason why the page is not a document, or was not read.' }),
    ),
    documentId: Type.Union([Id, Type.Null()]),
    readAt: Type.String({ format: 'date-time' }),
  },
  { title: 'WebsitePage' },
);

const EXAMPLE = {
  id: '5d0b7d0e-6b0b-4b8e-9f43-7d1f0a3c1b7d',
  url: 'https://example.com/help/',
  depth: 2,
  limit: 200,
  every: 'week',
  state: 'reading',
  found: 31,
  counts: { added: 12, changed: 0, unchanged: 0, gone: 0, 'left-out': 1, failed: 0 },
  startedAt: '2026-03-02T09:30:00.000Z',
  endedAt: null,
  nextAt: null,
  createdAt: '2026-03-02T09:30:00.000Z',
};

export const WEBSITE = { description: 'The website', schema: Website, example: EXAMPLE };

export const WEBSITE_LIST = {
  description: 'The websites of a chatbot',
  schema: Type.Object({ websites: Type.Array(Website) }, { title: 'WebsiteList' }),
  example: { websites: [EXAMPLE] },
};

export const PAGE_LIST = {
  description: 'Pages of a website',
  schema: Type.Object(
    {
      pages: Type.Array(Page),
      next: Type.Union([Type.String(), Type.Null()], {
        description: 'Value of `after` for the next page; null if this is the last.',
      }),
    },
    { title: 'WebsitePageList' },
  ),
  example: {
    pages: [
      {
        url: 'https://example.com/help/returns',
        state: 'added',
        documentId: 'doc_1f0a3c1b7d11',
        readAt: '2026-03-02T09:30:02.000Z',
      },
    ],
    next: null,
  },
};
