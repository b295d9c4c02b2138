/** Engine that shows the pages. */
export type Engine = 'chromium' | 'firefox' | 'webkit';

export type Key = 'Tab' | 'Enter' | 'Escape' | 'Shift+Enter' | 'Shift+Tab';

/** One window of one browser, as little of it as the tests need: every engine can do this. */
export interface Driver {
  /** Resolves when the page has loaded. */
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Evaluates an expression in the page; what it gives, or promises, is a text. */
  evaluate(expression: string): Promise<string>;
  /** Presses the mouse there, in CSS pixels of the window. */
  clickAt(x: number, y: number): Promise<void>;
  press(key: Key): Promise<void>;
  /** Writes where the focus is, key by key. */
  type(text: string): Promise<void>;
  /** Closes it. */
  end(): Promise<void>;
}

/** One browser for tabs that have nothing to do with each other. */
export interface EngineBrowser {
  /** Opens a tab with nothing in its storage. */
  open(): Promise<Driver>;
  end(): Promise<void>;
}

export const WINDOW = { width: 1024, height: 768 };
