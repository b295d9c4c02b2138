import t from 'tap';
import { htmlEmbed } from './html.js';

t.test('[5.1] the embed is one script tag and one element', async (t) => {
  t.equal(
    htmlEmbed({ server: 'https://chat.example.com', chatbotId: 'shop-helper' }),
    [
      '<script type="module" src="https://chat.example.com/chatbot.js"></script>',
      '<chatbot-widget chatbot-id="shop-helper"></chatbot-widget>',
    ].join('\n'),
  );
});

t.test('[5.1] a slash at the end of the address makes no second one', async (t) => {
  t.match(
    htmlEmbed({ server: 'https://a.example/chat//', chatbotId: 'x' }),
    '"https://a.example/chat/chatbot.js"',
  );
});

t.test('[8.3] values cannot leave their attribute', async (t) => {
  const hostile = '"><script>alert(1)</script>&quot;';
  const html = htmlEmbed({ server: `https://a.example/${hostile}`, chatbotId: hostile });
  t.equal(html.split('"').length - 1, 6, 'three pairs of quotes, all ours');
  t.equal(html.split('<').length - 1, 4, 'four tags, all ours');
  t.match(html, 'chatbot-id="&quot;>&lt;script>alert(1)&lt;/script>&amp;quot;"');
});
