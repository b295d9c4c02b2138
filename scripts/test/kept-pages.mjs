/**
 * Settings of the component tests' browser: a file takes over the page of one that has ended, in place of a
 * context, a window and a process of its own, which take more time than most of these tests do. It gets a new
 * document; that the storage is empty, the document sees to, as the runner's own HTML. Drawing movement is a
 * seventh of the work, and only a full run does it.
 */
export function keptPages({ full }) {
  const free = new Map();
  const motion = full ? {} : { reducedMotion: 'reduce' };
  return {
    createBrowserContext: async ({ browser }) => {
      const pages = free.get(browser) ?? [];
      free.set(browser, pages);
      const page = pages.pop() ?? (await (await browser.newContext(motion)).newPage());
      return { newPage: async () => page, close: async () => void pages.push(page) };
    },
  };
}
