import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { SessionActions } from '../session/session-actions.js';
import { PanelElement } from './panel-element.js';
import { reactive } from './reactive.js';
import type { Parts } from './load-parts.js';

/** One message. It renders into the panel's own shadow root, under the panel's styles. */
export class MessageElement extends PanelElement {
  @reactive() config!: PublicConfig;
  actions!: SessionActions;
  @reactive() parts: Parts = {};
  /** First of a group: shows who speaks. */
  @reactive({ type: Boolean, reflect: true, attribute: 'data-first' }) first = false;
  @reactive({ type: Boolean, reflect: true, attribute: 'data-last' }) last = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'article');
    this.tabIndex = -1;
  }

  /** Says who wrote it and when, to those who cannot see it. */
  protected nameIt(label: string): void {
    if (this.ariaLabel !== label) this.ariaLabel = label;
  }
}
