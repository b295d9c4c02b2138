import { drawing } from '../../browser/drawing.js';
import { make } from './make.js';

/** Makes a button that is only its icon; whoever shows it says what it does, by {@link label}. */
export function iconButton(
  part: string,
  className: string,
  path: string,
  onclick: () => void,
): HTMLButtonElement {
  const icon = drawing(path, 'icon');
  for (const [name, value] of Object.entries({ 'data-icon': part, width: '20', height: '20' })) {
    icon.setAttribute(name, value);
  }
  return make('button', { type: 'button', className, part, onclick }, icon);
}

export function label(button: HTMLButtonElement, words: string): void {
  if (button.title === words) return;
  button.title = button.ariaLabel = words;
}
