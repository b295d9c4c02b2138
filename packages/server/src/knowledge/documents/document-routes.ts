import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import { decoded } from '../../input/base64.js';
import type { App } from '../../plugins/app.js';
import { forOperators } from '../../plugins/for-operators.js';
import { limitUploads } from '../../limits/limit-requests.js';
import { documented } from '../../plugins/route-docs.js';
import {
  DOCUMENT,
  DOCUMENT_PAGE,
  DOCUMENT_READ_AGAIN,
  PASSAGE_PAGE,
} from './document-responses.schema.js';
import { DOCUMENT_LIMITS } from './document-limits.js';
import { sentenceOf } from './files/reading-note.js';
import type { DocumentPage, DocumentService, Indexing } from './document-service.js';
import type { DocumentEntry, StoredDocument } from './knowledge-repository.js';

const Chatbot = Type.Object({ chatbotId: Id });
const OneDocument = Type.Object({ chatbotId: Id, documentId: Id });
const Query = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 200 })),
  after: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
const PassagesQuery = Type.Object({
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
const Phrases = Type.Array(Type.String({ maxLength: DOCUMENT_LIMITS.phraseLength }), {
  maxItems: DOCUMENT_LIMITS.phrases,
});
const Title = Type.String({ minLength: 1, maxLength: DOCUMENT_LIMITS.titleLength });
/** Longer than is taken, so that the error says which document it was. */
const Content = Type.String({ maxLength: 2 * DOCUMENT_LIMITS.length });
const Added = Type.Object(
  {
    title: Type.Optional(Title),
    content: Type.Optional(Content),
    format: Type.Optional(
      Type.Union([Type.Literal('markdown'), Type.Literal('text'), Type.Literal('html')]),
    ),
    file: Type.Optional(
      Type.Object({
        name: Type.String({ minLength: 1, maxLength: 255 }),
        base64: Type.String({ pattern: '^[A-Za-z0-9+/]*={0,2}$' }),
      }),
    ),
    url: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000 })),
    sourceUrl: Type.Optional(
      Type.Union([Type.Null(), Type.String({ pattern: '^https?://\\S+$', maxLength: 2_000 })]),
    ),
    askedAs: Type.Optional(Phrases),
    encoding: Type.Optional(
      Type.String({
        maxLength: 40,
        description: 'Encoding of the file or page, if it cannot be detected.',
      }),
    ),
    ifKnown: Type.Optional(
      Type.Union([Type.Literal('ask'), Type.Literal('replace'), Type.Literal('add')], {
        description: 'What to do if there is a document from the same URL or file. Default: ask.',
      }),
    ),
  },
  {
    title: 'NewDocument',
    examples: [{ title: 'Returns', content: 'You have 30 days.', askedAs: ['send it back'] }],
  },
);
const Changed = Type.Object(
  { title: Title, content: Content, askedAs: Type.Optional(Phrases) },
  { title: 'DocumentChange', examples: [{ title: 'Returns', content: 'You have 30 days.' }] },
);

/** Codes of texts and files that are refused. */
const OF_READING = [
  'document-too-long',
  'document-too-large',
  'document-type',
  'document-empty',
  'document-encoding',
  'document-encrypted',
  'document-unreadable',
  'too-many-waiting',
  'reading-time-spent',
] as const;
/** Codes of addresses that cannot be read. */
const OF_FETCHING = ['document-unreachable', 'address-refused', 'address-blocked'] as const;

/** Codes of documents that a chatbot refuses. */
const OF_ADDING = ['document-duplicate', 'document-exists', 'too-many-documents'] as const;

const PAGE = 50;
/** A file in base64, and some for the rest. */
const BODY_BYTES = Math.ceil((DOCUMENT_LIMITS.fileBytes * 4) / 3) + 512 * 1024;

