import { canonicalJson } from '@chatbot-test/shared/config/canonical-json.js';
import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { PageReceipt, WitnessReport } from '@chatbot-test/shared/protocol/witness.schema.js';
import { buildChatbotInfo } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { SEEN, seenPage } from '../../session/visitor/visitor-token.js';
import { witness } from './witness.chunk.js';

const SERVER = 'https://chat.example.com';

describe('a page as a witness', () => {
  const { sendBeacon } = navigator;
  let chatbot: ChatbotInfo;
  let receipt: PageReceipt;
  let reports: WitnessReport[];

  beforeEach(async () => {
    sessionStorage.clear();
    SEEN.clear();
    chatbot = buildChatbotInfo({ id: 'shop', fingerprint: 'f'.repeat(64) });
    receipt = await signed(chatbot);
    reports = [];
    navigator.sendBeacon = (_url, body) => reports.push(JSON.parse(String(body)) as never) > 0;
  });

  afterEach(() => {
    navigator.sendBeacon = sendBeacon;
  });

  const served = (changes: Partial<ChatbotInfo> = {}) =>
    witness(SERVER, 'shop', { ...chatbot, receipt, ...changes });

  it('[5.9] tells that what it was served is what was signed, once for each tab', async () => {
    await served();
    await served();
    expect(reports).to.have.length(1);
    expect(reports[0]).to.include({ verdict: 'match', receipt: receipt.id });
    expect(reports[0]?.differs).to.deep.equal([]);
    expect(seenPage(chatbot)).to.include({ verdict: 'match' });
    expect(seenPage({ fingerprint: 'other' })).to.deep.equal({ fingerprint: 'other' });
  });

  it('[5.9] tells of a configuration that was changed on its way', async () => {
    const changed = { config: { ...chatbot.config, name: 'Free money' } };
    await served(changed);
    expect(reports[0]).to.include({ verdict: 'mismatch' });
    expect(reports[0]?.differs).to.deep.equal(['configuration']);
  });

  it('[5.9] tells of a receipt whose text was changed', async () => {
    const body = receipt.body.replace('"approvals":0', '"approvals":9');
    receipt = { ...receipt, body };
    await served();
    expect(reports[0]?.differs).to.deep.equal(['receipt', 'signature']);
  });

  it('[5.9] tells of a receipt that another key has signed', async () => {
    const { key: own, ...unsigned } = receipt;
    const { key: other } = await signed(chatbot);
    if (!own || !other) throw new Error('A receipt has no key.');
    receipt = { ...unsigned, key: other };
    await served();
    expect(reports[0]?.differs).to.deep.equal(['signature']);
    sessionStorage.clear();
    receipt = unsigned;
    await served();
    expect(reports[1]?.differs).to.deep.equal(['key']);
  });

  it('[5.9] tells of a receipt of another chatbot, or of another publication', async () => {
    receipt = await signed({ ...chatbot, id: 'other', fingerprint: 'e'.repeat(64) });
    await served();
    expect(reports[0]?.differs).to.deep.equal(['chatbot', 'fingerprint']);
  });

  it('[5.9] says that it could not tell where there is no receipt to be had', async () => {
    const { receipt: _none, ...old } = { ...chatbot, receipt };
    await witness(SERVER, 'shop', old);
    expect(reports[0]).to.include({ verdict: 'unchecked' });
  });
});

/** A receipt as a server signs it. */
async function signed({ id, fingerprint, config }: ChatbotInfo): Promise<PageReceipt> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const body = canonicalJson({
    approvals: 0,
    chatbot: id,
    fingerprint,
    shown: await sha256(canonicalJson(config)),
  });
  const text = new TextEncoder().encode(body);
  const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, text);
  const binary = String.fromCharCode(...new Uint8Array(signature));
  return {
    id: await sha256(body),
    body,
    signature: btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replaceAll('=', ''),
    key: (await crypto.subtle.exportKey('jwk', pair.publicKey)) as Record<string, string>,
  };
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
