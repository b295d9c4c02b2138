import { onMounted, ref } from 'vue';
import { operatorToken, wordsOf } from './chatbots';

/** The operator's token for an element, and what gets the next one when the element asks. */
export function useOperatorToken() {
  const token = ref('');
  const problem = ref('');
  async function renew(isRefused: boolean) {
    try {
      token.value = await operatorToken(isRefused);
    } catch (error) {
      problem.value = wordsOf(error);
    }
  }
  onMounted(() => renew(false));
  return { token, problem, onToken: () => renew(true) };
}
