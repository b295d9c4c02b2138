import { svg, type SVGTemplateResult } from 'lit';

/** One family: a 20 px grid, 1.5 px strokes, round ends. Decorative: the words are beside them. */
const icon = (shape: SVGTemplateResult): SVGTemplateResult => svg`
  <svg
    class="icon" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor"
    stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"
  >${shape}</svg>`;

export const panelIcon = icon(
  svg`<rect x="4" y="2.5" width="12" height="15" rx="3" /><path d="M4 6.5h12M7 13.75h6" />`,
);
export const looksIcon = icon(
  svg`<path d="M2 10s2.9-5.25 8-5.25S18 10 18 10s-2.9 5.25-8 5.25S2 10 2 10z" /><circle cx="10" cy="10" r="2.25" />`,
);
export const historyIcon = icon(
  svg`<circle cx="10" cy="10" r="7" /><path d="M10 6v4.25l2.75 1.75" />`,
);
export const visitorIcon = icon(
  svg`<circle cx="10" cy="6.75" r="3.25" /><path d="M3.75 16.75c.6-3 3.1-4.75 6.25-4.75s5.65 1.75 6.25 4.75" />`,
);
export const desktopIcon = icon(
  svg`<rect x="2.5" y="3.5" width="15" height="10" rx="1.5" /><path d="M7 16.5h6M10 13.5v3" />`,
);
export const tabletIcon = icon(
  svg`<rect x="4" y="2.5" width="12" height="15" rx="1.75" /><path d="M9 14.75h2" />`,
);
export const phoneIcon = icon(
  svg`<rect x="5.75" y="2.5" width="8.5" height="15" rx="1.75" /><path d="M9.25 14.75h1.5" />`,
);
export const autoIcon = icon(
  svg`<circle cx="10" cy="10" r="6.75" /><path d="M10 3.25a6.75 6.75 0 0 1 0 13.5z" fill="currentColor" stroke="none" />`,
);
export const lightIcon = icon(
  svg`<circle cx="10" cy="10" r="3.25" /><path d="M10 2.25v1.5M10 16.25v1.5M2.25 10h1.5M16.25 10h1.5M4.52 4.52l1.06 1.06M14.42 14.42l1.06 1.06M15.48 4.52l-1.06 1.06M5.58 14.42l-1.06 1.06" />`,
);
export const darkIcon = icon(svg`<path d="M16.75 11.6A7 7 0 0 1 8.4 3.25a7 7 0 1 0 8.35 8.35z" />`);
export const resetIcon = icon(
  svg`<path d="M3.75 10a6.25 6.25 0 1 0 2-4.58L3.75 7.25" /><path d="M3.75 3.5v3.75H7.5" />`,
);
export const newIcon = icon(svg`<path d="M10 4v12M4 10h12" />`);
export const debugIcon = icon(
  svg`<rect x="2.5" y="3.5" width="15" height="13" rx="1.75" /><path d="M11.5 3.5v13M14 7h1M14 10h1M14 13h1" />`,
);
export const codeIcon = icon(svg`<path d="M6.75 6 2.75 10l4 4M13.25 6l4 4-4 4M11.25 4 8.75 16" />`);
export const simulateIcon = icon(
  svg`<path d="M8 2.75h4M8.75 2.75v5L3.9 15.1a1.5 1.5 0 0 0 1.27 2.15h9.66a1.5 1.5 0 0 0 1.27-2.15L11.25 7.75v-5M6 12.75h8" />`,
);
export const exportIcon = icon(
  svg`<path d="M10 2.75v9M6.75 8.75 10 12l3.25-3.25M3.25 13.5v2.25c0 .83.67 1.5 1.5 1.5h10.5c.83 0 1.5-.67 1.5-1.5V13.5" />`,
);
export const keysIcon = icon(
  svg`<path d="M3 5h14v10H3zM6 8.25h.01M10 8.25h.01M14 8.25h.01M7 11.75h6" />`,
);
export const closeIcon = icon(svg`<path d="m5 5 10 10M15 5 5 15" />`);
export const moreIcon = icon(svg`<path d="M4 5.5h12M4 14.5h12M4 10h12" />`);
export const copyIcon = icon(
  svg`<rect x="7" y="7" width="9.5" height="9.5" rx="1.75" /><path d="M13 7V5.25c0-.97-.78-1.75-1.75-1.75h-6c-.97 0-1.75.78-1.75 1.75v6c0 .97.78 1.75 1.75 1.75H7" />`,
);
export const checkIcon = icon(svg`<path d="m4.25 10.5 3.75 3.75 7.75-8.5" />`);
export const chevronIcon = icon(svg`<path d="m7.75 5 5 5-5 5" />`);
export const warningIcon = icon(
  svg`<path d="M8.7 3.6 2.45 14.4a1.5 1.5 0 0 0 1.3 2.25h12.5a1.5 1.5 0 0 0 1.3-2.25L11.3 3.6a1.5 1.5 0 0 0-2.6 0z" /><path d="M10 7.75v3.5M10 13.9v.1" />`,
);
export const errorIcon = icon(
  svg`<path d="M7 2.75h6L17.25 7v6L13 17.25H7L2.75 13V7z" /><path d="M10 6.5v4M10 13.4v.1" />`,
);

/** Small marks, 8 px: a shape for each state, so that colour is never the only sign. */
const mark = (shape: SVGTemplateResult): SVGTemplateResult => svg`
  <svg class="mark" viewBox="0 0 10 10" width="10" height="10" fill="none" stroke="currentColor"
    stroke-width="1.5" stroke-linecap="round" aria-hidden="true">${shape}</svg>`;

export const discMark = mark(svg`<circle cx="5" cy="5" r="4" fill="currentColor" stroke="none" />`);
export const ringMark = mark(svg`<circle cx="5" cy="5" r="3.25" />`);
export const diamondMark = mark(
  svg`<path d="M5 .5 9.5 5 5 9.5.5 5z" fill="currentColor" stroke="none" />`,
);
export const arcMark = mark(svg`<path d="M5 1.5A3.5 3.5 0 1 1 1.5 5" />`);
export const crossMark = mark(svg`<path d="m2 2 6 6M8 2 2 8" />`);
export const barMark = mark(svg`<path d="M1.5 5h7" />`);
export const squareMark = mark(
  svg`<rect x="1.5" y="1.5" width="7" height="7" rx="1" fill="currentColor" stroke="none" />`,
);
