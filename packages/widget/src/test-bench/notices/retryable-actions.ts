import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { nothing } from 'lit';
import { brokenPart, type ReportContext } from './broken-part.js';
import { t } from '../../i18n/bench/t.js';

/** Does something that may fail. @param part what it is called */
export type TryAction = (part: string, act: () => Promise<void>) => Promise<void>;

interface Failure {
  readonly part: string;
  readonly error: unknown;
  readonly again: () => void;
}

/**
 * Failed actions of an operator, until they succeed: each is shown with what can be done about it.
 */
export class RetryableActions implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #failure: Failure | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#failure = null;
  }

  readonly try: TryAction = async (part, act) => {
    this.#set(null);
    try {
      await act();
    } catch (error) {
      reportError(error);
      this.#set({ part, error, again: () => void this.try(part, act) });
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
