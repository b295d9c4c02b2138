import t from 'tap';
import { askedKind, askedObject, askedService } from './asked-object.js';

await t.test(
  '[4.2] the thing that a question asks about is told by the form of the question',
  (t) => {
    for (const [question, object] of [
      ['Is acne treatment covered?', 'acne treatment'],
      ['Is there a swimming pool?', 'swimming pool'],
      ['Do you sell goggles?', 'goggles'],
      ['does it work with SharePoint', 'sharepoint'],
      ['How much is a week ticket?', 'week ticket'],
      ['How much is a 30 minute single lesson for adults?', 'single lesson'],
      ['price of the dome tent to buy', 'dome tent'],
      ['What is the price of a day ticket?', 'day ticket'],
      ['What does a diving course in July cost?', 'diving course'],
      ['how long does a car battery last', 'car battery'],
      ['What interest rate do you pay on savings?', 'interest'],
      ['how do I wash my car', 'car'],
      ['Can I pay with Bitcoin?', 'bitcoin'],
      ['how do I terminate my contract early', 'contract'],
      ['who is the manager of the branch', 'manager'],
      ['how long is a lost parcel kept', 'lost parcel'],
      ['how long is an order reserved', 'order'],
      ['how old is the horse breed', 'horse breed'],
    ] as const) {
      t.equal([...askedObject(question, 'en')].join(' '), object, question);
    }
    t.end();
  },
);

await t.test('[4.2] kinds, measures and whole sentences are no things', (t) => {
  for (const question of [
    'What time is check-in?',
    'At what age can you begin?',
    'do you have somewhere to charge it',
    'How much is it?',
    'I forgot my password',
    'and to Austria?',
    'How much is a cot or an extra bed?',
  ]) {
    t.equal([...askedObject(question, 'en')].join(' '), '', question);
  }
  t.same(
    [...askedObject('Is there a pool?', 'de')],
    [],
    'nor are questions of other languages read',
  );
  t.end();
});

await t.test(
  '[4.2] the kind that something is for, and the service, are told by their form',
  (t) => {
    const kind = (question: string) => [...askedKind(question, 'en')].join(' ');
    t.equal(kind('How much is the fee for a business account?'), 'business account');
    t.equal(kind('How much is it for a week?'), '');
    t.equal(kind('What does it cost for a second person?'), '', 'which one is no kind');
    const service = (question: string) => [...askedService(question, 'en')].join(' ');
    t.equal(service('Can I rent a camper van?'), 'rent');
    t.equal(service('do you also repair motorbikes'), 'repair');
    t.equal(service('Can I park a camper van?'), '');
    t.end();
  },
);
