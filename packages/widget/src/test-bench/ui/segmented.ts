import { css, html, type SVGTemplateResult, type TemplateResult } from 'lit';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon: SVGTemplateResult | string;
}

/** A row of choices of which one holds. Radio buttons underneath: the keys work as everywhere. */
export function segmented<Value extends string>(
  label: string,
  choices: readonly Choice<Value>[],
  chosen: Value,
  onChoose: (value: Value) => void,
): TemplateResult {
  return html`<div class="segmented" role="radiogroup" aria-label=${label}>
    ${choices.map(
      ({ value, label: name, icon }) =>
        html`<label class="segment" title=${name}>
          <input
            type="radio"
            name=${label}
            aria-label=${name}
            .checked=${value === chosen}
            @change=${() => onChoose(value)}
          />${icon}
        </label>`,
    )}
  </div>`;
}

export const segmentedStyles = css`
  .segmented {
    display: inline-flex;
    padding: 2px;
    gap: 2px;
    border-radius: 8px;
    background: var(--sunken);
    box-shadow: inset 0 0 0 1px var(--line);
  }

  .segment {
    position: relative;
    display: grid;
    place-items: center;
    min-width: calc(var(--target) - 2px);
    height: calc(var(--target) - 4px);
    border-radius: 6px;
    padding: 0 4px;
    font-size: 12px;
    font-weight: 500;
    color: var(--quiet);
    cursor: pointer;
    transition: background-color 120ms var(--ease);
  }

  .segment:hover {
    color: var(--text);
  }

  .segment:has(:checked) {
    color: var(--text);
    background: var(--raised);
    box-shadow:
      0 0 0 1px var(--line),
      0 1px 2px oklch(0% 0 0 / 0.1);
  }

  .segment:has(:focus-visible) {
    outline: 2px solid var(--strong);
    outline-offset: 2px;
  }

  .segment input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }

  @media (forced-colors: active) {
    .segment:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`;
