import t from 'tap';
import { htmlEmbed } from './html.js';

t.test(
  '[5.1] the embed is a line that preloads the chatbot, one script tag and one element',
  async (t) => {
    t.equal(
      htmlEmbed({ server: 'https://chat.example.com', chatbotId: 'shop-helper' }),
      [
        '<link rel="preload" as="fetch" crossorigin href="https://chat.example.com/v1/chatbots/shop-helper/public">',
        '<script type="module" src="https://chat.example.com/chatbot.js"></script>',
        '<chatbot-widget chatbot-id="shop-helper"></chatbot-widget>',
      ].join('\n'),
    );
  },
);

t.test('[5.1] a slash at the end of the address makes no second one', async (t) => {
  const html = htmlEmbed({ server: 'https://a.example/chat//', chatbotId: 'x' });
  t.match(html, '"https://a.example/chat/chatbot.js"');
  t.match(html, '"https://a.example/chat/v1/chatbots/x/public"');
});

t.test('[8.3] values cannot leave their attribute', async (t) => {
  const hostile = '"><script>alert(1)</script>&quot;';
  const html = htmlEmbed({ server: `https://a.example/${hostile}`, chatbotId: hostile });
  t.equal(html.split('"').length - 1, 12, 'six pairs of quotes, all ours');
  t.equal(html.split('<').length - 1, 5, 'five tags, all ours');
  t.match(html, 'chatbot-id="&quot;>&lt;script>alert(1)&lt;/script>&amp;quot;"');
});
