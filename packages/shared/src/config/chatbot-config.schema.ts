import { Type, type Static } from 'typebox';
import { Appearance } from './appearance.schema.js';
import { HttpProvider } from './http-provider.schema.js';

const Name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });
const Language = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35 });

/** A page's origin exactly as browsers send it: scheme, host, port if not the scheme's own. */
export const Origin = Type.String({
  maxLength: 300,
  pattern: '^https?://([a-z0-9-]+(\\.[a-z0-9-]+)*|\\[[0-9a-f:]+\\])(:[0-9]{1,5})?$',
});

/**
 * A host whose images replies may show, as `new URL()` says it: lower case, punycode, no port. With
 * `*.` before it, all hosts under it, at any depth; not itself, and never all of a top level.
 */
export const ImageHost = Type.String({
  maxLength: 255,
  pattern: '^(\\*\\.)?([a-z0-9_-]+\\.)+[a-z][a-z0-9-]*$',
});

const ImageHosts = Type.Array(ImageHost, { maxItems: 20 });

/** Answers from the knowledge base alone. */
export const KnowledgeProvider = Type.Object(
  {
    type: Type.Literal('knowledge'),
    /** Least confidence, 0 to 1, at which a passage counts as an answer. */
    threshold: Type.Number({ minimum: 0, maximum: 1 }),
    /** Said when nothing reaches the threshold, and live on failure; empty: the built-in sentence. */
    fallback: Type.String({ maxLength: 1_000 }),
  },
  { title: 'KnowledgeProvider', additionalProperties: false },
);
export type KnowledgeProvider = Static<typeof KnowledgeProvider>;

/**
 * An address to which a path is added, as a pattern: http or https, no credentials, no query, no
 * fragment.
 */
export const BASE_URL =
  'https?://([A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~%+:-]*)*';

/** The same, with the version of Azure's API: no other query, which could hold a key. */
export const MODEL_URL = `${BASE_URL}(\\?api-version=[A-Za-z0-9.-]{1,40})?`;

/**
 * A language model answers, at any endpoint that speaks OpenAI's chat completions. There is no
 * field for a key: configurations are kept as revisions, and keys have to be forgotten.
 */
export const ModelProvider = Type.Object(
  {
    type: Type.Literal('model'),
    /** The model's name at its endpoint; empty: the server's default. */
    model: Type.String({ maxLength: 200, pattern: '^\\S*$' }),
    /** Address of the endpoint, up to and without `/chat/completions`; empty: the server's. */
    baseUrl: Type.String({ maxLength: 300, pattern: `^(${MODEL_URL})?$` }),
    /** Role and tone of the chatbot; empty: the built-in words. */
    systemPrompt: Type.String({ maxLength: 8_000 }),
    /** True if passages of the knowledge base go into the prompt, and answers come from them. */
    knowledge: Type.Boolean(),
    /** Least confidence, 0 to 1, at which a passage goes into the prompt. */
    threshold: Type.Number({ minimum: 0, maximum: 1 }),
    /** 0: always the likeliest word; up to 2: ever more varied. */
    temperature: Type.Number({ minimum: 0, maximum: 2 }),
    /** Said where the passages hold no answer, and by a live chatbot instead of an error. */
    fallback: Type.String({ maxLength: 1_000 }),
  },
  { title: 'ModelProvider', additionalProperties: false },
);
export type ModelProvider = Static<typeof ModelProvider>;

/** The service that answers. `type` tells them apart. */
export const Provider = Type.Union([KnowledgeProvider, ModelProvider, HttpProvider], {
  title: 'Provider',
});
export type Provider = Static<typeof Provider>;

/** Proof of a visitor's identity. */
export const IdentityConfig = Type.Object(
  {
    /** Nobody else may write to the live chatbot. Tests go on without. */
    required: Type.Boolean(),
    /** Address of the public keys of who signs, a JWKS; beside the secret VISITOR_IDENTITY. */
    jwksUrl: Type.Optional(Type.String({ maxLength: 300, pattern: `^(${BASE_URL})$` })),
  },
  { additionalProperties: false },
);

/** All that an operator edits. A saved version of it is a revision. */
export const ChatbotConfig = Type.Object(
  {
    name: Name,
    /** BCP 47; decides stemming and the widget's first language. */
    language: Language,
    provider: Provider,
    /** Pages that may embed the live widget. Exact origins, no wildcards. */
    allowedOrigins: Type.Array(Origin, { maxItems: 100 }),
    /**
     * Hosts from which replies may show images, over https and its own port. Every other image is a
     * link. Left out, as in what was stored before there was this field: none.
     */
    imageHosts: Type.Optional(ImageHosts),
    /** Days that a visitor's conversation is kept after it is over. Left out: as the server says. */
    retentionDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3_650 })),
    /** Left out: nobody has to prove who they are. */
    identity: Type.Optional(IdentityConfig),
    appearance: Appearance,
  },
  { title: 'ChatbotConfig', additionalProperties: false },
);
export type ChatbotConfig = Static<typeof ChatbotConfig>;

/** The configuration that visitors may read: chosen field by field, never by leaving something out. */
export const PublicConfig = Type.Object(
  {
    name: Name,
    language: Language,
    imageHosts: Type.Optional(ImageHosts),
    appearance: Appearance,
  },
  { title: 'PublicConfig' },
);
export type PublicConfig = Static<typeof PublicConfig>;
