import type { ReactiveController, ReactiveControllerHost, TemplateResult, nothing } from 'lit';
import { html, nothing as none } from 'lit';
import { notice } from './notice.js';
import type { ExportFormat, Requests } from './requests.js';
import { t } from './t.js';

const TYPES = {
  json: { type: 'application/json', ending: 'json' },
  markdown: { type: 'text/markdown', ending: 'md' },
} as const;

/** Saves a session as a file, and says so where it cannot. */
export class SessionExport implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #problem = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#problem = '';
  }

  async save(requests: Requests, sessionId: string, format: ExportFormat): Promise<void> {
    this.#tell('');
    try {
      const { type, ending } = TYPES[format];
      const text = await requests.exportSession(sessionId, format);
      const address = URL.createObjectURL(new Blob([text], { type }));
      const link = document.createElement('a');
      link.href = address;
      link.download = `chatbot-test-${sessionId}.${ending}`;
      link.click();
      // The browser reads it after the click: not at once, and not for ever.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      this.#tell(error instanceof Error ? error.message : String(error));
    }
  }

  /** What went wrong the last time, if anything did. */
  note(): TemplateResult | typeof nothing {
    if (!this.#problem) return none;
    return notice('bad', t('export.failed'), html`<p>${this.#problem}</p>`);
  }

  #tell(problem: string): void {
    this.#problem = problem;
    this.#host.requestUpdate();
  }
}
