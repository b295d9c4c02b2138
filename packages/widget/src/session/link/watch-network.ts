export interface NetworkEvents {
  /** The network is back, the machine is awake, or the page is looked at again: now is the time. */
  woke(): void;
  /** There is no network, as the browser says, or no page that could use it. */
  lost(): void;
}

/** Interval of looks at the clock, and the least gap that means the machine was asleep, in ms. */
const [TICK_MS, ASLEEP_MS] = [5_000, 15_000];

/** @returns a function that ends the watch. */
export function watchNetwork(
  { woke, lost }: NetworkEvents,
  tickMs = TICK_MS,
  asleepMs = ASLEEP_MS,
): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const shown = () => {
    if (document.visibilityState === 'visible') woke();
  };
  window.addEventListener('online', woke, { signal });
  window.addEventListener('offline', lost, { signal });
  // A page with an open socket is not kept for who goes back to it, or its socket is cut with an error.
  window.addEventListener('pagehide', lost, { signal });
  window.addEventListener('pageshow', shown, { signal });
  document.addEventListener('visibilitychange', shown, { signal });
  // Timers stand still while a machine sleeps, its clock does not. In hidden pages they are late too.
  let last = Date.now();
  const ticking = setInterval(() => {
    const gap = Date.now() - last;
    last += gap;
    if (gap > asleepMs) shown();
  }, tickMs);
  return () => {
    ended.abort();
    clearInterval(ticking);
  };
}
