import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { documented } from '../plugins/route-docs.js';
import { DOCUMENT, DOCUMENT_PAGE, DOCUMENT_READ_AGAIN } from './document-answers.js';
import { DOCUMENT_LIMITS } from './document-limits.js';
import type { DocumentPage, DocumentService } from './document-service.js';
import type { EmbeddingProgress } from './embeddings/chunk-embedding-indexer.js';
import type { DocumentEntry, StoredDocument } from './knowledge-repository.js';

const Chatbot = Type.Object({ chatbotId: Id });
const OneDocument = Type.Object({ chatbotId: Id, documentId: Id });
const Query = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 200 })),
  after: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
const Phrases = Type.Array(Type.String({ maxLength: DOCUMENT_LIMITS.phraseLength }), {
  maxItems: DOCUMENT_LIMITS.phrases,
});
const Title = Type.String({ minLength: 1, maxLength: DOCUMENT_LIMITS.titleLength });
/** Longer than is taken, so that the error says which document it was. */
const Content = Type.String({ maxLength: 4 * DOCUMENT_LIMITS.length });
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
      Type.Union([Type.Null(), Type.String({ pattern: '^https?://', maxLength: 2_000 })]),
    ),
    askedAs: Type.Optional(Phrases),
  },
  { examples: [{ title: 'Returns', content: 'You have 30 days.', askedAs: ['send it back'] }] },
);
const Changed = Type.Object(
  { title: Title, content: Content, askedAs: Type.Optional(Phrases) },
  { examples: [{ title: 'Returns', content: 'You have 30 days.' }] },
);

/** Why a text or a file cannot be taken. */
const OF_READING = [
  'document-too-long',
  'document-too-large',
  'document-type',
  'document-empty',
  'document-encrypted',
  'document-unreadable',
] as const;
/** Why an address cannot be read. */
const OF_FETCHING = ['document-unreachable', 'address-refused', 'address-blocked'] as const;

const PAGE = 50;
/** A file in base64, and some for the rest. */
const BODY_BYTES = Math.ceil((DOCUMENT_LIMITS.fileBytes * 4) / 3) + 512 * 1024;

/** What operators do with the documents that a chatbot knows. */
export async function documentRoutes(
  app: App,
  { documents }: { documents: DocumentService },
): Promise<void> {
  app.addHook('onRequest', app.authenticate);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get(
    '/v1/chatbots/:chatbotId/documents',
    {
      schema: documented(
        {
          tag: 'Documents',
          summary: 'List documents',
          description: 'By title, without their texts.',
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
          summary: 'Add a document',
          description:
            'As text, as a file in base64 (Markdown, text, HTML or PDF), or as the address of one.',
          answers: { 201: DOCUMENT },
          errors: ['not-found', ...OF_READING, ...OF_FETCHING, 'too-many-documents'],
        },
        { params: Chatbot, body: Added },
      ),
      bodyLimit: BODY_BYTES,
    },
    async ({ operator, params: { chatbotId }, body }, reply) => {
      const { file, ...rest } = body;
      const added = await documents.add(operator, chatbotId, {
        ...rest,
        ...(file && { file: { name: file.name, bytes: Buffer.from(file.base64, 'base64') } }),
      });
      reply.code(201).header('location', `/v1/chatbots/${chatbotId}/documents/${added.id}`);
      return whole(added, await documents.progress(operator, chatbotId));
    },
  );

  app.get(
    '/v1/chatbots/:chatbotId/documents/:documentId',
    {
      schema: documented(
        {
          tag: 'Documents',
          summary: 'Read a document',
          answers: { 200: DOCUMENT },
          errors: ['not-found'],
        },
        { params: OneDocument },
      ),
    },
    async ({ operator, params: { chatbotId, documentId } }) =>
      whole(
        await documents.get(operator, chatbotId, documentId),
        await documents.progress(operator, chatbotId),
      ),
  );

  app.put(
    '/v1/chatbots/:chatbotId/documents/:documentId',
    {
      schema: documented(
        {
          tag: 'Documents',
          summary: 'Change a document',
          answers: { 200: DOCUMENT },
          errors: ['not-found', ...OF_READING],
        },
        { params: OneDocument, body: Changed },
      ),
      bodyLimit: BODY_BYTES,
    },
    async ({ operator, params: { chatbotId, documentId }, body }) =>
      whole(
        await documents.change(operator, chatbotId, documentId, body),
        await documents.progress(operator, chatbotId),
      ),
  );

  app.post(
    '/v1/chatbots/:chatbotId/documents/:documentId/read-again',
    {
      schema: documented(
        {
          tag: 'Documents',
          summary: 'Read the address of a document again',
          description: 'Its text becomes what stands there now; title and ways to ask stay.',
          answers: { 200: DOCUMENT_READ_AGAIN },
          errors: ['not-found', ...OF_READING, ...OF_FETCHING],
        },
        { params: OneDocument },
      ),
    },
    async ({ operator, params: { chatbotId, documentId } }) => {
      const { document, changed } = await documents.readAgain(operator, chatbotId, documentId);
      return { ...whole(document, await documents.progress(operator, chatbotId)), changed };
    },
  );

  app.delete(
    '/v1/chatbots/:chatbotId/documents/:documentId',
    {
      schema: documented(
        {
          tag: 'Documents',
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

function pageOf({ documents, total, next, progress, fingerprint }: DocumentPage) {
  return {
    documents: documents.map((document) => entry(document, progress)),
    total,
    next,
    indexing: progress && {
      passages: progress.chunks,
      done: progress.embedded,
      failure: progress.failure,
    },
    fingerprint,
  };
}

function whole(document: StoredDocument, progress: EmbeddingProgress | null) {
  const { content, askedAs } = document;
  return { ...entry(document, progress), content, askedAs };
}

/**
 * A document can be found by its words at once, and by its meaning when it is `ready`. While a failure
 * is tried again, it is being indexed all the same.
 */
function entry(document: DocumentEntry, progress: EmbeddingProgress | null) {
  const { id, title, slug, sourceUrl, language, length, passages, unembedded, updatedAt } =
    document;
  const isUnfinished = progress !== null && unembedded > 0;
  const failure = isUnfinished ? progress.failure : null;
  const hasGivenUp = failure !== null && progress?.working === false;
  const status = !isUnfinished ? 'ready' : hasGivenUp ? 'failed' : 'indexing';
  return {
    ...{ id, title, slug, sourceUrl, language, length, passages, updatedAt, status },
    progress: isUnfinished ? 1 - unembedded / passages : 1,
    ...(failure !== null && { reason: failure }),
  };
}
