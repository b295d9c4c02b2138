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

  /**
   * Resolves when a frame has been painted, with its time and what `look` saw when all that is in it
   * was there: after the frame's own callbacks and layout, when an element that changes its size in
   * every frame is told of it. What comes between the paint and this is in the next frame.
   */
  const box = document.createElement('div');
  box.style.cssText = 'position: fixed; inset: 0 auto auto 0; height: 0; width: 0';
  const painted = (look) =>
    new Promise((resolve) => {
      let seen = false;
      const observer = new ResizeObserver(() => (seen = look()));
      requestAnimationFrame(() => {
        if (!box.isConnected) document.documentElement?.append(box);
        box.style.width = box.style.width === '1px' ? '2px' : '1px';
        observer.observe(box);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          observer.disconnect();
          resolve({ seen, now: performance.now() });
        };
        port2.postMessage(null);
      });
    });
  /** Multiplies the opacity of an element and all that it is in, out of shadow roots too. */
  const opacityOf = (element) => {
    if (!element) return 1;
    const { assignedSlot, parentNode } = element;
    const around = assignedSlot ?? parentNode?.host ?? element.parentElement;
    return Number(getComputedStyle(element).opacity) * opacityOf(around);
  };
  /** True if an element can be seen and used: at less than half its opacity it cannot. */
  const isShown = (element) =>
    Boolean(element?.getClientRects().length && element.getBoundingClientRect().width > 0) &&
    !element.disabled &&
    opacityOf(element) >= 0.5;

  window.probe = {
    longTasks,
    async until(name, contains = '') {
      for (;;) {
        const { seen, now } = await painted(() => {
          const element = window.bench?.[name]();
          return isShown(element) && element.textContent.includes(contains);
        });
        if (seen) return now;
      }
    },
    /** KiB of scripts and styles that were asked for before this time, as they came. */
    loaded: (before) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => /\.(js|css)$/.test(name) && startTime < before)
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024,
    /** Time of the last press of Enter. */
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
  /** Time at which the launcher was there; noted from the start. */
  window.probe.launcher = window.probe.until('launcher');
}
