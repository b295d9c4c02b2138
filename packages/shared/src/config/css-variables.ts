import type { Appearance, Palette } from './appearance.schema.js';
import { readableOn } from './contrast.js';

const FONTS: Record<Appearance['font'], string> = {
  system: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  serif: 'ui-serif, Georgia, "Times New Roman", serif',
  rounded: 'ui-rounded, "SF Pro Rounded", Nunito, Quicksand, system-ui, sans-serif',
  mono: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
};

const SPACING: Record<Appearance['density'], string> = { compact: '0.75', comfortable: '1' };

function paletteVariables(palette: Palette): Record<string, string> {
  return {
    '--chatbot-primary': palette.primary,
    '--chatbot-on-primary': readableOn(palette.primary),
    '--chatbot-surface': palette.surface,
    '--chatbot-text': palette.text,
  };
}

/** The custom properties that an appearance sets, whatever the colour scheme. */
export function appearanceVariables(appearance: Appearance): Record<string, string> {
  return {
    '--chatbot-font': FONTS[appearance.font],
    '--chatbot-radius': `${appearance.radius}px`,
    '--chatbot-spacing': SPACING[appearance.density],
  };
}

/** The custom properties of one colour scheme; the operator's own `variables` win over all. */
export function schemeVariables(
  appearance: Appearance,
  scheme: 'light' | 'dark',
): Record<string, string> {
  return { ...paletteVariables(appearance[scheme]), ...appearance.variables };
}

function rule(selector: string, variables: Record<string, string>, scheme?: string): string {
  // From within a shadow tree that is the last word: no page can say otherwise.
  const body = Object.entries(variables).map(
    ([name, value]) => `${name}:${value.replace(/!important$/i, '')}!important`,
  );
  if (scheme) body.push(`color-scheme:${scheme}`);
  return `${selector}{${body.join(';')}}`;
}

/**
 * The style sheet of an appearance, for a shadow root's host. The host's `theme` attribute
 * (`light` or `dark`) wins; else the appearance's own theme; else the reader's system decides.
 * Values come from a validated appearance, so none can end a declaration.
 */
export function appearanceCss(appearance: Appearance): string {
  const light = schemeVariables(appearance, 'light');
  const dark = schemeVariables(appearance, 'dark');
  const first = appearance.theme === 'dark' ? dark : light;
  const rules = [
    rule(':host', appearanceVariables(appearance)),
    rule(':host', first, appearance.theme === 'dark' ? 'dark' : 'light'),
  ];
  if (appearance.theme === 'auto') {
    rules.push(`@media (prefers-color-scheme:dark){${rule(':host', dark, 'dark')}}`);
  }
  rules.push(
    rule(':host([theme=light])', light, 'light'),
    rule(':host([theme=dark])', dark, 'dark'),
  );
  return rules.join('');
}
