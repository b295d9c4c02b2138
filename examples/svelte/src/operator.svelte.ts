import { operatorToken, wordsOf } from './chatbots';

/** The operator's token for an element, and what gets the next one when the element asks. */
export class Operator {
  token = $state('');
  problem = $state('');

  constructor() {
    void this.renew(false);
  }

  renew = async (isRefused: boolean): Promise<void> => {
    try {
      this.token = await operatorToken(isRefused);
    } catch (error) {
      this.problem = wordsOf(error);
    }
  };
}
