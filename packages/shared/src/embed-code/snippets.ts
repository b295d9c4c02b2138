import {
  attribute,
  chatbotAddress,
  htmlEmbed,
  serverBase,
  type EmbedOptions,
  type Pin,
} from './html.js';
import { inEnglish, type EmbedWords } from './embed-words.js';

/** Platforms that a chatbot can be embedded in. */
export const PLATFORMS = [
  'html',
  'module',
  'npm',
  'react',
  'vue',
  'svelte',
  'angular',
  'next',
  'iframe',
  'wordpress',
  'shopify',
  'gtm',
] as const;
export type Platform = (typeof PLATFORMS)[number];

export interface Snippet {
  readonly platform: Platform;
  /** Language for highlighting, by a name that highlighters know. */
  readonly language: 'html' | 'js' | 'jsx' | 'vue' | 'svelte' | 'ts' | 'php' | 'liquid';
  /** Place for the code. */
  readonly where: string;
  readonly code: string;
}

/** Settings of the embed code; `pin` counts where a page loads the script from the server. */
export interface SnippetOptions extends EmbedOptions {
  readonly pin?: Pin | undefined;
}

/**
 * The code that puts a chatbot on a page of a platform. Values cannot leave the literal or the attribute
 * that they are in, whatever they are.
 */
export function snippet(
  platform: Platform,
  options: SnippetOptions,
  words: EmbedWords = inEnglish,
): Snippet {
  return { platform, where: words(`embed.where.${platform}`), ...MAKERS[platform](options) };
}

/** Platforms whose code loads the script from the server, so that a version of it can be pinned. */
export const CAN_PIN: ReadonlySet<Platform> = new Set([
  'html',
  'module',
  'wordpress',
  'shopify',
  'gtm',
]);

/**
 * Directives that a page's Content-Security-Policy has to have, one a line.
 *
 * @param server an absolute address
 * @param platform its code is in the page; left out: plain HTML
 */
