import { css } from 'lit';

/**
 * Colours, type and spacing of the test bench: greys only, so that the chatbot's own colours are
 * what is judged. Follows the operator's system, whatever theme the panel is tested in.
 */
export const tokens = css`
  :host {
    color-scheme: light;
    --surface: oklch(100% 0 0);
    --raised: oklch(100% 0 0);
    --sunken: oklch(96.6% 0.003 265);
    --stage: oklch(95.4% 0.004 265);
    --hover: oklch(94.5% 0.004 265);
    --line: oklch(90.5% 0.005 265);
    --edge: oklch(64% 0.012 265);
    --text: oklch(24% 0.012 265);
    --quiet: oklch(48% 0.014 265);
    --strong: oklch(27% 0.014 265);
    --on-strong: oklch(98.5% 0 0);
    --good: oklch(50% 0.125 152);
    --warn: oklch(53% 0.125 62);
    --bad: oklch(52% 0.19 25);
    --warn-surface: oklch(97% 0.028 85);
    --bad-surface: oklch(96.8% 0.018 20);
    --bar: oklch(58% 0.02 265);
    --bar-strong: oklch(34% 0.02 265);
    --shadow: 0 1px 2px oklch(20% 0.02 265 / 0.08), 0 8px 24px oklch(20% 0.02 265 / 0.14);
    --shadow-window: 0 2px 6px oklch(20% 0.02 265 / 0.1), 0 24px 64px oklch(20% 0.02 265 / 0.28);
    --mono:
      ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    --ease: cubic-bezier(0.2, 0.8, 0.2, 1);
    --target: 32px;
    font:
      400 13px/20px system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Helvetica Neue',
      sans-serif;
    color: var(--text);
    -webkit-font-smoothing: antialiased;
    letter-spacing: normal;
    text-align: start;
  }

  @media (prefers-color-scheme: dark) {
    :host {
      color-scheme: dark;
      --surface: oklch(21.5% 0.007 265);
      --raised: oklch(26% 0.008 265);
      --sunken: oklch(18.5% 0.006 265);
      --stage: oklch(16.5% 0.006 265);
      --hover: oklch(28% 0.009 265);
      --line: oklch(31% 0.009 265);
      --edge: oklch(56% 0.012 265);
      --text: oklch(93% 0.004 265);
      --quiet: oklch(72% 0.01 265);
      --strong: oklch(93% 0.004 265);
      --on-strong: oklch(20% 0.01 265);
      --good: oklch(78% 0.14 155);
      --warn: oklch(80% 0.125 78);
      --bad: oklch(74% 0.14 22);
      --warn-surface: oklch(28% 0.035 75);
      --bad-surface: oklch(27% 0.04 20);
      --bar: oklch(58% 0.016 265);
      --bar-strong: oklch(88% 0.01 265);
      --shadow: 0 1px 2px oklch(0% 0 0 / 0.4), 0 8px 24px oklch(0% 0 0 / 0.45);
      --shadow-window: 0 2px 6px oklch(0% 0 0 / 0.4), 0 24px 64px oklch(0% 0 0 / 0.6);
    }
  }

  @media (pointer: coarse) {
    :host {
      --target: 44px;
    }
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  :focus-visible {
    outline: 2px solid var(--strong);
    outline-offset: 2px;
  }

  [hidden] {
    display: none !important;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after,
    ::backdrop {
      animation: none !important;
      transition: none !important;
    }
  }
`;
