import { html, type TemplateResult } from 'lit';

/** Parts that stand out in the code that embeds a chatbot, be it HTML, JavaScript, PHP or between them. */
const TOKENS =
  /("[^"\n]*"|'[^'\n]*')|(<\/?[\w-]+|<\?php|\?>|\/?>)|\b(const|class|export|from|function|if|import|readonly|return|var)\b/g;

/** @returns the code in pieces: texts as they are, what stands out as an element of its class */
export function highlighted(code: string): (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = [];
  let end = 0;
  for (const match of code.matchAll(TOKENS)) {
    const [token, literal, tag] = match;
    pieces.push(code.slice(end, match.index));
    pieces.push(html`<span class=${literal ? 'literal' : tag ? 'tag' : 'keyword'}>${token}</span>`);
    end = match.index + token.length;
  }
  pieces.push(code.slice(end));
  return pieces;
}
