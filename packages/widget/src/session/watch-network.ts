export interface NetworkEvents {
  /** The network is back, or the page is looked at again: whatever waits should try now. */
  woke(): void;
  /** The browser says that there is no network. */
  lost(): void;
}

/** @returns a function that ends the watch. */
export function watchNetwork({ woke, lost }: NetworkEvents): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const shown = () => {
    if (document.visibilityState === 'visible') woke();
  };
  window.addEventListener('online', woke, { signal });
  window.addEventListener('offline', lost, { signal });
  window.addEventListener('pageshow', shown, { signal });
  document.addEventListener('visibilitychange', shown, { signal });
  return () => ended.abort();
}
