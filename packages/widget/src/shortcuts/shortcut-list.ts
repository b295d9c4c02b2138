import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { define } from '../custom-element/define.js';
import { REACTIVE } from '../custom-element/reactive.js';

/** Keys that work in one place. */
export interface ShortcutGroup {
  readonly place: string;
  /**
   * Descriptions with their keys: a space separates alternatives, `+` joins the keys of one stroke.
   */
  readonly rows: readonly (readonly [words: string, keys: string])[];
}

/** A list of keys, in the colours of its surroundings. */
export class ShortcutListElement extends LitElement {
  static override properties = {
    heading: REACTIVE,
    groups: REACTIVE,
  };

  static override styles = css`
    :host {
      display: block;
      inline-size: 300px;
      max-inline-size: 100%;
      box-sizing: border-box;
      padding: 8px 10px;
    }

    h3,
    h4,
    dl,
    dd {
      margin: 0;
    }

    h3 {
      font: inherit;
      font-weight: 600;
    }

    h4 {
      padding-block: 10px 2px;
      color: color-mix(in oklab, currentColor 68%, transparent);
      font: inherit;
      font-size: calc(12 * var(--_px, 1px));
    }

    dl > div {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 20px;
      padding-block: 4px;
    }

    dd {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px;
      margin-inline-start: auto;
    }

    kbd {
      min-inline-size: 22px;
      padding-inline: 5px;
      border: 1px solid color-mix(in oklab, currentColor 26%, transparent);
      border-block-end-width: 2px;
      border-radius: 5px;
      background: color-mix(in oklab, currentColor 5%, transparent);
      box-sizing: border-box;
      font: inherit;
      font-size: calc(12 * var(--_px, 1px));
      font-weight: 500;
      text-align: center;
    }
  `;

  heading = '';
  groups: readonly ShortcutGroup[] = [];

  protected override render(): TemplateResult {
    return html`<h3>${this.heading}</h3>
      ${this.groups.map(
        ({ place, rows }) =>
          html`<h4>${place}</h4>
            <dl>
              ${rows.map(
                ([words, keys]) =>
                  html`<div>
                    <dt>${words}</dt>
                    <dd>${keys.split(' ').map(stroke)}</dd>
                  </div>`,
              )}
            </dl>`,
      )}`;
  }
}

function stroke(keys: string): unknown {
  return keys.split('+').map((key, index) => [index ? '+' : nothing, html`<kbd>${key}</kbd>`]);
}

define('chatbot-shortcut-list', ShortcutListElement);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-shortcut-list': ShortcutListElement;
  }
}
