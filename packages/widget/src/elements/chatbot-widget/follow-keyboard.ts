/**
 * Keeps a frame on the part of the window that an on-screen keyboard leaves free.
 *
 * @returns a function that ends it
 */
export function followKeyboard(frame: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view) return () => undefined;
  const ended = new AbortController();
  const { signal } = ended;
  const follow = (): void => {
    // Pinch-zoom is no keyboard: then the page is looked at through a glass, the frame stays.
    const covered = view.scale === 1 ? window.innerHeight - view.height : 0;
    frame.style.setProperty('bottom', `${Math.max(0, covered - view.offsetTop)}px`);
    frame.style.setProperty('top', `${view.scale === 1 ? view.offsetTop : 0}px`);
  };
  follow();
  view.addEventListener('resize', follow, { signal });
  view.addEventListener('scroll', follow, { signal });
  return () => ended.abort();
}
