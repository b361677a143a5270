import { BlockList } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { whyNotPublic } from '../../../../src/platform/outbound/public-address.js';

/** What IANA's registry of special IPv4 addresses says is not, or need not be, reachable by everybody, and multicast. */
const SPECIAL_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const special = new BlockList();
for (const [network, prefix] of SPECIAL_IPV4) special.addSubnet(network, prefix);
special.addAddress('168.63.129.16');

describe('an address is public', () => {
  it.each([
    ['1.1.1.1'],
    ['8.8.8.8'],
    ['93.184.216.34'],
    ['100.63.255.255'],
    ['100.128.0.0'],
    ['172.15.255.255'],
    ['172.32.0.0'],
    ['223.255.255.255'],
    ['2606:4700:4700::1111'],
    ['2a00:1450:4001:80b::200e'],
    ['2001:4860:4860::8888'],
  ])('%s', (address) => {
    expect(whyNotPublic(address)).toBeNull();
  });
});

describe('an address is not public', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['169.254.169.254', 'linkLocal'],
    ['100.100.100.200', 'carrierGradeNat'],
    ['168.63.129.16', 'provider'],
    ['192.0.0.192', 'reserved'],
    ['192.0.2.1', 'reserved'],
    ['198.51.100.7', 'reserved'],
    ['203.0.113.9', 'reserved'],
    ['198.19.0.1', 'reserved'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'ipv4Mapped'],
    ['::ffff:8.8.8.8', 'ipv4Mapped'],
    ['::ffff:0:127.0.0.1', 'rfc6145'],
    ['::127.0.0.1', 'ipv4Mapped'],
    ['::7f00:1', 'reserved'],
    ['64:ff9b::127.0.0.1', 'rfc6052'],
    ['64:ff9b:1::a00:1', 'rfc6052'],
    ['2002:7f00:1::', '6to4'],
    ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'teredo'],
    ['2001:db8::1', 'reserved'],
    ['3fff::1', 'reserved'],
    ['fd00:ec2::254', 'uniqueLocal'],
    ['fe80::1', 'linkLocal'],
    ['fe80::1%eth0', 'unknown'],
    ['fec0::1', 'deprecatedSiteLocal'],
    ['ff02::1', 'multicast'],
    ['100::1', 'discard'],
    ['5f00::1', 'segmentRouting'],
    ['4000::1', 'reserved'],
    ['0x7f.1', 'unknown'],
    ['2130706433', 'unknown'],
    ['127.1', 'unknown'],
    ['010.0.0.1', 'unknown'],
    ['localhost', 'unknown'],
    ['', 'unknown'],
  ])('%s (%s)', (address, why) => {
    expect(whyNotPublic(address)).toBe(why);
  });

  it('exactly where the registry says so', () => {
    const near = fc
      .tuple(fc.constantFrom(...SPECIAL_IPV4), fc.integer({ min: -2, max: 2 }), fc.boolean())
      .map(([[network, prefix], off, end]) => text(number(network) + (end ? 2 ** (32 - prefix) : 0) + off));
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), near), (address) => {
        expect(whyNotPublic(address) === null).toBe(!special.check(address));
      }),
      { numRuns: 500 },
    );
  });

  it('whenever it is another form of an IPv4 address', () => {
    const wrapped = fc
      .tuple(fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::'), fc.ipV4())
      .map(([prefix, address]) => prefix + address);
    fc.assert(fc.property(wrapped, (address) => whyNotPublic(address) !== null));
  });

  it('whenever it is outside the space of IPv6 that is given to the public', () => {
    const outside = fc.ipV6().filter((address) => !/^[23][0-9a-f]{3}:/i.test(address));
    fc.assert(fc.property(outside, (address) => whyNotPublic(address) !== null));
  });

  it('whenever it is not an address at all', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.domain()), (address) => whyNotPublic(address) !== null));
  });
});

function number(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function text(address: number): string {
  const whole = ((address % 2 ** 32) + 2 ** 32) % 2 ** 32;
  return [24, 16, 8, 0].map((shift) => Math.floor(whole / 2 ** shift) % 256).join('.');
}
