import t from 'tap';
import { PriceTable } from './price-table.js';

const tokens = { input: 1_000, output: 500, estimated: false };

await t.test('[4.1] a cost is known where a price is, and null elsewhere', (t) => {
  const table = new PriceTable({
    'house-model': { input: 1, output: 2 },
    'llm.example.com/gpt-4o': { input: 10, output: 10 },
  });
  const cost = (host: string, model: string | null) => table.costUsd(host, model, tokens);
  t.equal(cost('api.openai.com', 'gpt-4o-mini'), 0.00045);
  t.equal(cost('api.openai.com', 'gpt-4o-mini-2024-07-18'), 0.00045, 'by its dated name');
  t.equal(cost('proxy.example.com', 'gpt-4o-mini'), null, 'a proxy has prices of its own');
  t.equal(cost('llm.example.com', 'gpt-4o'), 0.015);
  t.equal(cost('127.0.0.1:8080', 'house-model'), 0.002);
  t.equal(cost('api.openai.com', 'gpt-99'), null);
  t.equal(cost('api.openai.com', 'constructor'), null);
  t.equal(cost('api.openai.com', null), null);
  t.equal(table.costUsd('api.openai.com', 'gpt-4o', null), null);
  t.end();
});
