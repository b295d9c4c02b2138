import t from 'tap';
import { growth, LINEAR } from '../../../../testing/growth.js';
import { SaidText } from './said-text.js';

/** Reads a text in pieces of so many letters, and returns its answer and its thoughts. */
function read(text: string, size: number) {
  const marks: string[] = [];
  const reader = new SaidText(({ text: mark, number, name }) => {
    marks.push(`${mark} ${number} ${name}`);
    return `[${number}]`;
  }, '');
  let said = '';
  for (let at = 0; at < text.length; at += size) said += reader.take(text.slice(at, at + size));
  said += reader.end();
  t.equal(said, reader.said);
  return { said, thoughts: reader.thoughts, marks };
}

const CASES: [title: string, text: string, said: string, thoughts: string][] = [
  ['a leading mark', '<think>Hm.</think>\n\nTwo days.', 'Two days.', 'Hm.'],
  ['its long form', '<thinking>Hm.</thinking>Two days.', 'Two days.', 'Hm.'],
  [
    'a channel of harmony',
    '<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Two.<|return|>',
    'Two.',
    'Hm.',
  ],
  ['thoughts without end', '<think>Hm.', '', 'Hm.'],
  ['an end that had no beginning', '</think>Two days.', 'Two days.', ''],
  ['a mark within the answer', 'Write <think>x</think>.', 'Write <think>x</think>.', ''],
  ['a mark in code', '`<think>` begins it.', '`<think>` begins it.', ''],
  ['the mark of an end of turn', 'Two days.<|im_end|>\n', 'Two days.', ''],
  ['another one', 'Two days.</s>', 'Two days.', ''],
  ['one that is spoken of', 'It is `<|im_end|>`, <b>', 'It is `<|im_end|>`, <b>', ''],
  ['one of a page', 'a <s>b</s> c < d', 'a <s>b</s> c < d', ''],
  ['what only looks like one', '<thin>', '<thin>', ''],
  ['a mark of a citation', 'Two【4:0†delivery.pdf】 days【5†source】.', 'Two[4] days[5].', ''],
  ['a tag of another model', '<thought a="1">Hm.</thought>Two days.', 'Two days.', 'Hm.'],
  [
    'a fold of Dify',
    '<details style="color:gray" open> <summary> Thinking... </summary>\nHm.</details>\n\nTwo days.',
    'Two days.',
    'Hm.',
  ],
  [
    'a fold of an answer',
    '<details><summary>More</summary>Two days.</details>',
    '<details><summary>More</summary>Two days.</details>',
    '',
  ],
  ['its brackets', '[THINK]Hm.[/THINK]Two days.', 'Two days.', 'Hm.'],
  [
    'a channel for tools',
    '<|channel|>commentary to=a.b <|constrain|>json<|message|>{}<|call|><|start|>assistant<|channel|>final<|message|>Two.',
    'Two.',
    '{}',
  ],
  [
    'an end in the code of thoughts',
    '<think>`</think>` ends.</think>Two.',
    'Two.',
    '`</think>` ends.',
  ],
  ['an end behind code', '<think>`a`</think>Two.', 'Two.', '`a`'],
  ['an end that is spoken of', 'The tag </think> ends it.', 'The tag </think> ends it.', ''],
  ['an end in a block', '~~~\n</think>\n~~~', '~~~\n</think>\n~~~', ''],
  ['a citation in code', 'A `【4†b】` B【4†b】', 'A `【4†b】` B[4]', ''],
  ['a citation in a block', '```a\n【4†b】\n```\nB【4†b】', '```a\n【4†b】\n```\nB[4]', ''],
  ['a citation behind a lone backtick', 'It`s.\n\nB【4†b】', 'It`s.\n\nB[4]', ''],
  ['half a mark', 'See 【4:0†deliv', 'See 【4:0†deliv', ''],
  ['brackets that are no mark', '【注】 and 【1】', '【注】 and 【1】', ''],
];

await t.test('[1.4] thoughts and marks are not said, however a text is cut', (t) => {
  for (const [title, text, said, thoughts] of CASES) {
    for (const size of [1, 2, 3, 7, 1_000]) {
      const { marks: _, ...result } = read(text, size);
      t.same(result, { said, thoughts }, `${title}, by ${size}`);
    }
  }
  t.same(read('A【4:0†a b.pdf】B', 2).marks, ['【4:0†a b.pdf】 4 a b.pdf']);
  t.end();
});

