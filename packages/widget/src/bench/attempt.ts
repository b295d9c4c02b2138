import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { nothing } from 'lit';
import { brokenPart, type ReportContext } from './broken-part.js';
import { t } from './i18n/t.js';

/** Does something that may fail. @param part what it is called */
export type Attempt = (part: string, act: () => Promise<void>) => Promise<void>;

interface Failure {
  readonly part: string;
  readonly error: unknown;
  readonly again: () => void;
}

/** What an operator wanted done and was not, until it is: said with what can be done about it. */
export class Attempts implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #failure: Failure | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#failure = null;
  }

  readonly attempt: Attempt = async (part, act) => {
    this.#set(null);
    try {
      await act();
    } catch (error) {
      reportError(error);
      this.#set({ part, error, again: () => void this.attempt(part, act) });
    }
  };

  note(context: ReportContext): TemplateResult | typeof nothing {
    if (!this.#failure) return nothing;
    const { part, error, again } = this.#failure;
    return brokenPart(t('failed', { part }), error, again, context);
  }

  #set(failure: Failure | null): void {
    this.#failure = failure;
    this.#host.requestUpdate();
  }
}
