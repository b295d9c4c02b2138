import { withChanges, type Partially } from '@chatbot-test/shared/config/with-changes.js';
import { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Simulation } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { OverridesFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { Compile } from 'typebox/compile';
import type { ChatbotRevision } from '../../chatbots/chatbot-revision.js';
import { fingerprintOf } from '../../chatbots/revision-service.js';

/** What a test session is answered by, other than its draft. Not stored: news, like presence. */
export interface Overrides {
  readonly simulation: Simulation;
  /** Values that nobody has saved, and the fingerprint of the draft with them; null: none. */
  readonly preview: Preview | null;
}

export interface Preview {
  readonly changes: Partially<ChatbotConfig>;
  readonly fingerprint: string;
}

/** A chatbot as a reply is answered by it. */
export interface AnsweringChatbot extends ChatbotRevision {
  /** Whether it has values that nobody has saved. */
  readonly preview: boolean;
}

export const NO_OVERRIDES: Overrides = { simulation: 'none', preview: null };

const schema = Compile(ChatbotConfig);

/**
 * Checks values that nobody has saved, as they lie over a draft.
 *
 * @returns null where they change nothing
 * @throws CodedError `bad-preview` with the field
 */
export function previewOf(draft: ChatbotRevision, changes: object): Preview | null {
  const config = withChanges(draft.config, changes);
  if (config === draft.config) return null;
  if (!schema.Check(config)) {
    const [first] = schema.Errors(config);
    const field = first?.instancePath.slice(1).replaceAll('/', '.') || 'the configuration';
    throw new CodedError('bad-preview', { reason: `${field} ${first?.message ?? 'is not valid'}` });
  }
  const fingerprint = fingerprintOf(config);
  return fingerprint === draft.fingerprint ? null : { changes, fingerprint };
}

/** The draft with what nobody has saved; a draft that has changed may not go with it any more. */
export function withPreview(draft: ChatbotRevision, preview: Preview | null): AnsweringChatbot {
  const config = withChanges(draft.config, preview?.changes);
  if (config === draft.config || !schema.Check(config)) return { ...draft, preview: false };
  const fingerprint = fingerprintOf(config);
  return { ...draft, config, fingerprint, preview: fingerprint !== draft.fingerprint };
}

export function overridesFrame({ simulation, preview }: Overrides): OverridesFrame {
  return { type: 'overrides', simulation, preview: preview?.fingerprint ?? '' };
}
