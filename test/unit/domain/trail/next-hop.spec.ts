import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeText } from '../../../../src/domain/capture/decode.js';
import { nextHop, type TrailAnswer } from '../../../../src/domain/trail/next-hop.js';
import { scriptPieces } from '../../../../src/domain/trail/script-pieces.js';
import { describeWithSharedData, sharedData } from '../../../support/shared-data.js';

const url = 'https://go.example/a/b?x=1';
const to = 'https://shop.example/lamps?c=1';
const answer = (given: Partial<TrailAnswer>): TrailAnswer => ({ url, status: 200, headers: {}, html: '', ...given });
const page = (html: string) => nextHop(answer({ html }));
const script = (text: string) => page(`<html><body><script>${text}</script>One moment …</body></html>`);
const article = `<p>${'Lamps for every room, with a warranty of ten years. '.repeat(20)}</p>`;

describe('an answer sends its visitor on', () => {
  it.each([301, 302, 303, 307, 308])('by status %d and Location', (status) => {
    expect(nextHop(answer({ status, headers: { location: to } }))).toEqual({ way: 'redirect', url: to });
    expect(nextHop(answer({ status, headers: { location: '../c' } }))).toEqual({
      way: 'redirect',
      url: 'https://go.example/c',
    });
  });

  it.each([
    ['0;url=', `0;url=${to}`],
    ['with quotes', `3; URL='${to}'`],
    ['with a comma', `0,url="${to}"`],
    ['without url=', `0; ${to}`],
    ['without a delay', `;url=${to}`],
    ['with a fraction', `0.5;url=${to}`],
  ])('by a Refresh header %s', (_name, refresh) => {
    expect(nextHop(answer({ headers: { refresh } }))).toEqual({ way: 'refresh', url: to });
  });

  it.each([
    ['a meta refresh', `<meta http-equiv="refresh" content="0;url=${to}">`],
    ['one in capitals', `<META HTTP-EQUIV=REFRESH CONTENT="1; URL=${to}">`],
    ['one against a base', `<base href="https://shop.example/"><meta http-equiv=refresh content="0;url=lamps?c=1">`],
    ['one on a page full of text', `<meta http-equiv=refresh content="5;url=${to}">${article}`],
    ['one for browsers without scripts', `<noscript><meta http-equiv=refresh content="0;url=${to}"></noscript>Wait`],
  ])('by %s', (_name, html) => {
    expect(page(html)).toEqual({ way: 'meta-refresh', url: to });
  });

  it.each([
    ['location', `location = "${to}"`],
    ['window.location', `window.location='${to}';`],
    ['location.href', `location.href = \`${to}\``],
    ['document.location.href', `document.location.href="${to}"`],
    ['top.location.replace', `top.location.replace('${to}')`],
    ['window.location.assign', `window.location.assign("${to}");`],
    ['window.open in the same window', `window.open('${to}', '_self')`],
    ['escapes', `location.href="https:\\/\\/shop.example\\x2flamps?c\\u003d1"`],
    ['a variable', `var url = "${to}"; window.location.href = url;`],
    ['joined parts', `var h='https://shop'; location.href = h + ".example" + '/lamps' + "?c=1"`],
    ['decodeURIComponent', `location.replace(decodeURIComponent("${encodeURIComponent(to)}"))`],
    ['base64', `location.href = atob("${btoa(to)}")`],
    ['a timer', `setTimeout(function(){ location.href = "${to}" }, 500)`],
    ['a timer with an arrow', `setTimeout(() => { window.location.replace("${to}") }, 0)`],
    ['a timer with text', `setTimeout("location.href='${to}'", 0)`],
    ['a timer with a name', `function go(){ location.href="${to}" } setTimeout(go, 10)`],
    ['a function called on the spot', `(function(){ location = "${to}" })()`],
    ['a function called further down', `function go(){ location.href="${to}"; } go();`],
    ['loading', `window.onload = function(){ location.href="${to}" }`],
    ['an event of loading', `window.addEventListener("load", function () { location.href = "${to}"; })`],
    ['jQuery', `$(document).ready(function(){ location.href="${to}" })`],
    ['a condition on a page without text', `if (navigator.cookieEnabled) { location.href = "${to}" }`],
    ['a comment before it', `// location = "https://other.example"\n/* location="x" */ location = "${to}"`],
    ['a regular expression before it', `var r = /["'{]/g; location = "${to}"`],
  ])('by a script with %s', (_name, text) => {
    expect(script(text)).toEqual({ way: 'script', url: to });
  });

  it('by a script when the body is loaded', () => {
    expect(page(`<body onload="location.href='${to}'">`)).toEqual({ way: 'script', url: to });
  });

  it('by a form that a script sends, read where it is a GET and named where it is not', () => {
    const form = (method: string) =>
      page(`<form action="https://shop.example/lamps" method="${method}"><input type=hidden name=c value=1></form>
        <script>document.forms[0].submit()</script>`);
    expect(form('get')).toEqual({ way: 'form', url: to });
    expect(form('POST')).toEqual({ way: 'needs-browser' });
  });

  it('to another scheme, which is said and left to the guard', () => {
    expect(nextHop(answer({ status: 302, headers: { location: 'file:///etc/passwd' } }))?.way).toBe('redirect');
  });
});

