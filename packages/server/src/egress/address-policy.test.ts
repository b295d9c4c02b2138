import t from 'tap';
import { specialKindOf } from './address-policy.js';

await t.test('[8.3] what is not the public internet is told apart', (t) => {
  const special: [address: string, kind: RegExp][] = [
    ['127.0.0.1', /loopback/],
    ['127.255.255.254', /loopback/],
    ['::1', /loopback/],
    ['::ffff:127.0.0.1', /loopback/],
    ['::ffff:7f00:1', /loopback/],
    ['0:0:0:0:0:ffff:169.254.169.254', /metadata/],
    ['10.0.0.1', /private/],
    ['172.16.0.1', /private/],
    ['172.31.255.255', /private/],
    ['192.168.1.1', /private/],
    ['100.64.0.1', /private/],
    ['100.100.100.200', /private/],
    ['::ffff:10.1.2.3', /private/],
    ['fd00:ec2::254', /private/],
    ['fc00::1', /private/],
    ['169.254.169.254', /metadata/],
    ['fe80::1', /metadata/],
    ['fe80::1%eth0', /metadata/],
    ['0.0.0.0', /special/],
    ['::', /special|hides/],
    ['255.255.255.255', /special/],
    ['224.0.0.1', /special/],
    ['ff02::1', /special/],
    ['198.18.0.1', /special/],
    ['192.0.0.192', /special/],
    ['2001:db8::1', /special/],
    ['64:ff9b::7f00:1', /hides/],
    ['64:ff9b::a9fe:a9fe', /hides/],
    ['2002:7f00:1::', /hides/],
    ['2001:0:1::', /special/],
    ['::127.0.0.1', /hides/],
    ['localhost', /no IP address/],
    ['', /no IP address/],
    ['127.1', /no IP address/],
  ];
  for (const [address, kind] of special) t.match(specialKindOf(address) ?? 'public', kind, address);
  const open = [
    '1.1.1.1',
    '8.8.8.8',
    '93.184.215.14',
    '172.15.255.255',
    '172.32.0.1',
    '192.167.255.255',
    '100.63.255.255',
    '100.128.0.1',
    '169.253.0.1',
    '11.0.0.1',
    '2606:4700:4700::1111',
    '2a00:1450:4001::1',
    '::ffff:8.8.8.8',
  ];
  for (const address of open) t.equal(specialKindOf(address), null, address);
  t.end();
});
