import t from 'tap';
import { confidence } from './confidence.js';

t.test('[4.2] confidence is a share, and grows with each piece of evidence', (t) => {
  const some = { covered: 0.4, ahead: 0, similarity: 0.5, lead: 0.5, agreement: 0.5 };
  const base = confidence(some);
  for (const more of [{ covered: 0.6 }, { similarity: 0.6 }, { lead: 0.6 }, { agreement: 0.7 }]) {
    t.ok(confidence({ ...some, ...more }) > base, JSON.stringify(more));
  }
  t.ok(confidence({ covered: 0, ahead: 0, similarity: 0, lead: 0, agreement: 0 }) < 0.001);
  t.ok(confidence({ covered: 1, ahead: 0, similarity: 1, lead: 1, agreement: 1 }) > 0.99);
  t.end();
});

t.test('[4.2] a document without phrases is judged by the rest', (t) => {
  const some = { ahead: 0, similarity: 0.6, lead: null, agreement: 0.8 };
  t.ok(confidence({ ...some, covered: 0.9 }) > 0.5);
  t.ok(confidence({ ...some, covered: 0.1 }) < 0.5);
  t.end();
});

t.test('[4.2] without embeddings it is the share of the question’s words', (t) => {
  t.equal(confidence({ covered: 0.7, ahead: 0, similarity: null, lead: 1, agreement: 1 }), 0.7);
  t.equal(confidence({ covered: 1.4, ahead: 0, similarity: null, lead: 0, agreement: 0 }), 1);
  t.end();
});

t.test(
  '[4.2] words that no other document has leave no doubt, however little alike it reads',
  (t) => {
    const alone = { covered: 0.82, ahead: 0.4, similarity: 0.4, lead: 0, agreement: 0.7 };
    t.equal(confidence(alone), 0.82);
    t.ok(confidence({ ...alone, ahead: 0.2 }) < 0.5, 'words that others have too are weighed');
    t.ok(confidence({ ...alone, covered: 0.5 }) < 0.5, 'and half of the words are not enough');
    t.end();
  },
);
