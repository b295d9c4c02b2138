const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Arrow keys move the focus from message to message, Home and End to the first and the last. */
export function moveBetween(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const target = event.target as HTMLElement;
  const onMessage = target.classList.contains('message');
  if (event.defaultPrevented || (target !== list && !onMessage)) return;
  const messages = [...list.querySelectorAll<HTMLElement>('.message')];
  const next = messages[place(event.key, messages, target)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function place(key: string, messages: readonly HTMLElement[], from: HTMLElement): number {
  if (key === 'Home') return 0;
  if (key === 'End') return messages.length - 1;
  const step = STEPS[key];
  if (step === undefined) return -1;
  const index = messages.indexOf(from);
  // From the list itself: to the newest.
  return index === -1 ? messages.length - 1 : index + step;
}
