/**
 * Tells of an element's width when it is shown, before the next paint, and of each change in the
 * frame after it. A layout that changes while it is being observed makes browsers report
 * "ResizeObserver loop completed with undelivered notifications" to the page.
 *
 * @param tell gets the width of the content in px; 0 where the element is not shown
 */
export function sizeObserver(tell: (width: number) => void): ResizeObserver {
  let known = 0;
  return new ResizeObserver(([entry]) => {
    const width = entry?.contentRect.width ?? 0;
    if (known === 0) tell(width);
    else requestAnimationFrame(() => tell(width));
    known = width;
  });
}
