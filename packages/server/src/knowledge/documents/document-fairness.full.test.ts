import t from 'tap';
import { startTestServer } from '../../../testing/server.js';
import { SHOP_CHATBOT } from '../../seed/shop-chatbot.js';

const file = (name: string, text: string) => ({
  file: { name, base64: Buffer.from(text).toString('base64') },
});
/** Makes a page with as many links as it may have, which takes seconds to read. */
const hard = (name: string) => file(name, `<a href="https://${name}">x</a> `.repeat(40_000));

await t.test(
  '[8.6] hard files of one tenant do not keep another’s page of 12 bytes waiting',
  async (t) => {
    const { ask, tokenFor } = await startTestServer(t);
    const tokens = {
      much: tokenFor({ tenantId: 'much' }),
      little: tokenFor({ tenantId: 'little' }),
    };
    const adds = async (token: string) => {
      const created = await ask('/v1/chatbots', {
        ...{ method: 'POST', body: { config: SHOP_CHATBOT }, token },
      });
      const path = `/v1/chatbots/${(created.body as { id: string }).id}/documents`;
      return (body: object) => ask(path, { method: 'POST', body, token });
    };
    const [addMuch, addLittle] = [await adds(tokens.much), await adds(tokens.little)];
    const ended: string[] = [];
    const stuck = ['a.html', 'b.html', 'c.html'].map((name) =>
      addMuch(hard(name)).finally(() => ended.push(name)),
    );
    t.match(await addLittle(file('hours.html', '<p>Nine</p>')), {
      status: 201,
      body: { content: 'Nine' },
    });
    t.notOk(ended.includes('b.html'), 'it does not wait for the second of them');
    await Promise.all(stuck);
  },
);
