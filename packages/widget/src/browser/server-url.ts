/**
 * An address on the chat server, which may live under a path of its host.
 *
 * @param server as in `https://example.com` or `https://example.com/chat`
 * @param path from there, as in `/v1/version`; a whole address stays as it is
 * @throws TypeError if the server's address is none
 */
export function serverUrl(server: string, path: string): URL {
  return new URL(path.replace(/^\//, ''), server.replace(/(?<!\/)\/*$/, '/'));
}
