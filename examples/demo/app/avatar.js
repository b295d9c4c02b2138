import { onServer } from './api.js';
import { h } from './dom.js';

/**
 * A chatbot's picture; its initial on its colour if there is none or it does not load.
 *
 * @param {{ src: string, name: string, size?: number, color?: string }} options size in px
 */
export function avatar({ src, name, size = 40, color = '' }) {
  const box = h('span', { class: 'avatar', 'aria-hidden': 'true' });
  box.style.setProperty('--size', `${size}px`);
  if (color) box.style.setProperty('--color', color);
  const initial = () => {
    box.replaceChildren(name.trim().charAt(0).toUpperCase());
    box.classList.add('is-initial');
  };
  if (!src) {
    initial();
    return box;
  }
  const image = h('img', { alt: '', width: size, height: size, on: { error: initial } });
  image.src = onServer(src);
  box.append(image);
  return box;
}
