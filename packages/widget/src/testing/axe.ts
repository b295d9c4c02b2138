import type axe from 'axe-core';
// Not a module: it puts itself on the window.
import 'axe-core/axe.js';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Finds axe's violations in an element, its shadow trees included: one line for every finding. */
export async function axeViolations(element: Element): Promise<readonly string[]> {
  // What is half faded in has the contrast of neither end.
  // One that is cancelled has ended too.
  await Promise.allSettled(endingAnimations(element).map(({ finished }) => finished));
  const { violations } = await window.axe.run(element, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      return `${id}: ${help} at ${target.join(' ')} (${failureSummary ?? ''})`;
    }),
  );
}

/** All that runs in the shadow trees of an element, but for what never ends. */
function endingAnimations(element: Element): readonly Animation[] {
  const root = element.shadowRoot;
  if (!root) return [];
  const own = root
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  return [...own, ...[...root.querySelectorAll('*')].flatMap(endingAnimations)];
}