await t.test('[1.4] a whole text shows where thoughts without a beginning were', (t) => {
  const whole = (text: string) => {
    const reader = new SaidText(() => '', '');
    reader.takeWhole(text);
    reader.end();
    return [reader.thoughts, reader.said];
  };
  t.same(whole('Hm.\n</think>\nTwo days.'), ['Hm.', 'Two days.']);
  t.same(whole('Write `</think>` last.'), ['', 'Write `</think>` last.'], 'not in code');
  t.same(whole('Use `x`.</think>Two.'), ['Use `x`.', 'Two.'], 'code before it is no matter');
  t.same(whole('The tag </think> ends it.'), ['', 'The tag </think> ends it.'], 'it is spoken of');
  t.same(whole('<think>Hm.</think>Two.'), ['Hm.', 'Two.']);
  t.end();
});

await t.test('[1.4] whoever has thought without a beginning is not believed again', (t) => {
  const stream = (text: string, size: number, who: string) => {
    const reader = new SaidText(() => '', who);
    let said = '';
    for (let at = 0; at < text.length; at += size) said += reader.take(text.slice(at, at + size));
    return { said: said + reader.end(), thoughts: reader.thoughts, late: reader.saidThoughts };
  };
  const text = 'Hm: `</think>`.\n</think>\n\nTwo days.';
  for (const size of [1, 3, 1_000]) {
    const who = `size ${size}`;
    const first = { said: 'Hm: `</think>`.\n\n\nTwo days.', thoughts: '', late: true };
    t.same(stream(text, size, who), first, 'the mark itself is not said');
    const again = { said: 'Two days.', thoughts: 'Hm: `</think>`.', late: false };
    t.same(stream(text, size, who), again, 'held back from then on');
    const plain = { said: 'Two days.', thoughts: '', late: false };
    t.same(
      stream('Two days.', size, who),
      plain,
      'an answer without thoughts is said all the same',
    );
    t.same(stream(text, size, who), first, 'and lets what comes next be said as it comes');
  }
  t.end();
});

await t.test('[1.4] whoever is called a thinker is not believed at first either', (t) => {
  const text = 'Hm.\n</think>\n\nTwo days.';
  const stream = (model: string, who: string, written = text, thought = '') => {
    const reader = new SaidText(() => '', who);
    reader.by(model);
    reader.think(thought);
    const pieces = Array.from(written, (piece) => reader.take(piece));
    return {
      early: pieces.join(''),
      said: pieces.join('') + reader.end(),
      late: reader.saidThoughts,
    };
  };
  const held = { early: 'Two days.', said: 'Two days.', late: false };
  for (const model of [
    ...['deepseek-r1:7b', 'DeepSeek-R1-Distill-Qwen-32B', 'deepseek-reasoner', 'QwQ-32B'],
    ...['Qwen3-30B-A3B-Thinking-2507', 'kimi-k2-thinking', 'Phi-4-reasoning-plus'],
  ]) {
    t.same(stream(model, `first of ${model}`), held, model);
  }
  for (const model of ['gpt-5', 'llama-r10', 'grok-4-fast-non-reasoning', 'thinkpad', ''])
    t.equal(stream(model, `first of ${model}`).late, true, `${model} is believed`);
  const plain = { early: '', said: 'Two days.', late: false };
  t.same(stream('qwq', 'a plain one', 'Two days.'), plain, 'what is no thought is said at its end');
  t.same(
    stream('qwq', 'a plain one', 'Two days.').early,
    'Two days.',
    'and from then on as it comes',
  );
  const told = stream('qwq', 'one with a field', 'Two days.', 'Hm.');
  t.equal(told.early, 'Two days.', 'whose thoughts come in a field has none in its text');
  t.end();
});

await t.test(
  '[8.3] what is kept of thoughts is bounded, and hostile marks cost little',
  async (t) => {
    const reader = new SaidText(() => '', '');
    reader.think('x'.repeat(100_000));
    t.equal(reader.thoughts.length, 32_000);
    const { said } = read('【'.repeat(20_000) + '【1†'.repeat(20_000), 5);
    t.equal(said.length, 80_000);
    const blanks = (size: number) => `${' '.repeat(size)}<think>`;
    t.equal(read(blanks(64_000), 1).said, blanks(64_000), 'far behind blanks there is no mark');
    const inCode = (size: number) => '`【4†b】'.repeat(size);
    t.equal(
      read(inCode(20_001), 7).said.length,
      10_001 * 6 + 10_000 * 4,
      'one mark of two stays, on one long line',
    );
    const grown = [
      await growth((size) => read(blanks(size), 1), 64_000),
      await growth((size) => read(inCode(size), 7), 20_000),
    ];
    for (const times of grown) t.ok(times < LINEAR, `${times}`);
  },
);
