/**
 * Notes the tasks of a page's main thread. Times are the thread's own CPU time, which a busy machine
 * does not stretch; the throttle counts, since it spends CPU time.
 *
 * @param {import('@playwright/test').CDPSession} cdp
 * @returns {Promise<() => Promise<{ totalMs: number, longestMs: number, over: number }>>} a function
 *   that ends it; `over` counts tasks of more than 25 ms
 */
export async function watchMainThread(cdp) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline', 'devtools.timeline'],
    },
  });
  return async () => {
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.end');
    await complete;
    cdp.off('Tracing.dataCollected', collect);
    const main = mainThreadOf(events);
    const times = events
      .filter(({ name, pid, tid }) => name === 'RunTask' && `${pid} ${tid}` === main)
      .map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1_000);
    return {
      totalMs: times.reduce((sum, time) => sum + time, 0),
      longestMs: Math.max(0, ...times),
      over: times.filter((time) => time > 25).length,
    };
  };
}

/** The busiest of the renderers': there is one page. */
function mainThreadOf(events) {
  const threads = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid} ${tid}`);
  const work = (thread) =>
    events.filter(({ name, pid, tid }) => name === 'RunTask' && `${pid} ${tid}` === thread).length;
  return threads.sort((a, b) => work(b) - work(a))[0];
}
