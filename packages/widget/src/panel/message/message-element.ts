import type { PropertyDeclarations } from 'lit';
import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { SessionActions } from '../../session/session-actions.js';
import { PanelElement } from '../panel-element.js';
import { REACTIVE } from '../../custom-element/reactive.js';
import type { LazyModules } from '../lazy-modules.js';

/** One message. It renders into the panel's own shadow root, under the panel's styles. */
export class MessageElement extends PanelElement {
  static override properties: PropertyDeclarations = {
    config: REACTIVE,
    lazy: REACTIVE,
    first: { type: Boolean, reflect: true, attribute: 'data-first' },
    last: { type: Boolean, reflect: true, attribute: 'data-last' },
  };

  config!: PublicConfig;
  actions!: SessionActions;
  lazy: LazyModules = {};
  /** First of a group: shows who speaks. */
  first = false;
  last = false;

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