export function cspLines(server: string, platform: Platform = 'html'): readonly string[] {
  const [origin = '', scheme = '', host = ''] = /^(https?):\/\/([^/?#]+)/.exec(server) ?? [];
  if (platform === 'iframe') return [`frame-src ${origin}`];
  const socket = `${scheme === 'http' ? 'ws' : 'wss'}://${host}`;
  return [
    `script-src ${origin}`,
    `connect-src ${origin} ${socket}`,
    `img-src ${origin}`,
    'trusted-types lit-html',
  ];
}

type Made = Pick<Snippet, 'language' | 'code'>;

const MAKERS: Readonly<Record<Platform, (options: SnippetOptions) => Made>> = {
  html: (options) => ({
    language: 'html',
    code: htmlEmbed(options),
  }),
  module: ({ server, chatbotId, pin }) => ({
    language: 'js',
    code: [
      `import ${js(scriptOf(server, pin))};`,
      '',
      "const chat = document.createElement('chatbot-widget');",
      `chat.chatbotId = ${js(chatbotId)};`,
      'document.body.append(chat);',
    ].join('\n'),
  }),
  npm: ({ server, chatbotId }) => ({
    language: 'js',
    code: [
      "import '@chatbot-test/widget';",
      '',
      "const chat = document.createElement('chatbot-widget');",
      `chat.server = ${js(serverBase(server))};`,
      `chat.chatbotId = ${js(chatbotId)};`,
      'document.body.append(chat);',
    ].join('\n'),
  }),
  react: (options) => ({
    language: 'jsx',
    code: [
      "import { ChatbotWidget } from '@chatbot-test/widget/react';",
      '',
      'export function Chat() {',
      `  return ${reactElement(options)};`,
      '}',
    ].join('\n'),
  }),
  vue: ({ server, chatbotId }) => ({
    language: 'vue',
    code: [
      '<script setup>',
      "import '@chatbot-test/widget/vue';",
      `const server = ${js(serverBase(server))};`,
      `const chatbotId = ${js(chatbotId)};`,
      '</script>',
      '',
      '<template>',
      '  <chatbot-widget :server="server" :chatbot-id="chatbotId" />',
      '</template>',
    ].join('\n'),
  }),
  svelte: ({ server, chatbotId }) => ({
    language: 'svelte',
    code: [
      '<script>',
      "  import '@chatbot-test/widget/svelte';",
      `  const server = ${js(serverBase(server))};`,
      `  const chatbotId = ${js(chatbotId)};`,
      '</script>',
      '',
      '<chatbot-widget {server} chatbot-id={chatbotId}></chatbot-widget>',
    ].join('\n'),
  }),
  angular: ({ server, chatbotId }) => ({
    language: 'ts',
    code: [
      "import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';",
      "import '@chatbot-test/widget/angular';",
      '',
      '@Component({',
      "  selector: 'app-chat',",
      '  schemas: [CUSTOM_ELEMENTS_SCHEMA],',
      '  template: \'<chatbot-widget [server]="server" [chatbotId]="chatbotId" />\',',
      '})',
      'export class Chat {',
      `  readonly server = ${js(serverBase(server))};`,
      `  readonly chatbotId = ${js(chatbotId)};`,
      '}',
    ].join('\n'),
  }),
  next: (options) => ({
    language: 'jsx',
    code: [
      "'use client';",
      '',
      "import { ChatbotWidget } from '@chatbot-test/widget/react';",
      '',
      'export function Chat() {',
      `  return ${reactElement(options)};`,
      '}',
    ].join('\n'),
  }),
  iframe: ({ server, chatbotId }) => ({
    language: 'html',
    code: [
      `<iframe id="chatbot-frame" src="${attribute(frameOf(server, chatbotId))}" title="Chat"`,
      '  width="400" height="640" style="border: 0; max-width: 100%" allow="clipboard-write"></iframe>',
      '<script>',
      "addEventListener('message', function (event) {",
      "  var frame = document.getElementById('chatbot-frame');",
      '  if (event.source === frame.contentWindow && event.data.chatbotHeight > 0) {',
      '    frame.height = event.data.chatbotHeight;',
      '  }',
      '});',
      '</script>',
    ].join('\n'),
  }),
  wordpress: (options) => ({
    language: 'php',
    code: [
      "add_action('wp_footer', function () {",
      '  ?>',
      htmlEmbed(options),
      '  <?php',
      '});',
    ].join('\n'),
  }),
  shopify: (options) => ({
    language: 'liquid',
    code: htmlEmbed(options).replace(/[{}]/g, (brace) => (brace === '{' ? '&#123;' : '&#125;')),
  }),
  gtm: ({ server, chatbotId, pin }) => ({
    language: 'html',
    code: [
      '<script>',
      '(function () {',
      "  var preload = document.createElement('link');",
      "  preload.rel = 'preload';",
      "  preload.as = 'fetch';",
      "  preload.crossOrigin = 'anonymous';",
      `  preload.href = ${js(chatbotAddress({ server, chatbotId }))};`,
      '  document.head.appendChild(preload);',
      "  var script = document.createElement('script');",
      "  script.type = 'module';",
      `  script.src = ${js(scriptOf(server, pin))};`,
      ...(pin
        ? [`  script.integrity = ${js(pin.integrity)};`, "  script.crossOrigin = 'anonymous';"]
        : []),
      '  document.head.appendChild(script);',
      "  var chat = document.createElement('chatbot-widget');",
      `  chat.setAttribute('chatbot-id', ${js(chatbotId)});`,
      '  document.body.appendChild(chat);',
      '})();',
      '</script>',
    ].join('\n'),
  }),
};

const scriptOf = (server: string, pin: Pin | undefined) =>
  `${serverBase(server)}${pin ? `/v/${encodeURIComponent(pin.version)}` : ''}/chatbot.js`;

const frameOf = (server: string, chatbotId: string) =>
  `${serverBase(server)}/frame/${encodeURIComponent(chatbotId)}`;

const reactElement = ({ server, chatbotId }: EmbedOptions) =>
  `<ChatbotWidget server={${js(serverBase(server))}} chatbotId={${js(chatbotId)}} />`;

/** A text as a literal of JavaScript that no HTML around it can end. */
function js(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"');
  const unsafe = /['<>&{}`$\u2028\u2029]/g;
  const code = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `'${escaped.replace(unsafe, code)}'`;
}
