import { withChanges, type Partially } from '@chatbot-test/shared/config/with-changes.js';
import { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Simulation } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { OverridesFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { Compile } from 'typebox/compile';
import type { ChatbotRevision } from '../../chatbots/chatbot-revision.js';
import { refuseSecrets } from '../../chatbots/refuse-secrets.js';
import { fieldProblems } from '../../input/field-problems.js';
import { configurationHash, fingerprintOf } from '../../chatbots/fingerprint.js';
import { unusableText } from '../../unusable-text.js';

/** Overrides of a test session's draft for its replies. Not stored: news, like presence. */
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
  /** True if it has values that nobody has saved. */
  readonly preview: boolean;
}

export const NO_OVERRIDES: Overrides = { simulation: 'none', preview: null };

const schema = Compile(ChatbotConfig);

/**
 * Checks values that nobody has saved, as they lie over a draft.
 *
 * @returns null where they change nothing
 * @throws CodedError `bad-preview` with the field; `secret-in-the-clear`
 */
export function previewOf(draft: ChatbotRevision, changes: object): Preview | null {
  const config = withChanges(draft.config, changes);
  if (config === draft.config) return null;
  if (!schema.Check(config)) {
    const [first] = fieldProblems(schema, config);
    const field = first?.path || 'the configuration';
    throw new CodedError('bad-preview', { reason: `${field} ${first?.message ?? 'is not valid'}` });
  }
  const unusable = unusableText(changes);
  if (unusable) {
    throw new CodedError('bad-preview', { reason: `${unusable.path} ${unusable.message}` });
  }
  if (config.provider !== draft.config.provider) refuseSecrets(config);
  const fingerprint = withConfiguration(draft, config);
  return configurationHash(config) === draft.parts.configuration ? null : { changes, fingerprint };
}

/** The draft with what nobody has saved; a draft that has changed may not go with it any more. */
export function withPreview(draft: ChatbotRevision, preview: Preview | null): AnsweringChatbot {
  const config = withChanges(draft.config, preview?.changes);
  if (config === draft.config || !schema.Check(config)) return { ...draft, preview: false };
  const fingerprint = withConfiguration(draft, config);
  return { ...draft, config, fingerprint, preview: fingerprint !== draft.fingerprint };
}

const withConfiguration = ({ parts }: ChatbotRevision, config: ChatbotConfig) =>
  fingerprintOf({ ...parts, configuration: configurationHash(config) });

export function overridesFrame({ simulation, preview }: Overrides): OverridesFrame {
  return { type: 'overrides', simulation, preview: preview?.fingerprint ?? '' };
}
