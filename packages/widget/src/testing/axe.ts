import type axe from 'axe-core';
// Not a module: it puts itself on the window.
import 'axe-core/axe.js';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Rules that look at colours: all that another theme of the same elements can break. */
export const COLOUR_RULES: readonly string[] = ['color-contrast', 'link-in-text-block'];

/**
 * Finds axe's violations in an element, its shadow trees included: one line for every finding.
 *
 * @param rules all unless some are named
 */
export async function axeViolations(
  element: Element,
  rules?: readonly string[],
): Promise<readonly string[]> {
  // What is half faded in has the contrast of neither end.
  // One that is cancelled has ended too.
  await Promise.allSettled(endingAnimations(element).map(({ finished }) => finished));
  const { violations } = await window.axe.run(element, {
    resultTypes: ['violations'],
    ...(rules && { runOnly: [...rules] }),
  });
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
