import { buildChatbotConfig } from '@chatbot-test/shared/testing/builders.js';
import type { ChatbotPanelElement } from '../../panel/panel.js';
import { TestInterface } from '../shell/test-interface.js';
import { MemorySession } from './memory-session.js';

/** Lets the micro queue and one frame go by, with all that is drawn in it. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await Promise.resolve();
  }
}

/** Waits until a question is asked beside a button: its part is loaded first. */
export async function asked({ findAll }: MountedBench): Promise<void> {
  while (findAll('.confirm:popover-open').length === 0) await settled();
}

export interface MountedBench {
  readonly bench: TestInterface;
  readonly session: MemorySession;
  /** The first match, however deep in shadow trees; `a >> b` is a `b` within an `a`. */
  find<Found extends Element = HTMLElement>(path: string): Found;
  findAll(path: string): readonly Element[];
}

/** The bench in a page of its own, open. Closes and goes with `removeBenches()`. */
export async function mountBench(
  properties: Partial<TestInterface> = {},
  session = new MemorySession().welcome(),
): Promise<MountedBench> {
  const bench = new TestInterface();
  Object.assign(bench, {
    session,
    server: 'https://chat.example.com',
    chatbotId: 'shop-helper',
    operator: 'ann',
    saved: { config: buildChatbotConfig(), revision: 1, live: null, obstacle: '' },
    open: true,
    ...properties,
  });
  bench.addEventListener('bench-close', () => (bench.open = false));
  // As the element does for a layout that is a part of the page.
  document.body.style.height = '640px';
  document.body.append(bench);
  await settled();
  const findAll = (path: string): readonly Element[] =>
    path
      .split(' >> ')
      .reduce<Element[]>((from, part) => from.flatMap((element) => within(element, part)), [bench]);
  // A conversation is drawn once all that draws it is there.
  const panel = findAll('chatbot-panel')[0] as ChatbotPanelElement | undefined;
  while (panel?.held && session.store.state.conversation.epoch > 0) await settled();
  await settled();
  return {
    bench,
    session,
    findAll,
    find<Found extends Element = HTMLElement>(path: string): Found {
      const found = findAll(path)[0];
      if (!found) throw new Error(`Nothing matches ${path}.`);
      return found as Found;
    },
  };
}

export function removeBenches(): void {
  for (const bench of document.querySelectorAll('chatbot-test-interface')) bench.remove();
  document.body.style.width = document.body.style.height = '';
}

function within(element: Element, selector: string): Element[] {
  const root = element.shadowRoot;
  if (!root) return [];
  return [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap((child) => within(child, selector)),
  ];
}
