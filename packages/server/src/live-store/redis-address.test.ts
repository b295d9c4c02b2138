import t from 'tap';
import { StartError } from '../start-error.js';
import { redisAddress } from './redis-address.js';

await t.test('[8.10] REDIS_URL names one Redis, or sentinels that know which', async (t) => {
  t.same(redisAddress('redis://:p@host:1/2'), { url: 'redis://:p@host:1/2' });
  t.same(redisAddress('rediss://host:1'), { url: 'redis://host:1', tls: {} });
  t.match(redisAddress('rediss+sentinel://me:p%40ss@one:1,two,[::1]:3/main/4?sentinelPassword=s'), {
    sentinels: [
      { host: 'one', port: 1 },
      { host: 'two', port: 26_379 },
      { host: '[::1]', port: 3 },
    ],
    name: 'main',
    db: 4,
    username: 'me',
    password: 'p@ss',
    sentinelPassword: 's',
    tls: {},
    enableTLSForSentinelMode: true,
  });
  t.throws(() => redisAddress('redis+sentinel://one:1'), StartError);
  t.throws(() => redisAddress('rediss://one?ca=/nowhere.pem'), StartError);
});
