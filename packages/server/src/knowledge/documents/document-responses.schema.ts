import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';

/** Responses of the routes of documents, and an example of each. */
const Entry = Type.Object(
  {
    id: Id,
    title: Type.String(),
    slug: Type.String(),
    sourceUrl: Type.Union([Type.String(), Type.Null()]),
    language: Type.String(),
    fileName: Type.Union([Type.String(), Type.Null()]),
    encoding: Type.Union([Type.String(), Type.Null()], {
      description: 'Encoding of the file or page; null if its format has only one.',
    }),
    notes: Type.Array(
      Type.Object({
        code: Type.String(),
        count: Type.Integer({ minimum: 0 }),
        total: Type.Integer({ minimum: 0 }),
        message: Type.String(),
      }),
      { description: 'What could not be read, in words.' },
    ),
    length: Type.Integer({ minimum: 0, description: 'Length in UTF-16 code units.' }),
    passages: Type.Integer({ minimum: 0 }),
    updatedAt: Type.String({ format: 'date-time' }),
    status: Type.Union(
      [
        Type.Literal('ready'),
        Type.Literal('indexing'),
        Type.Literal('paused'),
        Type.Literal('failed'),
      ],
      {
        description:
          'A document can be found by its words at once, and by its meaning when it is `ready`.',
      },
    ),
    progress: Type.Number({ minimum: 0, maximum: 1 }),
    reason: Type.Optional(
      Type.String({
        description: 'Reason of a failure; while it is being indexed, reason of the last retry.',
      }),
    ),
  },
  { title: 'DocumentSummary' },
);

const Whole = Type.Object(
  {
    ...Entry.properties,
    content: Type.String({ description: 'Text as Markdown.' }),
    askedAs: Type.Array(Type.String()),
  },
  { title: 'Document' },
);

const Page = Type.Object(
  {
    documents: Type.Array(Entry),
    total: Type.Integer({ minimum: 0 }),
    next: Type.Union([Type.String(), Type.Null()], {
      description: 'Value of `after` for the next page; null if this is the last.',
    }),
    indexing: Type.Union([
      Type.Object({
        passages: Type.Integer({ minimum: 0 }),
        done: Type.Integer({ minimum: 0 }),
        failure: Type.Union([Type.String(), Type.Null()]),
      }),
      Type.Null(),
    ]),
    paused: Type.Boolean({
      description: 'True while embedding and the reading of websites are paused.',
    }),
    fingerprint: Type.String(),
  },
  { title: 'DocumentPage' },
);

const ENTRY = {
  id: 'doc_1f0a3c1b7d11',
  title: 'Returns',
  slug: 'returns',
  sourceUrl: null,
  language: 'en',
  fileName: null,
  encoding: null,
  notes: [],
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
  schema: Type.Object(
    { ...Whole.properties, changed: Type.Boolean() },
    { title: 'DocumentReadAgain' },
  ),
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
    paused: false,
    fingerprint: '4f1c0d7e5b6a39281706f5e4d3c2b1a0',
  },
};

export const PASSAGE_PAGE = {
  description: 'Passages of a document, in order',
  schema: Type.Object(
    {
      passages: Type.Array(
        Type.Object({
          ordinal: Type.Integer({ minimum: 0, description: 'Position in the document.' }),
          heading: Type.String({ description: 'Headings above the passage, outermost first.' }),
          content: Type.String({ description: 'Text as Markdown.' }),
          isEmbedded: Type.Union([Type.Boolean(), Type.Null()], {
            description:
              'True if it can be found by its meaning; null if embeddings are off, or not for its language.',
          }),
        }),
      ),
      next: Type.Union([Type.Integer(), Type.Null()], {
        description: 'Value of `after` for the next page; null if this is the last.',
      }),
    },
    { title: 'PassagePage' },
  ),
  example: {
    passages: [{ ordinal: 0, heading: 'Returns', content: 'You have 30 days.', isEmbedded: true }],
    next: null,
  },
};
