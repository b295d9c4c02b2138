import { expect } from '@playwright/test';
import type { Driver, Engine, Key } from './drivers/driver.js';

/** Finds all elements by a path: selectors, parted by `>>`, each at any depth, in shadow trees too. */
export type Find = (path: string) => HTMLElement[];

const find: Find = (path) => {
  const inside = (root: ParentNode, selector: string): HTMLElement[] => {
    const own = root instanceof Element && root.shadowRoot;
    return [
      ...(own ? inside(own, selector) : []),
      ...root.querySelectorAll<HTMLElement>(selector),
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
        shadowRoot ? inside(shadowRoot, selector) : [],
      ),
    ];
  };
  let found: ParentNode[] = [document];
  for (const selector of path.split('>>')) {
    found = found.flatMap((root) => inside(root, selector.trim()));
  }
  return found as HTMLElement[];
};

declare global {
  /** True if the last click on the page has reached what it was for. */
  var wasHit: boolean | undefined;
}

/** A page in a browser of any engine, and a person before it. */
export class Tab {
  readonly engine: Engine;
  readonly #driver: Driver;

  constructor(engine: Engine, driver: Driver) {
    this.engine = engine;
    this.#driver = driver;
  }

  open(url: string): Promise<void> {
    return this.#driver.open(url);
  }

  reload(): Promise<void> {
    return this.#driver.reload();
  }

  /** Calls a function in the page, with a way to find elements; all but that is JSON. */
  async run<Args extends unknown[], Result>(
    inPage: (find: Find, ...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result> {
    const given = args.map((arg) => `, ${JSON.stringify(arg)}`).join('');
    const expression = `(async () => JSON.stringify((await (${inPage.toString()})(${find.toString()}${given})) ?? null))()`;
    return JSON.parse(await this.#driver.evaluate(expression)) as Result;
  }

  count(path: string): Promise<number> {
    return this.run((all, where) => all(where).length, path);
  }

  /** Reads the texts of all such elements, as they are shown. */
  texts(path: string): Promise<string[]> {
    return this.run((all, where) => all(where).map(({ innerText }) => innerText.trim()), path);
  }

  /** Reads the text of the first such element; empty if there is none. */
  async text(path: string): Promise<string> {
    return (await this.texts(path))[0] ?? '';
  }

  isShown(path: string): Promise<boolean> {
    return this.run((all, where) => all(where).some((one) => one.checkVisibility()), path);
  }

  /** Names of the focused elements, from the outermost to the innermost. */
  focused(): Promise<string[]> {
    return this.run(() => {
      const names: string[] = [];
      let active = document.activeElement;
      for (; active; active = active.shadowRoot?.activeElement ?? null) {
        names.push(active.localName);
      }
      return names;
    });
  }

  /**
   * Clicks the middle of the first such element that is shown, as soon as it is there and holds
   * still. What moves away under the mouse is clicked again.
   */
  async click(path: string): Promise<void> {
    let before = '';
    const clicked = async (): Promise<boolean> => {
      const now = JSON.stringify(await this.#aim(path));
      const isStill = now !== 'null' && now === before;
      before = now;
      if (!isStill) return false;
      const [x, y] = JSON.parse(now) as [number, number];
      await this.#driver.clickAt(x, y);
      return this.run(() => globalThis.wasHit ?? false);
    };
    await expect.poll(clicked, { message: `${path} can be clicked` }).toBe(true);
  }

  press(key: Key): Promise<void> {
    return this.#driver.press(key);
  }

  type(text: string): Promise<void> {
    return this.#driver.type(text);
  }

  /** The middle of an element that is to be clicked; the page keeps in mind whether it was. */
  #aim(path: string): Promise<[number, number] | null> {
    return this.run((all, where) => {
      const shown = all(where).find((one) => one.checkVisibility());
      if (!shown) return null;
      globalThis.wasHit = false;
      shown.addEventListener('click', () => (globalThis.wasHit = true), { once: true });
      shown.scrollIntoView({ block: 'nearest' });
      const box = shown.getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2];
    }, path);
  }
}
