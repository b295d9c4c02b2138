import t from 'tap';
import Value from 'typebox/value';
import { buildChatbotConfig } from '../testing/builders.js';
import { ChatbotConfig, PublicConfig } from './chatbot-config.schema.js';
import { DEFAULT_CONFIG, toPublicConfig } from './chatbot-config.js';
import { withChanges, type Partially } from './with-changes.js';

const MODEL = {
  type: 'model',
  model: 'gpt-4o-mini',
  baseUrl: 'https://api.openai.com/v1',
  systemPrompt: '',
  knowledge: true,
  threshold: 0.3,
  temperature: 0.2,
  fallback: '',
} as const;

function refused(changes: object): readonly string[] {
  const errors = Value.Errors(ChatbotConfig, { ...buildChatbotConfig(), ...changes });
  return errors.map((error) => error.instancePath);
}

t.test('[2.2] the default configuration is valid', async (t) => {
  t.ok(Value.Check(ChatbotConfig, DEFAULT_CONFIG));
});

t.test('[8.3] what leaves the server is chosen field by field', async (t) => {
  const config = { ...buildChatbotConfig(), apiKey: 'secret', prompt: 'secret' };
  const shown = toPublicConfig(config);
  t.same(Object.keys(shown).sort(), ['appearance', 'imageHosts', 'language', 'name']);
  t.ok(Value.Check(PublicConfig, shown));
});

t.test('[8.3] origins are exact, without wildcards, paths or upper case', async (t) => {
  const good = ['https://shop.example.com', 'http://localhost:3000', 'https://[::1]:8443'];
  t.same(refused({ allowedOrigins: good }), []);
  const bad = [
    'https://*.example.com',
    'https://example.com/',
    'https://example.com/path',
    'https://Example.com',
    'https://user@example.com',
    'https://example.com:',
    'https://example..com',
    'ftp://example.com',
    'example.com',
    'null',
    '*',
    '',
    'https://a.example\nhttps://b.example',
  ];
  for (const origin of bad) {
    t.same(refused({ allowedOrigins: [good[0], origin] }), ['/allowedOrigins/1'], origin);
  }
});

t.test('[2.2] [8.3] image hosts are bare names, exact or all below one', async (t) => {
  const good = [
    'images.example.com',
    '*.example.com',
    '*.cdn.shop.example.co.uk',
    'xn--bcher-kva.example',
    'my_bucket.s3.amazonaws.com',
  ];
  t.same(refused({ imageHosts: good }), []);
  const bad = [
    'https://images.example.com',
    'images.example.com/',
    'images.example.com:8443',
    'images.example.com.',
    'Images.example.com',
    'bücher.example',
    'user@images.example.com',
    'images.*.example.com',
    '*images.example.com',
    '*.com',
    '*',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'images..example.com',
    "images.example.com 'unsafe-inline'",
    'a.example;script-src *',
    '',
  ];
  for (const host of bad) {
    t.same(refused({ imageHosts: [good[0], host] }), ['/imageHosts/1'], host);
  }
  t.same(refused({ imageHosts: Array(21).fill(good[0]) }), ['/imageHosts']);
  t.same(refused({ imageHosts: good[0] }), ['/imageHosts']);
});

t.test('[2.2] what was stored before there were image hosts is valid, and has none', async (t) => {
  const { imageHosts: _, ...before } = buildChatbotConfig();
  t.ok(Value.Check(ChatbotConfig, before));
  t.same(toPublicConfig(before).imageHosts, []);
  const imageHosts = ['images.example.com'];
  t.same(toPublicConfig({ ...before, imageHosts }).imageHosts, imageHosts);
});

t.test('[8.3] names, languages and thresholds outside their range are refused', async (t) => {
  t.same(refused({ name: '   ' }), ['/name']);
  t.ok(refused({ name: '' }).includes('/name'));
  t.same(refused({ name: 'x'.repeat(61) }), ['/name']);
  t.same(refused({ language: 'English' }), ['/language']);
  t.same(refused({ language: 'pt-BR' }), []);
  const provider = buildChatbotConfig().provider;
  t.ok(refused({ provider: { ...provider, threshold: 1.01 } }).includes('/provider/threshold'));
  t.ok(refused({ provider: { ...provider, key: 'x' } }).includes('/provider/key'));
});

t.test('[2.4] changes lie over a value, at any depth', async (t) => {
  const config = buildChatbotConfig({
    appearance: { light: { primary: '#000000' }, variables: { '--chatbot-a': '1' } },
  });
  const changed = withChanges(config, {
    name: 'Other',
    appearance: { light: { text: '#111111' }, starters: [], variables: { '--chatbot-b': '2' } },
  });
  t.equal(changed.name, 'Other');
  t.match(changed.appearance.light, { primary: '#000000', text: '#111111' });
  t.same(changed.appearance.starters, [], 'a list is replaced whole');
  t.same(changed.appearance.variables, { '--chatbot-b': '2' }, 'so are variables');
  t.equal(changed.appearance.dark, config.appearance.dark, 'what has not changed is the same');
  t.equal(config.name, 'Shop helper', 'the value itself is not touched');
});

t.test('[8.3] a model is named by its address, and by no key', async (t) => {
  t.same(refused({ provider: MODEL }), []);
  t.same(refused({ provider: { ...MODEL, baseUrl: '' } }), []);
  const azure = 'https://a.openai.azure.com/openai/deployments/d?api-version=2024-10-21';
  t.same(refused({ provider: { ...MODEL, baseUrl: azure } }), []);
  for (const baseUrl of [
    'api.openai.com/v1',
    'https://user:key@api.openai.com/v1',
    'https://api.openai.com/v1?api-key=1',
    'file:///etc/passwd',
    'https://',
  ]) {
    t.ok(refused({ provider: { ...MODEL, baseUrl } }).includes('/provider/baseUrl'), baseUrl);
  }
  t.ok(refused({ provider: { ...MODEL, apiKey: 'x' } }).includes('/provider/apiKey'));
});

t.test('[2.4] a provider of another kind replaces the one before', async (t) => {
  const config = buildChatbotConfig();
  const changed = withChanges(config, { provider: MODEL });
  t.same(changed.provider, MODEL);
  const warmer = withChanges(changed, { provider: { type: 'model', temperature: 1 } });
  t.same(warmer.provider, { ...MODEL, temperature: 1 }, 'and of the same kind it is laid over');
});

t.test('[2.4] without a difference the value itself comes back', async (t) => {
  const config = buildChatbotConfig();
  t.equal(withChanges(config, undefined), config);
  t.equal(withChanges(config, {}), config);
  t.equal(withChanges(config, { name: config.name, language: undefined }), config);
  const { light } = config.appearance;
  t.equal(withChanges(config, { appearance: { light: { ...light } } }), config);
});

t.test('[8.3] changes cannot bring fields or prototypes of their own', async (t) => {
  const config = buildChatbotConfig();
  const hostile = JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":{},"extra":1,"appearance":{"__proto__":{"a":1}}}',
  ) as Partially<ChatbotConfig>;
  t.equal(withChanges(config, hostile), config);
  t.notOk('polluted' in {});
});

t.test('[8.3] a change of another kind than the value is no change', async (t) => {
  const config = buildChatbotConfig();
  const untyped = JSON.parse(
    '{"name":null,"language":7,"appearance":null,"allowedOrigins":{"length":1}}',
  ) as Partially<ChatbotConfig>;
  t.equal(withChanges(config, untyped), config);
  const nested = JSON.parse('{"appearance":{"light":"red","starters":"a"}}') as typeof untyped;
  t.equal(withChanges(config, nested), config);
});
