import { svg, type SVGTemplateResult } from 'lit';

/** One family: a 20 px grid, 1.5 px strokes, round ends. Decorative: the words are beside them. */
export const icon = (name: string, path: string): SVGTemplateResult => svg`
  <svg class="icon" data-icon=${name} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"
    ><path d=${path} /></svg>`;
