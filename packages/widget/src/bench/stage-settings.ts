export type Device = 'desktop' | 'tablet' | 'phone';
export type Theme = 'auto' | 'light' | 'dark';
export type Direction = 'ltr' | 'rtl';

/** What the operator looks at the panel in. */
export interface StageSettings {
  readonly device: Device;
  readonly theme: Theme;
  readonly direction: Direction;
}

export const DEFAULT_STAGE: StageSettings = { device: 'desktop', theme: 'auto', direction: 'ltr' };
