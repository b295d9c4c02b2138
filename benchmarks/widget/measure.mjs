/** The measurements, one page each; every one starts with an empty cache. */
import { installProbe } from './probe.mjs';
import { watchMainThread } from './main-thread.mjs';

/** Idle time after which a page has loaded what it loads when it is idle, in ms. */
const IDLE_MS = 700;

export class Bench {
  #browser;
  #server;

  constructor(browser, server) {
    this.#browser = browser;
    this.#server = server;
  }

  /** Opens a page of a candidate, does something with it, and closes it. */
  async #with(path, throttle, body, network = null) {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 800 } });
    try {
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await page.addInitScript(installProbe);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
      if (network) {
        await cdp.send('Network.enable');
        await cdp.send('Network.emulateNetworkConditions', { offline: false, ...network });
      }
      await page.goto(`${this.#server.origin}/${path}`, { waitUntil: 'commit' });
      return await body({ page, cdp });
    } finally {
      await context.close();
    }
  }

  /** Launcher, panel and input, and what was downloaded and blocked until then and after it. */
  load(candidate, throttle) {
    return this.#with(`${candidate}.html`, throttle, async ({ page }) => {
      const launcherMs = await page.evaluate(() => window.probe.launcher);
      const loaded = (before) => page.evaluate((time) => window.probe.loaded(time), before);
      const launcherKiB = await loaded(launcherMs);
      await page.waitForLoadState('load');
      await page.waitForTimeout(IDLE_MS);
      const blockedMs = await page.evaluate(() =>
        window.probe.longTasks.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
      );
      const usableMs = await page.evaluate(async () => {
        const opened = performance.now();
        const launcher = window.bench.launcher();
        if (launcher.localName === 'button') launcher.click();
        return (await window.probe.until('input')) - opened;
      });
      await page.waitForTimeout(IDLE_MS);
      return { launcherMs, blockedMs, usableMs, launcherKiB, allKiB: await loaded(1e9) };
    });
  }

  /**
   * Nothing is there yet and nobody waits for it: the launcher is pressed as soon as it can be seen.
   * Times are from the navigation, but for the press; a candidate without a launcher needs none.
   */
  cold(candidate, throttle, network) {
    return this.#with(
      `${candidate}.html`,
      throttle,
      async ({ page }) => {
        const found = await page.evaluate(async () => {
          const launcherMs = await window.probe.launcher;
          const launcher = window.bench.launcher();
          if (launcher.localName !== 'button') return { launcherMs, usableMs: launcherMs };
          const pressed = performance.now();
          launcher.click();
          const usableMs = await window.probe.until('input');
          return { launcherMs, usableMs, pressMs: usableMs - pressed };
        });
        await page.waitForTimeout(IDLE_MS);
        const blockedMs = await page.evaluate(() =>
          window.probe.longTasks.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
        );
        return { ...found, blockedMs };
      },
      network,
    );
  }

  /** Measures the time from Enter to the painted reply, less the time that the server took. */
  answer(candidate) {
    return this.#with(`${candidate}.html`, 1, async ({ page }) => {
      await this.#open(page);
      await this.#send(page, 'Warm up');
      await page.evaluate(() => window.probe.until('last', 'You said: Warm up'));
      await page.keyboard.type('Hello there');
      const reply = page.evaluate(async () => {
        const painted = await window.probe.until('last', 'You said: Hello there');
        return painted - window.probe.enteredAt;
      });
      await this.#press(page);
      return { answerMs: (await reply) - this.#server.stats.ownMs };
    });
  }

  /** A long reply in markdown: what it costs the main thread, and whether frames are dropped. */
  stream(candidate, tokens, throttle) {
    return this.#with(`${candidate}.html`, throttle, async ({ page, cdp }) => {
      await this.#open(page);
      await this.#send(page, 'Warm up');
      await page.evaluate(() => window.probe.until('last', 'You said: Warm up'));
      await page.waitForTimeout(IDLE_MS);
      const stop = await watchMainThread(cdp);
      const frames = await page.evaluateHandle(() => window.probe.countFrames());
      await this.#send(page, `stream ${tokens}`);
      // Looking whether it is there yet would cost the page time.
      const before = this.#server.stats.ended;
      while (this.#server.stats.ended === before) await page.waitForTimeout(100);
      await page.evaluate(() => window.probe.until('last', 'The end.'));
      const gaps = await frames.evaluate((end) => end());
      const { totalMs, longestMs, over } = await stop();
      const shown = gaps.length;
      const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / 16.67) - 1), 0);
      const droppedPercent = (100 * dropped) / (shown + dropped);
      return { streamMs: totalMs, longestMs, over25: over, droppedPercent };
    });
  }

  /**
   * Measures the time from navigation to the last of so many messages.
   *
   * @param {boolean} all ours gets all of them at once, as the others do; else the newest, and
   *   older ones when the reader asks for them
   */
  history(candidate, count, all) {
    const path = `${candidate}.html?history=${count}${all ? '&all' : ''}`;
    return this.#with(path, 1, async ({ page }) => ({
      [`history${count}${all ? 'All' : ''}Ms`]: await page.evaluate(
        (last) => window.probe.until('last', `Answer ${last}`),
        count,
      ),
    }));
  }

  /** Measures the page's heap, over that of an empty page. */
  async heap(candidate, count) {
    const used = (path, ready) =>
      this.#with(path, 1, async ({ page, cdp }) => {
        if (ready) await page.evaluate(ready, count);
        await page.waitForTimeout(IDLE_MS);
        await cdp.send('HeapProfiler.collectGarbage');
        const { usedSize } = await cdp.send('Runtime.getHeapUsage');
        return usedSize / 1024 / 1024;
      });
    const empty = await used('blank.html', null);
    const query = count ? `?history=${count}` : '';
    const full = await used(`${candidate}.html${query}`, (last) =>
      last ? window.probe.until('last', `Answer ${last}`) : window.probe.launcher,
    );
    return { [count ? `heap${count}MB` : 'heapMB']: full - empty };
  }

  async #open(page) {
    await page.evaluate(async () => {
      await window.probe.launcher;
      const launcher = window.bench.launcher();
      if (launcher.localName === 'button') launcher.click();
      await window.probe.until('input');
      window.bench.input().focus();
    });
  }

  async #send(page, text) {
    await page.keyboard.type(text);
    await this.#press(page);
  }

  async #press(page) {
    await page.keyboard.press(await page.evaluate(() => window.bench.sendKey ?? 'Enter'));
  }
}
