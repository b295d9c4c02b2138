import { svg, type SVGTemplateResult } from 'lit';

/** One family: a 20 px grid, 1.5 px strokes, round ends. Decorative: the words are beside them. */
export const icon = (name: string, path: string): SVGTemplateResult => svg`
  <svg class="icon" data-icon=${name} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"
    ><path d=${path} /></svg>`;

export const closeIcon = icon('close', 'm5.5 5.5 9 9m0-9-9 9');
export const sendIcon = icon('send', 'M10 15.75V4.25M5.25 9 10 4.25 14.75 9');
export const stopIcon = icon('stop', 'M7 7h6v6H7z');
