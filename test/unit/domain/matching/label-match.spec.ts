import { describe, expect, it } from '@jest/globals';
import { matchLabel } from '../../../../src/domain/matching/label-match.js';
import { MarkIndex } from '../../../../src/domain/matching/mark-index.js';

const index = new MarkIndex();
['NORDLICHT', 'POLAR PEAK', 'Ria', 'The Lamp Factory'].forEach((mark, id) => index.add(id, mark));
const kinds = (label: string): string[] =>
  matchLabel(index, label).map((match) => `${match.form.spelling}:${match.kind}:${match.rest}`);

describe('finding a mark in a domain label', () => {
  it.each([
    ['nordlicht', 'NORDLICHT:exact:'],
    ['nord-licht', 'NORDLICHT:exact:'],
    ['nordlicht-shop', 'NORDLICHT:combination:shop'],
    ['buynordlichtonline', 'NORDLICHT:combination:buy-online'],
    ['nordlichtjokkmokk', 'NORDLICHT:combination:jokkmokk'],
    ['n0rdlicht', 'NORDLICHT:homoglyph:'],
    ['nоrdlicht', 'NORDLICHT:homoglyph:'],
    ['norcllicht', 'NORDLICHT:homoglyph:'],
    ['nordlihct', 'NORDLICHT:typo:'],
    ['nordlichtt', 'NORDLICHT:typo:'],
    ['shopnordlich', 'NORDLICHT:typo:shop'],
    ['polarpeak', 'POLAR PEAK:exact:'],
  ])('%s', (label, expected) => {
    expect(kinds(label)).toContain(expected);
  });

  it.each(['gloria', 'victoria', 'lampen', 'northlight', ''])('nothing in %p', (label) => {
    expect(kinds(label)).toEqual([]);
  });
});
