import { HttpTransport } from './http-transport.js';

/** RFC 6455, 7.4.1: nothing is wrong. */
const SAID = 1000;

/**
 * A stream that ends with its welcome: where something between the server and its client passes on
 * only what is complete, the client asks for all that follows (P-HTTP-7).
 */
export class WelcomeAlone extends HttpTransport {
  override send(text: string): void {
    super.send(text);
    if (text.startsWith('{"type":"welcome"')) this.close(SAID, 'The welcome is said.');
  }
}
