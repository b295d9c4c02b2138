/** `panel`: without a page around it, in its true size; the others are windows of that kind. */
export type Device = 'panel' | 'desktop' | 'tablet' | 'phone';
export type Theme = 'auto' | 'light' | 'dark';
export type Direction = 'ltr' | 'rtl';

/** Settings of the stage on which the operator sees the panel. */
export interface StageSettings {
  readonly device: Device;
  readonly theme: Theme;
  readonly direction: Direction;
}

export const DEFAULT_STAGE: StageSettings = { device: 'panel', theme: 'auto', direction: 'ltr' };

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Size of a visitor's window on such a device, in px of CSS. */
export const WINDOWS: Readonly<Record<Exclude<Device, 'panel'>, Size>> = {
  desktop: { width: 1_280, height: 800 },
  tablet: { width: 820, height: 1_180 },
  phone: { width: 390, height: 844 },
};

/** The panel in a window that has room for it, in px, and what its launcher takes beside it. */
export const PANEL: Size = { width: 400, height: 640 };
export const BESIDE = 240;
