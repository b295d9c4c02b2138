import { avatar } from '../avatar.js';
import { h, newId } from '../dom.js';
import { icon } from '../icons.js';
import { labelled } from './field.js';
import { toDataUrl } from './small-image.js';

const ADDRESS = /^(https:\/\/[^\s"'<>\\]+|\/(?!\/)[^\s"'<>\\]*)$/;

/**
 * A picture by its address, or from a file, which becomes part of the configuration.
 *
 * @param {{ label: string, help?: string }} options
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function avatarField({ label, help }, change) {
  const preview = h('div', { class: 'avatar-preview' });
  const control = h('input', {
    class: 'control',
    id: newId('avatar'),
    autocomplete: 'off',
    spellcheck: false,
    placeholder: 'https://',
  });
  const file = h('input', {
    type: 'file',
    accept: 'image/*',
    class: 'visually-hidden',
    tabIndex: -1,
    'aria-label': `${label}: choose a file`,
  });
  const upload = h(
    'button',
    { type: 'button', class: 'button', on: { click: () => file.click() } },
    icon('upload'),
    'Upload',
  );
  const remove = h('button', { type: 'button', class: 'button is-quiet' }, 'Remove');

  const actions = h('div', { class: 'avatar-actions' }, upload, remove, file);
  const box = h('div', { class: 'avatar-field' }, preview, h('div', {}, control, actions));
  const parts = labelled({ label, help, control, box });

  /** @param {string} value */
  const showPicture = (value) => {
    preview.replaceChildren(...(value ? [avatar({ src: value, name: '', size: 56 })] : []));
    remove.hidden = !value;
  };

  /** @param {string} value */
  const show = (value) => {
    showPicture(value);
    control.value = value.startsWith('data:') ? '' : value;
    control.placeholder = value.startsWith('data:') ? 'Uploaded picture' : 'https://';
  };

  control.addEventListener('input', () => {
    const value = control.value.trim();
    const good = value === '' || ADDRESS.test(value);
    if (good) showPicture(value);
    change(value, good ? '' : 'Write an address that starts with https:// or with a single /.');
  });

  remove.addEventListener('click', () => {
    show('');
    change('');
    control.focus();
  });

  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    file.value = '';
    if (!chosen) return;
    try {
      const value = await toDataUrl(chosen);
      show(value);
      change(value);
    } catch {
      // What the form holds stays as it is; only what was tried is refused.
      parts.setProblem(
        'This file could not be read as a picture. Choose a PNG, JPEG, WebP or SVG.',
      );
    }
  });

  return { ...parts, set: show };
}
