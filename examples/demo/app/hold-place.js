/**
 * Keeps a list as tall as it is until the pointer or the focus leaves what is around it: what stands
 * below stays where it is, and a second click hits nothing else.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} around
 */
export function holdPlace(list, around) {
  if (!around.matches(':hover')) return;
  list.style.minBlockSize = `${list.offsetHeight}px`;
  const free = () => (list.style.minBlockSize = '');
  around.addEventListener('pointerleave', free, { once: true });
}
