import { painted } from '../../browser/when-idle.js';
import type { EarlyPanel } from '../../panel/layout/layout.chunk.js';
import { fetchPanel, loadedLayout, loadLayout } from './panel-loader.js';

/** Fixed parts of the panel, in which a message can be written, where the panel itself is not there yet. */
export interface EarlyOpening {
  /** Not there before they are on the page, and after the panel has taken them over. */
  panel?: EarlyPanel | null;
  /** Ends when they are painted, or cannot be: on a slow device the rest would hold them up. */
  shown?: Promise<unknown> | null;
}

/**
 * Puts the fixed parts into the frame, or asks for them.
 *
 * @param theme if empty, the theme of the chatbot's appearance
 * @param onLoaded they were asked for, and can be shown by the next call
 * @returns them, if they were put there just now: nothing is drawn in them yet
 */
export function openEarly(
  early: EarlyOpening,
  frame: Element,
  theme: string,
  onLoaded: () => void,
): EarlyPanel | undefined {
  const layout = loadedLayout();
  if (!layout) {
    // Where data is saved, nobody has asked for the panel: not one after the other.
    fetchPanel(frame);
    early.shown ??= loadLayout().then((loaded) => {
      early.shown = null;
      if (loaded) onLoaded();
      return early.shown;
    });
  } else if (!early.panel) {
    early.panel = new layout.EarlyPanel();
    const { panel } = early.panel;
    if (theme) panel.setAttribute('theme', theme);
    frame.append(panel);
    early.shown = painted();
    return early.panel;
  }
  return undefined;
}
