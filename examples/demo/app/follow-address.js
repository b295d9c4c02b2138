import { presetOf } from './presets.js';

/**
 * @typedef {import('./chatbot-draft.js').Provider} Provider
 * @typedef {Extract<Provider, { type: 'http' }>} Connector
 */

/**
 * Has the other addresses of a connector follow its main one, as long as nobody has changed them: what
 * its preset leaves open is typed once.
 *
 * @param {Connector} provider
 * @param {string} before  its main address until now
 */
export function followAddress(provider, before) {
  const preset = /** @type {Connector | undefined} */ (presetOf(provider.preset)?.provider);
  if (!preset) return;
  /** @param {string} address @param {string | undefined} template */
  const follow = (address, template = '') =>
    address !== '' && address === alike(template, preset.url, before)
      ? alike(template, preset.url, provider.url)
      : address;
  provider.setup = provider.setup.map((step, at) => ({
    ...step,
    url: follow(step.url, preset.setup[at]?.url),
  }));
  provider.listen = follow(provider.listen, preset.listen);
  const { poll, rejoin } = provider;
  if (poll) provider.poll = { ...poll, url: follow(poll.url, preset.poll?.url) };
  if (rejoin) {
    const [url, cancel] = [preset.rejoin?.url, preset.rejoin?.cancel];
    provider.rejoin = {
      ...rejoin,
      url: follow(rejoin.url, url),
      cancel: follow(rejoin.cancel, cancel),
    };
  }
}

/** The template, changed as `from` was changed into `to`. @param {string} template @param {string} from @param {string} to */
function alike(template, from, to) {
  const [parts, before, after] = [template.split('/'), from.split('/'), to.split('/')];
  const origin = before.slice(0, 3).join('/');
  const path = from.slice(origin.length);
  // Only the host is another, or there is a folder behind it.
  if (path !== '' && to.endsWith(path) && template.startsWith(origin)) {
    return to.slice(0, -path.length) + template.slice(origin.length);
  }
  const differs = parts.findIndex((part, at) => part !== before[at]);
  const shared = differs < 0 ? parts.length : differs;
  return [...after.slice(0, shared), ...parts.slice(shared)].join('/');
}
