import type { ExportFormat } from './requests.js';

/** The operator wants the session as a file. */
export class ExportEvent extends Event {
  readonly format: ExportFormat;

  constructor(format: ExportFormat) {
    super('bench-export', { bubbles: true, composed: true });
    this.format = format;
  }
}
