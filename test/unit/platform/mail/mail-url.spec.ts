import { describe, expect, it } from '@jest/globals';
import { parsedMailUrl } from '../../../../src/platform/mail/mail-url.js';

describe('the address of a mail server', () => {
  it('names the usual ports by itself', () => {
    expect(parsedMailUrl('smtp://mail.example')).toMatchObject({ host: 'mail.example', port: 587, secure: false });
    expect(parsedMailUrl('smtps://mail.example')).toMatchObject({ host: 'mail.example', port: 465, secure: true });
    expect(parsedMailUrl('smtp://[::1]:2525')).toMatchObject({ host: '::1', port: 2525 });
  });

  it('decodes user and password', () => {
    const { login } = parsedMailUrl('smtp://ads%40brand.example:p%3A%2F%C3%BC@mail.example') ?? {};
    expect(login).toEqual({ user: 'ads@brand.example', pass: 'p:/ü' });
  });

  it('sends a password over TLS only, except to this machine', () => {
    expect(parsedMailUrl('smtp://u:p@mail.example')?.requireTLS).toBe(true);
    expect(parsedMailUrl('smtp://u:p@127.example')?.requireTLS).toBe(true);
    expect(parsedMailUrl('smtp://mail.example')?.requireTLS).toBe(false);
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect(parsedMailUrl(`smtp://u:p@${host}`)?.requireTLS).toBe(false);
    }
  });

  it.each([
    '',
    'mail.example',
    'mail.example:25',
    'smtp:',
    'smtp://',
    'smtp://u:p@',
    'http://mail.example',
    'smtp://mail.example/box',
    'smtp://mail.example?tls=no',
    'smtp://mail.example#x',
    'smtp://u@mail.example',
    'smtp://:p@mail.example',
    'smtp://u:%zz@mail.example',
    'smtp://mail.example:port',
    'smtp://a b',
  ])('is not %j', (text) => {
    expect(parsedMailUrl(text)).toBeNull();
  });
});