/** Routes for operators to manage the documents that a chatbot knows. */
export async function documentRoutes(
  app: App,
  { documents }: { documents: DocumentService },
): Promise<void> {
  forOperators(app);

  app.get(
    '/v1/chatbots/:chatbotId/documents',
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'listDocuments',
          summary: 'List documents',
          description: 'Sorted by title, without their texts.',
          answers: { 200: DOCUMENT_PAGE },
          errors: ['not-found'],
        },
        { params: Chatbot, querystring: Query },
      ),
    },
    async ({ operator, params, query }) =>
      pageOf(
        await documents.list(operator, params.chatbotId, { ...query, limit: query.limit ?? PAGE }),
      ),
  );

  app.post(
    '/v1/chatbots/:chatbotId/documents',
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'addDocument',
          summary: 'Add a document',
          description:
            'As text, as a file in base64 (Markdown, text, HTML, PDF, DOCX, XLSX, CSV or EPUB), or as the URL of a page or file.',
          answers: { 201: DOCUMENT },
          errors: ['not-found', ...OF_READING, ...OF_FETCHING, ...OF_ADDING],
        },
        { params: Chatbot, body: Added },
      ),
      bodyLimit: BODY_BYTES,
      onRequest: limitUploads(app),
    },
    async ({ operator, params: { chatbotId }, body }, reply) => {
      const { file, ...rest } = body;
      const added = await documents.add(operator, chatbotId, {
        ...rest,
        ...(file && { file: { name: file.name, bytes: await decoded(file.base64) } }),
      });
      reply.code(201).header('location', `documents/${added.id}`);
      return whole(added, await documents.indexing(operator, chatbotId, added));
    },
  );

  app.get(
    '/v1/chatbots/:chatbotId/documents/:documentId',
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'getDocument',
          summary: 'Read a document',
          answers: { 200: DOCUMENT },
          errors: ['not-found'],
        },
        { params: OneDocument },
      ),
    },
    async ({ operator, params: { chatbotId, documentId } }) => {
      const document = await documents.get(operator, chatbotId, documentId);
      return whole(document, await documents.indexing(operator, chatbotId, document));
    },
  );

  app.get(
    '/v1/chatbots/:chatbotId/documents/:documentId/passages',
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'listPassages',
          summary: 'List the passages of a document',
          description:
            'The passages that searches can find, and whether each can be found by its meaning yet.',
          answers: { 200: PASSAGE_PAGE },
          errors: ['not-found'],
        },
        { params: OneDocument, querystring: PassagesQuery },
      ),
    },
    async ({ operator, params: { chatbotId, documentId }, query }) =>
      documents.passages(operator, chatbotId, {
        ...{ documentId, after: query.after, limit: query.limit ?? PAGE },
      }),
  );

  app.put(
    '/v1/chatbots/:chatbotId/documents/:documentId',
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'changeDocument',
          summary: 'Change a document',
          answers: { 200: DOCUMENT },
          errors: ['not-found', ...OF_READING],
        },
        { params: OneDocument, body: Changed },
      ),
      bodyLimit: BODY_BYTES,
      onRequest: limitUploads(app),
    },
    async ({ operator, params: { chatbotId, documentId }, body }) => {
      const document = await documents.change(operator, chatbotId, documentId, body);
      return whole(document, await documents.indexing(operator, chatbotId, document));
    },
  );

  app.post(
    '/v1/chatbots/:chatbotId/documents/:documentId/read-again',
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'readDocumentAgain',
          summary: 'Read the URL of a document again',
          description:
            'Replaces the text with the current text of the page. Title and other ways to ask stay.',
          answers: { 200: DOCUMENT_READ_AGAIN },
          errors: ['not-found', ...OF_READING, ...OF_FETCHING],
        },
        { params: OneDocument },
      ),
    },
    async ({ operator, params: { chatbotId, documentId } }) => {
      const { document, changed } = await documents.readAgain(operator, chatbotId, documentId);
      return {
        ...whole(document, await documents.indexing(operator, chatbotId, document)),
        changed,
      };
    },
  );

  app.delete(
    '/v1/chatbots/:chatbotId/documents/:documentId',
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'deleteDocument',
          summary: 'Delete a document',
          answers: { 204: null },
          errors: ['not-found'],
        },
        { params: OneDocument },
      ),
    },
    async ({ operator, params: { chatbotId, documentId } }, reply) => {
      await documents.delete(operator, chatbotId, documentId);
      return reply.code(204).send();
    },
  );
}

function pageOf({ documents, total, next, progress, paused, fingerprint }: DocumentPage) {
  return {
    documents: documents.map((document) => entry(document, progress)),
    total,
    next,
    indexing: progress && {
      passages: progress.chunks,
      done: progress.embedded,
      failure: progress.failure,
    },
    paused,
    fingerprint,
  };
}

function whole(document: StoredDocument, progress: Indexing | null) {
  const { content, askedAs } = document;
  return { ...entry(document, progress), content, askedAs };
}

/**
 * A document can be found by its words at once, and by its meaning when it is `ready`. While a failure
 * is tried again, it is being indexed all the same.
 */
function entry(document: DocumentEntry, progress: Indexing | null) {
  const { id, title, slug, sourceUrl, language, length, passages, unembedded, updatedAt } =
    document;
  const isUnfinished = progress !== null && unembedded > 0;
  const failure = isUnfinished ? progress.failure : null;
  const hasGivenUp = failure !== null && progress?.working === false;
  const isWaiting = progress?.paused ? 'paused' : 'indexing';
  const status = !isUnfinished ? 'ready' : hasGivenUp ? 'failed' : isWaiting;
  return {
    ...{ id, title, slug, sourceUrl, language, length, passages, updatedAt, status },
    ...{ fileName: document.fileName, encoding: document.encoding },
    notes: document.notes.map((note) => ({ ...note, message: sentenceOf(note) })),
    progress: isUnfinished ? 1 - unembedded / passages : 1,
    ...(failure !== null && { reason: failure }),
  };
}
