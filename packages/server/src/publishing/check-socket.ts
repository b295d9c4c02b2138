import { randomUUID } from 'node:crypto';
import { parseServerFrame } from '@chatbot-test/shared/protocol/guard.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import { WebSocket } from 'ws';
import { fail, pass, warn, type Finding } from './check-page.js';

const TIMEOUT_MS = 30_000;

/**
 * Opens a conversation as the page would, over a socket.
 *
 * @param question to ask in it; null: nothing is asked
 */
export function socketFinding(
  server: string,
  chatbotId: string,
  origin: string,
  question: string | null,
): Promise<Finding> {
  const url = `${server.replace(/^http/, 'ws')}/v1/chatbots/${encodeURIComponent(chatbotId)}/live`;
  return new Promise((resolve) => {
    const socket = new WebSocket(url, [SUBPROTOCOL], { origin });
    const end = (finding: Finding): void => {
      clearTimeout(timer);
      socket.close();
      resolve(finding);
    };
    const noSocket = (reason: string) =>
      warn(
        'socket',
        `no socket opens: ${reason}; the chat goes over HTTP then`,
        'Make the proxy in front of the server forward WebSocket upgrades.',
      );
    let isOpen = false;
    const timer = setTimeout(() => {
      end(isOpen ? fail('answers', 'no answer came in time') : noSocket('nothing came in time'));
    }, TIMEOUT_MS);
    socket.on('error', (error) => end(noSocket(error.message)));
    socket.on('close', (code) => end(noSocket(`it was closed with ${code}`)));
    socket.on('open', () => socket.send(JSON.stringify({ type: 'hello' })));
    socket.on('message', (data: Buffer) => {
      const frame = parseServerFrame(data.toString());
      if (frame?.type === 'error') end(fail('socket', frame.problem.message, frame.problem.action));
      else if (frame?.type === 'welcome') {
        isOpen = true;
        if (question === null) return end(pass('socket', 'a socket opens, and greets'));
        socket.send(JSON.stringify({ type: 'send', cid: randomUUID(), text: question }));
      } else if (frame?.type === 'done') {
        const { problem } = frame.message;
        end(
          problem
            ? fail('answers', problem.message, problem.action)
            : pass('answers', `a socket opens, and the question got ${frame.length} characters`),
        );
      }
    });
  });
}
