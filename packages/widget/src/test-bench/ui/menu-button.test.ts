import { expect } from 'chai';
import { axeViolations } from '../../testing/axe.js';
import { MenuButton, type MenuPickEvent } from './menu-button.js';

async function mount(): Promise<{ menu: MenuButton; picked: string[] }> {
  const menu = new MenuButton();
  menu.label = 'Simulate';
  menu.items = [
    { value: 'none', label: 'Nothing', checked: true },
    { value: 'slow', label: 'Slow network', hint: '0.8 s each way', checked: false },
  ];
  const picked: string[] = [];
  menu.addEventListener('menu-pick', (event) => picked.push((event as MenuPickEvent).value));
  document.body.append(menu);
  await menu.updateComplete;
  return { menu, picked };
}

const find = (menu: MenuButton, selector: string): HTMLElement => {
  const found = menu.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`Nothing matches ${selector}.`);
  return found;
};

/** `toggle` comes after the popover has opened. */
async function opened(menu: MenuButton): Promise<HTMLElement> {
  const popover = find(menu, '.popover');
  const shown = new Promise((resolve) =>
    popover.addEventListener('toggle', resolve, { once: true }),
  );
  find(menu, '.opener').click();
  await shown;
  return popover;
}

describe('<chatbot-menu-button>', () => {
  afterEach(() => document.querySelectorAll('chatbot-menu-button').forEach((it) => it.remove()));

  it('[3.5] opens at what holds, moves by keys, and tells what was chosen', async () => {
    const { menu, picked } = await mount();
    const popover = await opened(menu);
    const focused = () => menu.shadowRoot?.activeElement?.textContent?.trim();
    expect(focused()).to.equal('Nothing');
    const press = (key: string) =>
      popover.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    press('ArrowDown');
    expect(focused()).to.match(/^Slow network/);
    press('ArrowDown');
    expect(focused(), 'around the end').to.equal('Nothing');
    press('End');
    (menu.shadowRoot?.activeElement as HTMLElement).click();
    expect(picked).to.deep.equal(['slow']);
    expect(popover.matches(':popover-open')).to.equal(false);
    expect(menu.shadowRoot?.activeElement, 'the focus goes back').to.equal(find(menu, '.opener'));
  });

  it('[8.1] has no axe violations, closed and open', async () => {
    const { menu } = await mount();
    expect(await axeViolations(menu)).to.deep.equal([]);
    await opened(menu);
    expect(await axeViolations(menu)).to.deep.equal([]);
  });
});
