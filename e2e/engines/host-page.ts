import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Recorder of the page's faults: whatever its policy refuses, and whatever goes wrong in it. It is
 * a file, since the policy lets no script be in the page; it comes first, so that it misses
 * nothing.
 */
const RECORDER = `
globalThis.globalsBefore = Object.getOwnPropertyNames(globalThis);
globalThis.complaints = [];
const keep = (text) => complaints.push(text);
addEventListener('securitypolicyviolation', (event) => {
  keep(event.effectiveDirective + ' refused ' + (event.blockedURI || event.sample));
}, true);
addEventListener('error', (event) => keep('error: ' + event.message), true);
addEventListener('unhandledrejection', (event) => keep('rejection: ' + event.reason));
for (const level of ['error', 'warn']) {
  const write = console[level];
  console[level] = (...args) => { keep(level + ': ' + args.join(' ')); write(...args); };
}
`;

declare global {
  /** Complaints of the pages of `HostPage`. */
  var complaints: string[];
  /** Names of what was global before any script of ours. */
  var globalsBefore: string[];
}

/** A site of somebody else, on a port of its own, under the strictest policy that works. */
export class HostPage {
  readonly origin: string;
  readonly #server: Server;
  #page = '';
  #policy = '';

  private constructor(server: Server) {
    this.#server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => {
      const isRecorder = request.url === '/recorder.js';
      response.setHeader('content-type', isRecorder ? 'text/javascript' : 'text/html');
      response.setHeader('content-security-policy', this.#policy);
      response.end(isRecorder ? RECORDER : this.#page);
    });
  }

  static async start(): Promise<HostPage> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new HostPage(server);
  }

  /**
   * Shows these elements, with the script of a chat server.
   *
   * @param scripts what may run; by default what comes from here and from the server
   */
  show(server: string, elements: string, scripts = `'self' ${server}`): void {
    this.#policy = [
      "default-src 'none'",
      `script-src ${scripts}`,
      `connect-src ${server} ${server.replace('http', 'ws')}`,
      `img-src ${server}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ].join('; ');
    this.#page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Elsewhere</title>
<link rel="icon" href="${server}/favicon.svg">
<script nonce="once" src="/recorder.js"></script>
<script nonce="once" type="module" src="${server}/chatbot.js"></script></head>
<body><h1>Elsewhere</h1><p><a href="#here">A link</a></p>
${elements}</body></html>`;
  }

  end(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
