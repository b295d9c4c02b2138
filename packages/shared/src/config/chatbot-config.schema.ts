import { Type, type Static } from 'typebox';
import { Appearance } from './appearance.schema.js';

const Name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });
const Language = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35 });

/** A page's origin exactly as browsers send it: scheme, host, port if not the scheme's own. */
export const Origin = Type.String({
  maxLength: 300,
  pattern: '^https?://([a-z0-9-]+(\\.[a-z0-9-]+)*|\\[[0-9a-f:]+\\])(:[0-9]{1,5})?$',
});

/** Answers from the knowledge base alone. */
export const KnowledgeProvider = Type.Object(
  {
    type: Type.Literal('knowledge'),
    /** Least confidence, 0 to 1, at which a passage counts as an answer. */
    threshold: Type.Number({ minimum: 0, maximum: 1 }),
    /** Said when nothing reaches the threshold; empty: the built-in sentence. */
    fallback: Type.String({ maxLength: 1_000 }),
  },
  { additionalProperties: false },
);
export type KnowledgeProvider = Static<typeof KnowledgeProvider>;

/** All that an operator edits. A saved version of it is a revision. */
export const ChatbotConfig = Type.Object(
  {
    name: Name,
    /** BCP 47; decides stemming and the widget's first language. */
    language: Language,
    provider: KnowledgeProvider,
    /** Pages that may embed the live widget. Exact origins, no wildcards. */
    allowedOrigins: Type.Array(Origin, { maxItems: 100 }),
    appearance: Appearance,
  },
  { additionalProperties: false },
);
export type ChatbotConfig = Static<typeof ChatbotConfig>;

/** What visitors may know: chosen field by field, never by leaving something out. */
export const PublicConfig = Type.Object({
  name: Name,
  language: Language,
  appearance: Appearance,
});
export type PublicConfig = Static<typeof PublicConfig>;
