import { request as ask, type IncomingMessage } from 'node:http';
import { request as askSecurely } from 'node:https';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import type { Settings } from '../env.js';
import { bad, doubtful, good, reasonOf, type Finding } from './finding.js';

const ANSWER_MS = 5_000;

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Asks the server at its public address, as browsers do, through whatever is in front of it. */
export async function checkAddresses(settings: Settings): Promise<readonly Finding[]> {
  const { publicUrl, production } = settings;
  const about = 'address';
  if (publicUrl === null) {
    return production
      ? [
          doubtful(
            about,
            'PUBLIC_URL is not set',
            'Set it to where browsers reach the server, e.g. PUBLIC_URL=https://example.com/chat',
          ),
        ]
      : [good(about, `http://${settings.host}:${settings.port}`)];
  }
  const findings: Finding[] = [];
  const { protocol, hostname, origin } = new URL(publicUrl);
  const isNear = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'http:' && !isNear) {
    findings.push(
      doubtful(
        about,
        `${publicUrl} is not encrypted`,
        'Serve it by https; pages on https cannot embed it otherwise.',
      ),
    );
  }
  if (!isNear && settings.trustedProxies.length === 0) {
    findings.push(
      doubtful(
        'proxy headers',
        'TRUSTED_PROXIES is empty: limits count all visitors as one if a proxy is in front',
        'Name the proxy, e.g. TRUSTED_PROXIES=loopback',
      ),
    );
  }
  let live: Answer;
  try {
    live = await get(`${publicUrl}/health/live`);
  } catch (error) {
    return [
      ...findings,
      doubtful(
        about,
        `${publicUrl} does not answer (${reasonOf(error)})`,
        'Start the server and run the doctor again. If it runs, check DNS, the proxy and its certificate.',
      ),
    ];
  }
  if (live.status !== 200 || live.headers['x-correlation-id'] === undefined) {
    return [
      ...findings,
      bad(
        about,
        `the response of ${publicUrl} is not from this server (status ${live.status})`,
        'Make the proxy forward this path, and strip the path of PUBLIC_URL: docs/base-path.md.',
      ),
    ];
  }
  findings.push(good(about, `${publicUrl} answers`));
  findings.push(await sockets(publicUrl, origin));
  return findings;
}

/** A refused upgrade is told from a request that has lost its headers on the way. */
async function sockets(publicUrl: string, origin: string): Promise<Finding> {
  const about = 'sockets';
  try {
    const { status, body } = await get(`${publicUrl}/v1/chatbots/doctor/live`, {
      origin: `${origin}.doctor.invalid`,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'ZG9jdG9yIGRvY3RvciBkbw==',
      'sec-websocket-protocol': SUBPROTOCOL,
    });
    if (body.includes('origin-not-allowed') || status === 101) return good(about, 'upgrades pass');
    return doubtful(
      about,
      `upgrades do not pass (status ${status}): clients fall back to plain HTTP`,
      'Make the proxy forward the headers Upgrade and Connection: deploy/nginx.conf.',
    );
  } catch (error) {
    return doubtful(
      about,
      `upgrades do not pass (${reasonOf(error)})`,
      'Make the proxy forward the headers Upgrade and Connection: deploy/nginx.conf.',
    );
  }
}

function get(address: string, headers: Record<string, string> = {}): Promise<Answer> {
  const url = new URL(address);
  const signal = AbortSignal.timeout(ANSWER_MS);
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? askSecurely : ask;
    const request = start(url, { headers, signal, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
      response.on('error', reject);
    });
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: '' });
    });
    request.on('error', reject);
    request.end();
  });
}
