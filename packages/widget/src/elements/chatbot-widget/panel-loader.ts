import { PANEL_FILE } from './panel-file.js';

type PanelModule = typeof import('./panel-mount.js');

let panel: Promise<PanelModule> | null = null;
let isFetched = false;

/**
 * Loads the panel, and what is behind it. Rejects where it cannot be had; the next call asks again.
 *
 * @param first what it is run after, unless it is on its way already
 */
export function loadPanel(first?: Promise<unknown> | null): Promise<PanelModule> {
  const load = async (): Promise<PanelModule> => {
    await first;
    return import('./panel-mount.js');
  };
  panel ??= load().catch((error: unknown) => {
    panel = null;
    throw error;
  });
  return panel;
}

/**
 * Fetches the panel for who will probably want it, and runs nothing of it: the launcher comes first,
 * and the page before that. Where a browser, or a build, has no way to, it comes after the launcher.
 */
export function fetchPanel(place: Element): void {
  if (!PANEL_FILE || panel || isFetched) return;
  isFetched = true;
  const { href } = new URL(PANEL_FILE, import.meta.url);
  place.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
}
