/** The person wants the panel closed: by its button, or by Esc. */
export class PanelCloseEvent extends Event {
  static readonly type = 'panel-close';

  constructor() {
    super(PanelCloseEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'panel-close': PanelCloseEvent;
  }
}
