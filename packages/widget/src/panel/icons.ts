import { svg, type SVGTemplateResult } from 'lit';

/** One family: a 20 px grid, 1.5 px strokes, round ends. Decorative: the words are beside them. */
const icon = (name: string, path: string): SVGTemplateResult => svg`
  <svg class="icon" data-icon=${name} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"
    ><path d=${path} /></svg>`;

export const closeIcon = icon('close', 'm5.5 5.5 9 9m0-9-9 9');
export const menuIcon = icon('menu', 'M4.5 10h.01M10 10h.01M15.5 10h.01');
export const sendIcon = icon('send', 'M10 15.75V4.25M5.25 9 10 4.25 14.75 9');
export const stopIcon = icon('stop', 'M7 7h6v6H7z');
export const downIcon = icon('down', 'M10 4.25v11.5M5.25 11 10 15.75 14.75 11');
export const copyIcon = icon(
  'copy',
  'M8.5 7.25h6.25c.7 0 1.25.56 1.25 1.25v6.25c0 .7-.56 1.25-1.25 1.25H8.5c-.7 0-1.25-.56-1.25-1.25V8.5c0-.7.56-1.25 1.25-1.25zM12.75 7.25v-2c0-.7-.56-1.25-1.25-1.25H5.25C4.56 4 4 4.56 4 5.25v6.25c0 .7.56 1.25 1.25 1.25h2',
);
export const checkIcon = icon('check', 'm4.5 10.5 3.75 3.75 7.25-8.5');
export const alertIcon = icon(
  'alert',
  'M10 6.5v4M10 13.5h.01M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z',
);
export const clearIcon = icon('clear', 'M4 10a6 6 0 1 0 2-4.5L4 7.25M4 3.5v3.75h3.75');
