import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeText } from '../../../../src/domain/capture/decode.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

describe('the encoding of a source', () => {
  it('is UTF-8 when the bytes are valid UTF-8, whatever the page declares', () => {
    const page = new TextEncoder().encode('<meta charset="iso-8859-1"><p>Südlicht</p>');
    expect(decodeText(page)).toEqual({ text: '<meta charset="iso-8859-1"><p>Südlicht</p>', encoding: 'utf-8' });
  });

  it('is told by a byte order mark, which is not part of the text', () => {
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0x41))).toEqual({ text: 'A', encoding: 'utf-8' });
    expect(decodeText(bytes(0xff, 0xfe, 0x41, 0x00))).toEqual({ text: 'A', encoding: 'utf-16le' });
    expect(decodeText(bytes(0xfe, 0xff, 0x00, 0x41))).toEqual({ text: 'A', encoding: 'utf-16be' });
  });

  it('is UTF-16 without a mark when every second byte of the markup is NUL', () => {
    const text = '<!doctype html><title>Лампы</title>';
    const little = bytes(...new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer));
    const big = little.map((_, at) => little[at ^ 1] ?? 0);
    expect(decodeText(little)).toEqual({ text, encoding: 'utf-16le' });
    expect(decodeText(big)).toEqual({ text, encoding: 'utf-16be' });
    expect(decodeText(latin1(`${'a'.repeat(40)}${'\0'.repeat(8)}`)).encoding).toBe('utf-8');
    expect(decodeText(new Uint8Array(64)).encoding).toBe('utf-8');
  });

  it('is the old one of the page’s language when nothing is declared', () => {
    const russian = [0xcb, 0xe0, 0xec, 0xef, 0xfb];
    const page = (lang: string, content: number[]): Uint8Array => bytes(...latin1(`<html lang="${lang}">`), ...content);
    expect(decodeText(page('ru-RU', russian)).text.endsWith('Лампы')).toBe(true);
    expect(decodeText(page('ja', [0x93, 0xfa, 0x96, 0x7b])).text.endsWith('日本')).toBe(true);
    expect(decodeText(page('zh-TW', [0xa4, 0xa4])).encoding).toBe('big5');
    expect(decodeText(page('zh-CN', [0xd6, 0xd0])).encoding).toBe('gb18030');
    expect(decodeText(page('de', [0xfc])).encoding).toBe('windows-1252');
    expect(decodeText(page('constructor', [0xfc])).encoding).toBe('windows-1252');
  });

  it('is the declared one when the bytes are not UTF-8', () => {
    const japanese = [0x93, 0xfa, 0x96, 0x7b];
    const page = bytes(
      ...latin1('<html><head><meta http-equiv=Content-Type content="text/html; charset=Shift_JIS">'),
      ...japanese,
    );
    expect(decodeText(page).encoding).toBe('shift_jis');
    expect(decodeText(page).text.endsWith('日本')).toBe(true);
    expect(decodeText(latin1('<?xml version="1.0" encoding="windows-1250"?>\xb9')).text.endsWith('ą')).toBe(true);
  });

  it('is the declared one when it only looks like UTF-8', () => {
    const page = latin1('<meta charset=iso-2022-jp>\x1b$BF|K\\\x1b(B');
    expect(decodeText(page).text.endsWith('日本')).toBe(true);
  });

  it('is windows-1252 when nothing tells, or when the declaration makes no sense', () => {
    expect(decodeText(latin1('S\xfcdlicht \x80 5'))).toEqual({ text: 'Südlicht € 5', encoding: 'windows-1252' });
    expect(decodeText(latin1('<meta charset="klingon">\xfc')).encoding).toBe('windows-1252');
    expect(decodeText(latin1('<meta charset="utf-16">\xfc')).encoding).toBe('utf-8');
  });

  it('stays UTF-8 when only a byte here and there is broken, as in a download cut within a character', () => {
    const whole = new TextEncoder().encode('Südlicht für Küche und Büro');
    expect(decodeText(bytes(...whole, 0xe2, 0x82)).encoding).toBe('utf-8');
  });

  it('is not looked for beyond the first 4 KiB', () => {
    expect(decodeText(latin1(`${' '.repeat(4096)}<meta charset="shift_jis">\xfc`)).encoding).toBe('windows-1252');
  });

  it('never makes the reading fail', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (any) => expect(typeof decodeText(any).text).toBe('string')),
    );
    expect(decodeText(bytes()).text).toBe('');
    expect(decodeText(bytes(0, 0x41, 0)).text).toBe('\0A\0');
  });
});
