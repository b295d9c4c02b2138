/** The reply that is streamed: markdown with all that models write, in tokens of a few letters. */

const WORDS =
  'the order is sent within two days and arrives in a box that you keep for returns if you change your mind later on we pay for it'.split(
    ' ',
  );

const BLOCKS = [
  (say) => `## ${say(4)}\n\n`,
  (say) =>
    `${say(30)} **${say(3)}** ${say(12)} [${say(2)}](https://shop.example.com/a) ${say(9)}.\n\n`,
  (say) => `- ${say(9)}\n- ${say(6)} \`${say(1)}\` ${say(4)}\n- *${say(3)}* ${say(8)}\n\n`,
  (say) => `${say(40)}, ${say(22)} ~~${say(2)}~~ ${say(7)}.\n\n`,
  (say) => `1. ${say(8)}\n2. ${say(10)}\n   - ${say(5)}\n\n`,
  (say) =>
    `\`\`\`ts\nconst ${say(1)} = '${say(5)}';\nreturn ${say(3).replaceAll(' ', '.')};\n\`\`\`\n\n`,
  (say) => `> ${say(18)}\n\n`,
  (say) => `| ${say(2)} | ${say(1)} |\n|---|--:|\n| ${say(3)} | 12 |\n| ${say(2)} | 7 |\n\n`,
];

/** @returns {string[]} that many tokens, the same every time */
export function replyTokens(count) {
  let word = 0;
  const say = (words) =>
    Array.from({ length: words }, () => WORDS[(word++ * 7) % WORDS.length]).join(' ');
  const tokens = [];
  for (let block = 0; tokens.length < count; block += 1) {
    tokens.push(...(BLOCKS[block % BLOCKS.length](say).match(/\s{0,9}\S{1,6}|\s+/g) ?? []));
  }
  return tokens.slice(0, count);
}

/** @returns {{ role: 'user' | 'bot', text: string }[]} a conversation of that many messages */
export function history(count) {
  const tokens = replyTokens(120).join('');
  return Array.from({ length: count }, (_, index) =>
    index % 2 === 0
      ? { role: 'user', text: `Question ${index + 1}: how long do I have to return an item?` }
      : {
          role: 'bot',
          text: `Answer ${index + 1}. ${index % 8 === 1 ? tokens : 'You have **30 days**.'}`,
        },
  );
}
