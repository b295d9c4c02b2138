import type { Log } from '../../src/sessions/engine/log.js';

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly details: object;
  readonly message: string;
}

/** Keeps what was logged, for tests to look at. */
export class ListeningLog implements Log {
  readonly entries: LogEntry[] = [];

  info(details: object, message: string): void {
    this.entries.push({ level: 'info', details, message });
  }

  warn(details: object, message: string): void {
    this.entries.push({ level: 'warn', details, message });
  }

  error(details: object, message: string): void {
    this.entries.push({ level: 'error', details, message });
  }

  get errors(): LogEntry[] {
    return this.entries.filter(({ level }) => level === 'error');
  }
}
