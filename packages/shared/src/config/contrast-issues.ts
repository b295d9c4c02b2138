import type { Appearance } from './appearance.schema.js';
import { contrast } from './contrast.js';
import { schemeVariables } from './css-variables.js';

/** Two colours of an appearance that are too much alike, and a colour that would do. */
export interface ContrastIssue {
  readonly scheme: 'light' | 'dark';
  /** The part that is hard to make out: text to read, buttons to find, text on these buttons. */
  readonly what: 'text' | 'controls' | 'text-on-controls';
  /** WCAG 2.2, rounded down to hundredths: what is just too little never reads as enough. */
  readonly ratio: number;
  /** 4.5 for text, 3 for controls. */
  readonly needed: number;
  readonly foreground: string;
  readonly background: string;
  /** The field to change, as a path within the appearance, and a value that is enough. */
  readonly fix: { readonly path: string; readonly value: string };
}

const HEX = /^#[0-9a-f]{6}$/i;

/** Finds the colours with too little contrast, in the colour schemes that visitors can get. */
export function contrastIssues(appearance: Appearance): ContrastIssue[] {
  const schemes = appearance.theme === 'auto' ? (['light', 'dark'] as const) : [appearance.theme];
  return schemes.flatMap((scheme) => issuesIn(appearance, scheme));
}

function issuesIn(appearance: Appearance, scheme: 'light' | 'dark'): ContrastIssue[] {
  const variables = schemeVariables(appearance, scheme);
  const [primary, onPrimary, surface, text] = ['primary', 'on-primary', 'surface', 'text'].map(
    (name) => ({ name: `--chatbot-${name}`, value: variables[`--chatbot-${name}`] ?? '' }),
  ) as [Color, Color, Color, Color];
  const pairs = [
    { what: 'text', front: text, back: surface, needed: 4.5 },
    { what: 'controls', front: primary, back: surface, needed: 3 },
    { what: 'text-on-controls', front: onPrimary, back: primary, needed: 4.5 },
  ] as const;
  return pairs.flatMap(({ what, front, back, needed }) => {
    // Of colours that CSS computes nothing is known here.
    if (!HEX.test(front.value) || !HEX.test(back.value)) return [];
    const exact = contrast(front.value, back.value);
    if (exact >= needed) return [];
    const path = pathOf(appearance, scheme, front.name);
    const value = readableVariant(front.value, back.value, needed);
    const [foreground, background] = [front.value, back.value];
    const ratio = Math.floor(exact * 100) / 100;
    return [{ scheme, what, ratio, needed, foreground, background, fix: { path, value } }];
  });
}

interface Color {
  readonly name: string;
  readonly value: string;
}

/** A custom variable wins over the palette, so that it is what has to change. */
function pathOf(appearance: Appearance, scheme: 'light' | 'dark', variable: string): string {
  return Object.hasOwn(appearance.variables, variable)
    ? `variables.${variable}`
    : `${scheme}.${variable.replace('--chatbot-', '')}`;
}

/**
 * The colour nearest to this one that has enough contrast with a background: mixed with black or
 * with white, whichever takes less of it.
 */
export function readableVariant(color: string, background: string, needed: number): string {
  const candidates = ['#000000', '#ffffff'].flatMap((pole) => {
    const share = leastShare((part) => contrast(mix(color, pole, part), background) >= needed);
    return share === null ? [] : [{ share, value: mix(color, pole, share) }];
  });
  candidates.sort((a, b) => a.share - b.share);
  // Black or white reaches 4.5:1 on any colour there is.
  return candidates[0]?.value ?? color;
}

const STEPS = 100;

/** The least share, in steps of a hundredth, that is enough; null: not even all of it is. */
function leastShare(isEnough: (share: number) => boolean): number | null {
  for (let step = 0; step <= STEPS; step += 1) {
    if (isEnough(step / STEPS)) return step / STEPS;
  }
  return null;
}

function mix(color: string, pole: string, share: number): string {
  const part = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const channels = [1, 3, 5].map((at) => {
    const value = Math.round(part(color, at) * (1 - share) + part(pole, at) * share);
    return value.toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
