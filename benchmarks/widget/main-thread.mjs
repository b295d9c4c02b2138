/**
 * Notes the tasks of a page's main thread. Times are the thread's own CPU time, which a busy machine
 * does not stretch; the throttle counts, since it spends CPU time.
 *
 * @param {import('@playwright/test').CDPSession} cdp
 * @returns {Promise<() => Promise<{ totalMs: number, longestMs: number, over: number }>>} a function
 *   that ends it; `over` counts tasks of more than 25 ms
 */
export async function watchMainThread(cdp) {
  const stop = await traceMainThread(cdp);
  return async () => {
    const times = (await stop())
      .filter(({ name }) => name === 'RunTask')
      .map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1_000);
    return {
      totalMs: times.reduce((sum, time) => sum + time, 0),
      longestMs: Math.max(0, ...times),
      over: times.filter((time) => time > 25).length,
    };
  };
}

/**
 * Traces the same, with what is in the tasks.
 *
 * @param {import('@playwright/test').CDPSession} cdp
 * @param {string[]} [more] categories of events besides the timeline's
 * @param {string} [mark] what the page marks; without one it is the busiest page, and Chromium has
 *   pages of its own
 * @returns {Promise<() => Promise<object[]>>} a function that ends it, and gives the thread's events
 */
export async function traceMainThread(cdp, more = [], mark = '') {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', ...more],
    },
  });
  return async () => {
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.end');
    await complete;
    cdp.off('Tracing.dataCollected', collect);
    const main = mainThreadOf(events, mark);
    return events.filter(({ pid, tid }) => `${pid} ${tid}` === main);
  };
}

function mainThreadOf(events, mark) {
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  if (mark) return threadOf(events.find(({ name }) => name === mark));
  const threads = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(threadOf);
  const work = (thread) =>
    events.filter((event) => event.name === 'RunTask' && threadOf(event) === thread).length;
  return threads.sort((a, b) => work(b) - work(a))[0];
}
