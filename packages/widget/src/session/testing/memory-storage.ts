import type { PageStorage } from '../visitor/visitor-token.js';

/** A browser's storage for one test: it can be full, or switched off. */
export class MemoryStorage implements PageStorage {
  readonly items = new Map<string, string>();
  /** Error of every write, if nothing can be written. */
  refuses: 'full' | 'off' | null = null;

  get length(): number {
    if (this.refuses === 'off') throw new DOMException('off', 'SecurityError');
    return this.items.size;
  }

  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    if (this.refuses === 'off') throw new DOMException('off', 'SecurityError');
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.refuses === 'off') throw new DOMException('off', 'SecurityError');
    if (this.refuses === 'full') throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }

  /** Keys of messages that wait. */
  get waiting(): string[] {
    if (this.refuses) return [];
    return [...this.items.keys()].filter((key) => key.startsWith('chatbot-test:outbox:'));
  }
}
