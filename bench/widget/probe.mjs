/**
 * Runs in the page before anything else. `probe.until(find)` resolves with the time at which what
 * it finds has been painted; long tasks are noted from the start.
 */
export function installProbe() {
  const longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      longTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });

  /** Resolves when a frame has been painted. */
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });
  const isShown = (element) =>
    Boolean(element?.getClientRects().length && element.getBoundingClientRect().width > 0);

  window.probe = {
    longTasks,
    async until(name, contains = '') {
      for (;;) {
        const now = await painted();
        const element = window.bench?.[name]();
        if (isShown(element) && element.textContent.includes(contains)) return now;
      }
    },
    /** KiB of scripts and styles that were asked for before this time, as they came. */
    loaded: (before) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => /\.(js|css)$/.test(name) && startTime < before)
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024,
    /** When Enter was pressed last. */
    enteredAt: 0,
    countFrames() {
      const gaps = [];
      let last = performance.now();
      let on = true;
      const tick = (now) => {
        gaps.push(now - last);
        last = now;
        if (on) requestAnimationFrame(tick);
      };
      requestAnimationFrame((now) => {
        last = now;
        requestAnimationFrame(tick);
      });
      return () => {
        on = false;
        return gaps;
      };
    },
  };
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key === 'Enter') window.probe.enteredAt = timeStamp;
    },
    true,
  );
  /** When the launcher was there; noted from the start. */
  window.probe.launcher = window.probe.until('launcher');
}
