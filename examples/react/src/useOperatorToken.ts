import { useCallback, useEffect, useState } from 'react';
import { operatorToken, wordsOf } from './chatbots';

/** The operator's token for an element, and what gets the next one when the element asks. */
export function useOperatorToken() {
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState('');
  const renew = useCallback((isRefused: boolean) => {
    operatorToken(isRefused).then(setToken, (error: unknown) => setProblem(wordsOf(error)));
  }, []);
  useEffect(() => renew(false), [renew]);
  return { token, problem, onToken: () => renew(true) };
}
