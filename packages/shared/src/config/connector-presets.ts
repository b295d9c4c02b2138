import { AGENT_PRESETS } from './presets/agent-presets.js';
import { BOT_PRESETS } from './presets/bot-presets.js';
import { BUILDER_PRESETS } from './presets/builder-presets.js';
import { MODEL_PRESETS } from './presets/model-presets.js';
import type { ConnectorPreset } from './presets/preset.js';

export { PLAIN_CONNECTOR, type ConnectorPreset } from './presets/preset.js';

/** Settings for well-known systems, in the order in which people choose from them. */
export const CONNECTOR_PRESETS: readonly ConnectorPreset[] = [
  ...BUILDER_PRESETS,
  ...BOT_PRESETS,
  ...MODEL_PRESETS,
  ...AGENT_PRESETS,
];
