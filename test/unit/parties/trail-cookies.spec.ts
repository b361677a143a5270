import { describe, expect, it } from '@jest/globals';
import { TrailCookies } from '../../../src/parties/trail-cookies.js';

const after = (host: string, ...lines: string[]) => {
  const cookies = new TrailCookies();
  cookies.take(host, lines.join('\n'));
  return cookies;
};

describe('a cookie of a trail', () => {
  it('goes back to the host that set it, and to no other', () => {
    const cookies = after('www.shop.example', 'a=1; Path=/; HttpOnly', 'b=2');
    expect(cookies.for('www.shop.example')).toBe('a=1; b=2');
    expect(cookies.for('shop.example')).toBeUndefined();
    expect(cookies.for('a.www.shop.example')).toBeUndefined();
  });

  it('goes to all hosts of a domain when it says so', () => {
    const cookies = after('www.shop.example', 'a=1; Domain=.shop.example');
    expect(cookies.for('pay.shop.example')).toBe('a=1');
    expect(cookies.for('badshop.example')).toBeUndefined();
  });

  it.each([
    'a=1; Domain=com',
    'a=1; Domain=co.uk',
    'a=1; Domain=other.com',
    '=1',
    'a',
    'a=\u0000',
    'ü=1',
    `a=${'x'.repeat(5000)}`,
  ])('is not taken: %j', (line) => expect(after('www.shop.com', line).for('www.shop.com')).toBeUndefined());

  it('counts as a change only when its value is new', () => {
    const cookies = after('a.example', 'a=1');
    cookies.take('a.example', 'a=1');
    expect(cookies.changes).toBe(1);
    cookies.take('a.example', 'a=2');
    expect(cookies.changes).toBe(2);
    expect(cookies.for('a.example')).toBe('a=2');
  });

  it('is one of at most fifty', () => {
    const cookies = after('a.example', ...Array.from({ length: 80 }, (_, at) => `c${at}=1`));
    expect(cookies.for('a.example')?.split('; ')).toHaveLength(50);
  });
});
