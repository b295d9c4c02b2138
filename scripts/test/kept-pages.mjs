/**
 * Settings of the component tests' browser: a file takes over the page of one that has ended, in place of a
 * context, a window and a process of its own, which take more time than most of these tests do. It gets a new
 * document; that the storage is empty, the document sees to, as the runner's own HTML.
 */
export function keptPages() {
  const free = new Map();
  return {
    createBrowserContext: async ({ browser }) => {
      const pages = free.get(browser) ?? [];
      free.set(browser, pages);
      const page = pages.pop() ?? (await (await browser.newContext()).newPage());
      return { newPage: async () => page, close: async () => void pages.push(page) };
    },
  };
}