describe('a page stays where it is', () => {
  it.each([
    ['without anything', article],
    ['with a reload', '<meta http-equiv=refresh content="5">'],
    ['with a reload of its own address', `<meta http-equiv=refresh content="5;url=${url}">`],
    ['with a refresh after minutes', `<meta http-equiv=refresh content="300;url=${to}">`],
    [
      'with a refresh for browsers without scripts among its text',
      `${article}<noscript><meta http-equiv=refresh content="0;url=${to}"></noscript>`,
    ],
    ['with a refresh within a template', `<template><meta http-equiv=refresh content="0;url=${to}"></template>`],
    ['with a form to be filled in', `${article}<form action="/search"><input name=q></form>`],
  ])('%s', (_name, html) => expect(page(html)).toBeNull());

  it.each([
    ['in a click', `button.onclick = function(){ location.href="${to}" }`],
    ['in a listener for clicks', `a.addEventListener("click", function(){ location.href="${to}" })`],
    ['in a function that nobody calls', `function buy(){ location.href="${to}" }`],
    ['in a method', `var shop = { buy() { location.href="${to}" } }`],
    ['from something computed', `location.href = base() + "/x"`],
    ['compared', `if (location.href == "${to}") { show() }`],
    ['of another object', `shop.location = "${to}"`],
    ['in a new window', `window.open("${to}", "_blank")`],
    ['in a string', `var help = 'location = "${to}"'`],
    ['from a variable that was set twice', `var a = "${to}"; a = "x"; location.href = a`],
    ['from a variable that something is added to', `var a = "${to}"; a += id; location.href = a`],
    ['from a parameter of the same name', `a = "${to}"; function go(a) { location.href = a } go(next)`],
    ['from an arrow’s parameter of the same name', `a = "${to}"; setTimeout((a) => { location.href = a })`],
    ['to a word that is no address', `var a = "undefined"; location.href = a`],
    ['to a script', `location.href = "javascript:void(0)"`],
    ['to itself', `location.href = "${url}#top"`],
  ])('with a location that is set %s', (_name, text) => expect(script(text)).toBeNull());

  it('with a condition among its text, as landing pages have for phones', () => {
    expect(page(`${article}<script>if (phone) { location.href="${to}" }</script>`)).toBeNull();
  });

  it('with a location in data', () => {
    expect(page(`<script type="application/json">location = "${to}"</script>`)).toBeNull();
  });
});

describe('a hostile page', () => {
  const piece = fc.constantFrom(
    '<script>',
    '</script>',
    'location=',
    '"',
    "'",
    '`',
    '{',
    '}',
    '(',
    ')',
    '\\u{',
    '+',
    'setTimeout(',
    '<meta http-equiv=refresh content="',
    'function f(){',
    'function ',
    'a=>',
    '<form action=',
    '/',
    '${',
    'atob(',
    '<noscript>',
  );

  it('never causes an error', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (parts) => {
        const next = page(parts.join(''));
        expect(next === null || next.way === 'needs-browser' || URL.canParse(next.url)).toBe(true);
      }),
    );
  });

  it.each([
    '{',
    '(',
    '"\\',
    'a=',
    'if(',
    'location=',
    'setTimeout("',
    '`${',
    '/[',
    '+',
    'x+',
    '<div>',
    '<template>',
    '</x>',
    '<form><input name=a>',
    'function f(){',
  ])('of %j over and over is read in time that grows with its length', (part) => {
    // What grows with the square of the length would take minutes here and run into the limit of every test.
    for (const html of [part, `<script>${part}`]) {
      expect(() => page(`${html}${part.repeat(200_000 / part.length)}`)).not.toThrow();
    }
    expect(scriptPieces(part.repeat(100_000)).length).toBeLessThanOrEqual(50_000);
  });
});

describeWithSharedData('a real results page', () => {
  const folder = sharedData('serp/html');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.html?$/.test(name));

  it('stays where it is, though its scripts are long and set locations, save one that shows nothing without scripts', () => {
    const leaving = pages.filter((name) => {
      const { text } = decodeText(readFileSync(join(folder, name)));
      return page(text) !== null;
    });
    expect(pages.length).toBeGreaterThan(80);
    expect(leaving).toEqual([expect.stringMatching(/result_estimate_script_fallback_1\.html$/)]);
  });
});
