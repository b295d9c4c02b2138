/**
 * Events that stay inside an element, because the page around it would take them for its own: keys
 * for its shortcuts, typed text for a change of its form, a dropped file for its upload. Also the
 * events that the elements send to themselves.
 */
const INSIDE =
  'keydown keypress keyup beforeinput textInput input change select submit reset invalid copy cut ' +
  'paste compositionstart compositionupdate compositionend dragstart drag dragenter dragover dragleave ' +
  'dragend drop panel-close reply-select reply-choose bench-simulate bench-export';

/**
 * Lets none of these leave the shadow root that they are in, but for an Esc that nothing in it has used: that
 * one may close what the page has opened around it. What the browser does by itself, such as closing a dialog
 * on Esc, it still does.
 */
export function keepEventsInside(root: ShadowRoot): void {
  for (const type of INSIDE.split(' ')) {
    root.addEventListener(type, (event) => {
      if (!isUnusedEscape(event as KeyboardEvent, root)) event.stopPropagation();
    });
  }
}

function isUnusedEscape(event: KeyboardEvent, root: ShadowRoot): boolean {
  if (event.type !== 'keydown' || event.key !== 'Escape') return false;
  const path = event.composedPath();
  // A dialog in the element closes by itself.
  const used = path.slice(0, path.indexOf(root)).some((part) => part instanceof HTMLDialogElement);
  return !used && !event.isComposing && !event.defaultPrevented;
}
