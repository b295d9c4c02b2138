/** Type test: it passes if it compiles. */
import type { GlobalComponents } from 'vue';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { ChatbotEventOf } from '../../frameworks/angular.js';
import '../../frameworks/svelte.js';
import '../../frameworks/vue.js';
import type { Refused } from './refused.js';

type VueProps<Tag extends 'chatbot-widget' | 'chatbot-test'> = InstanceType<
  GlobalComponents[Tag]
>['$props'];

export const vue: VueProps<'chatbot-test'> = {
  'chatbot-id': 'shop',
  config: { name: 'Fern' },
  onChatbotTestReport: ({ report }) => report.problem.code,
};

export const svelte: SvelteHTMLElements['chatbot-widget'] = {
  'chatbot-id': 'shop',
  'onchatbot-error': ({ problem }) => problem.action,
  'on:chatbot-open': () => undefined,
};

export const angular = ({ problem }: ChatbotEventOf<'chatbot-test-error'>): string => problem.code;

/**
 * Checks the types without a framework, and in Angular:
 * `ElementRef<HTMLElementTagNameMap['chatbot-widget']>`.
 */
export function plain(): void {
  const widget = document.createElement('chatbot-widget');
  widget.identify({ name: 'Anna', email: undefined, orders: 3 });
  widget.show();
  widget.open = false;
  widget.addEventListener('chatbot-message', ({ message }) => message.role === 'bot');
  const test = document.querySelector('chatbot-test');
  test?.toggle();
  test?.refreshConfig();
  test?.addEventListener('chatbot-test-token', ({ reason }) => reason === 'expiring');
}

type Widget = HTMLElementTagNameMap['chatbot-widget'];

export const wrong: {
  readonly layout: Refused<VueProps<'chatbot-test'>, { layout: 'sideways' }>;
  readonly vueEvent: Refused<VueProps<'chatbot-widget'>, { onChatbotOpen: 1 }>;
  readonly svelteEvent: Refused<SvelteHTMLElements['chatbot-widget'], { 'onchatbot-open': 1 }>;
  readonly input: Refused<Parameters<Widget['identify']>[0], { cart: string[] }>;
} = { layout: true, vueEvent: true, svelteEvent: true, input: true };
