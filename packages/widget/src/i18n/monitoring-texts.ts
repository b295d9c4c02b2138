import type { enMonitoring } from './en/monitoring.js';
import type { Spoken, Texts } from './words.js';

/** All that the element that watches over sessions says by itself, in one language. */
export interface MonitoringLanguage extends Spoken {
  readonly monitoring: Texts<keyof typeof enMonitoring>;
}
