export type TestLayout = 'modal' | 'drawer' | 'inline';

/** `<chatbot-test>` as what it loads knows it. */
export interface TestHost extends HTMLElement {
  readonly chatbotId: string;
  readonly server: string;
  readonly token: string;
  readonly layout: TestLayout;
  readonly keepsTests: boolean;
  open: boolean;
  close(): void;
}
