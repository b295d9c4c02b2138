import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';

/** What the routes of documents answer, and an example of each. */
const Entry = Type.Object({
  id: Id,
  title: Type.String(),
  slug: Type.String(),
  sourceUrl: Type.Union([Type.String(), Type.Null()]),
  language: Type.String(),
  length: Type.Integer({ minimum: 0, description: 'In code units.' }),
  passages: Type.Integer({ minimum: 0 }),
  updatedAt: Type.String({ format: 'date-time' }),
  status: Type.Union([Type.Literal('ready'), Type.Literal('indexing'), Type.Literal('failed')], {
    description: 'Found by its words at once, and by its meaning when it is ready.',
  }),
  progress: Type.Number({ minimum: 0, maximum: 1 }),
  reason: Type.Optional(
    Type.String({
      description: 'Why it failed; of one that is being indexed, why it is tried again.',
    }),
  ),
});

const Whole = Type.Object({
  ...Entry.properties,
  content: Type.String({ description: 'Markdown.' }),
  askedAs: Type.Array(Type.String()),
});

const Page = Type.Object({
  documents: Type.Array(Entry),
  total: Type.Integer({ minimum: 0 }),
  next: Type.Union([Type.String(), Type.Null()], {
    description: 'Ask for the next page with it, as `after`; null if this is the last.',
  }),
  indexing: Type.Union([
    Type.Object({
      passages: Type.Integer({ minimum: 0 }),
      done: Type.Integer({ minimum: 0 }),
      failure: Type.Union([Type.String(), Type.Null()]),
    }),
    Type.Null(),
  ]),
  fingerprint: Type.String(),
});

const ENTRY = {
  id: 'doc_1f0a3c1b7d11',
  title: 'Returns',
  slug: 'returns',
  sourceUrl: null,
  language: 'en',
  length: 1_240,
  passages: 4,
  updatedAt: '2026-03-02T09:30:00.000Z',
  status: 'ready',
  progress: 1,
};

const WHOLE = { ...ENTRY, content: '# Returns\n\nYou have 30 days.', askedAs: ['send it back'] };

export const DOCUMENT = { description: 'The document', schema: Whole, example: WHOLE };

export const DOCUMENT_READ_AGAIN = {
  description: 'The document, and whether its text has changed',
  schema: Type.Object({ ...Whole.properties, changed: Type.Boolean() }),
  example: { ...WHOLE, sourceUrl: 'https://example.com/returns', changed: true },
};

export const DOCUMENT_PAGE = {
  description: 'A page of documents',
  schema: Page,
  example: {
    documents: [ENTRY],
    total: 1,
    next: null,
    indexing: null,
    fingerprint: '4f1c0d7e5b6a39281706f5e4d3c2b1a0',
  },
};
