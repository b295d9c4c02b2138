/** Hidden pages and frames off the screen get no animation frames: then this is the wait, in ms. */
const WITHOUT_FRAMES_MS = 200;

/** Runs once, just before the next paint, or soon where nothing is painted. */
export function nextFrame(run: () => void): void {
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    run();
  });
  const timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    run();
  }, WITHOUT_FRAMES_MS);
}
