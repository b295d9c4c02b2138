import { Injectable, signal } from '@angular/core';
import { operatorToken, wordsOf } from './chatbots';

/** The operator's token for the elements, and what gets the next one when an element asks. */
@Injectable({ providedIn: 'root' })
export class Operator {
  readonly token = signal('');
  readonly problem = signal('');

  constructor() {
    void this.renew(false);
  }

  async renew(isRefused: boolean): Promise<void> {
    try {
      this.token.set(await operatorToken(isRefused));
    } catch (error) {
      this.problem.set(wordsOf(error));
    }
  }
}
