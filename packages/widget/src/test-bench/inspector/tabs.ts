import { css, html, nothing, type TemplateResult } from 'lit';

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly count?: number;
}

/** Tabs by the ARIA pattern of that name: one tab stop, arrows move and choose. */
export function tabs<Name extends string>(
  label: string,
  all: readonly Tab<Name>[],
  chosen: Name,
  onChoose: (name: Name) => void,
): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const at = all.findIndex(({ name }) => name === chosen);
    const rtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const step = rtl ? -1 : 1;
    const moves: Record<string, number> = {
      ArrowRight: at + step,
      ArrowLeft: at - step,
      Home: 0,
      End: all.length - 1,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = all[(to + all.length) % all.length];
    if (!tab) return;
    onChoose(tab.name);
    (event.currentTarget as Element).querySelector<HTMLElement>(`#tab-${tab.name}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${onKey}>
    ${all.map(
      ({ name, label: text, count }) =>
        html`<button
          class="tab"
          type="button"
          role="tab"
          id="tab-${name}"
          aria-controls="tabpanel"
          aria-selected=${name === chosen}
          tabindex=${name === chosen ? 0 : -1}
          @click=${() => onChoose(name)}
        >
          ${text}
          ${count === undefined ? nothing : html`<span class="count number">${count}</span>`}
        </button>`,
    )}
  </div>`;
}

export const tabStyles = css`
  .tabs {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    gap: 16px;
    padding: 0 16px;
    background: var(--surface);
    border-block: 1px solid var(--line);
  }

  .tab {
    position: relative;
    display: flex;
    align-items: center;
    gap: 6px;
    height: max(36px, var(--target));
    padding: 0;
    border: 0;
    background: none;
    color: var(--quiet);
    font-weight: 500;
  }

  .tab:hover {
    color: var(--text);
  }

  .tab[aria-selected='true'] {
    color: var(--text);
  }

  .tab[aria-selected='true']::after {
    content: '';
    position: absolute;
    inset: auto 0 -1px;
    height: 2px;
    border-radius: 1px;
    background: var(--strong);
  }

  .tab:focus-visible {
    outline-offset: -2px;
    border-radius: 6px;
  }

  .count {
    min-width: 20px;
    padding: 0 6px;
    border-radius: 10px;
    background: var(--sunken);
    font-size: 12px;
    line-height: 18px;
    text-align: center;
  }
`;
