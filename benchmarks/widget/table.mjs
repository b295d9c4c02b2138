/** Makes a budget: so many times what another one takes in the same run. */
const times = (factor, of) => (figure) => (figure[of] == null ? null : factor * figure[of]);

/** The figures with their budgets, as in a table for people and as JSON. */
const FIGURES = {
  coldLauncherMs: ['cold: launcher visible, ms', times(1.1, 'quikchat')],
  coldLauncherSlowMs: ['... 4× throttle', times(1.1, 'quikchat')],
  coldPressMs: ['cold: pressed at once, to usable input, ms', times(1, 'open-chat-studio')],
  coldPressSlowMs: ['... 4× throttle', times(1, 'open-chat-studio')],
  coldUsableMs: ['cold: navigation to usable input, ms', times(0.9, 'open-chat-studio')],
  coldUsableSlowMs: ['... 4× throttle', times(0.9, 'open-chat-studio')],
  coldBlockedSlowMs: ['cold: blocking time, 4× throttle, ms', 150],
  coldLauncherNetMs: ['150 ms, 1.6 Mbit/s: launcher visible, ms', times(1.1, 'quikchat')],
  coldUsableNetMs: ['... navigation to usable input', times(0.75, 'open-chat-studio')],
  coldUsableNetSlowMs: ['... 4× throttle too', times(0.75, 'open-chat-studio')],
  launcherKiB: ['JS + CSS until the launcher is visible, KiB', 12.5],
  panelKiB: ['... until the panel is usable, KiB', 27.9],
  markdownKiB: ['... with markdown and strings, KiB', 44.7],
  allKiB: ['... with all that loads when idle or opened, KiB', 58],
  launcherMs: ['launcher visible, ms', 111],
  launcherSlowMs: ['launcher visible, 4× throttle, ms', 341],
  usableSlowMs: ['open to usable input, 4× throttle, ms', 100],
  blockedSlowMs: ['total blocking time at boot, 4× throttle, ms', 0],
  answerMs: ['Enter to reply painted, over the server’s own, ms', 17],
  streamMs: ['2,000-token reply, 4× throttle: main thread, ms', 1_500],
  longestMs: ['... longest task, ms', 25],
  over25: ['... tasks over 25 ms', 0],
  droppedPercent: ['... dropped frames, %', 0],
  history500Ms: ['history of 500: navigation to last message, ms', times(1, 'deep-chat')],
  history500AllMs: ['... all of it served', times(1, 'deep-chat')],
  history2000Ms: ['history of 2,000, ms', times(1, 'deep-chat')],
  history2000AllMs: ['... all of it served', times(1, 'deep-chat')],
  heapMB: ['heap, idle, MB', 1.2],
  heap500MB: ['heap with a history of 500, MB', 2],
};

export function tableOf(samples, candidates) {
  const figures = Object.entries(FIGURES).filter(([figure]) => samples[figure]);
  const rows = figures.map(([figure, [what, budget]]) => {
    const medians = candidates.map((candidate) => median(samples[figure][candidate] ?? []));
    const byName = Object.fromEntries(candidates.map((name, i) => [name, medians[i]]));
    return {
      figure,
      what,
      budget: typeof budget === 'function' ? budget(byName) : budget,
      medians,
    };
  });
  const cell = (value) => (value === null ? '' : value.toFixed(value < 100 ? 1 : 0)).padStart(11);
  const lines = [
    `${'median'.padEnd(52)}${candidates.map((name) => name.slice(0, 10).padStart(11)).join('')}${'budget'.padStart(11)}`,
    ...rows.map(
      ({ what, budget, medians }) =>
        `${what.padEnd(52)}${medians.map(cell).join('')}${cell(budget)}`,
    ),
  ];
  const report = {
    medians: Object.fromEntries(
      rows.map(({ figure, medians, budget }) => [
        figure,
        { ...Object.fromEntries(candidates.map((name, i) => [name, medians[i]])), budget },
      ]),
    ),
    samples,
  };
  return { lines, report };
}

function median(values) {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
