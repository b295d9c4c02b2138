/**
 * Saves, undoes and redoes by the keyboard.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLElement} editor
 * @param {{ save: () => void, step: (step: 'undo' | 'redo') => void }} deeds
 */
export function onEditorKey(event, editor, { save, step }) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === 's' && !event.shiftKey) {
    event.preventDefault();
    save();
  }
  // Within a text the browser's own goes letter by letter, and through what was not taken yet.
  const isUndo = key === 'z' || key === 'y';
  if (!isUndo || !(event.target instanceof Element) || isText(event.target)) return;
  if (!editor.contains(event.target) && event.target !== document.body) return;
  event.preventDefault();
  step(key === 'y' || event.shiftKey ? 'redo' : 'undo');
}

/** @param {Element} element */
const isText = (element) =>
  element.localName === 'chatbot-test' ||
  element.matches('textarea, input:not([type=radio], [type=checkbox], [type=range], [type=color])');
