import { describe, expect, it } from '@jest/globals';
import {
  askedCases,
  caseFilterCount,
  casesSearch,
  changedCases,
  unfilteredCases,
  viewOf,
} from '../../../../src/console/cases/case-search.js';

const search = (text: string) => new URLSearchParams(text);

describe('the address of the cases', () => {
  it('asks the API for every state on the board, whatever the list was narrowed to', () => {
    expect(askedCases(search('state=filed&brand=b'))).toBe('state=filed&brand=b');
    expect(askedCases(search('view=board&state=filed&brand=b'))).toBe('state=all&brand=b');
  });

  it('keeps the state for the way back from the board to the list', () => {
    const board = changedCases(search('state=filed'), 'view', 'board');
    expect(viewOf(board)).toBe('board');
    expect(askedCases(changedCases(board, 'view', null))).toBe('state=filed');
  });

  it('drops what nobody here understands, so that equal views share a key', () => {
    expect(casesSearch(search('route=direct-notice&x=1&brand='))).toBe(casesSearch(search('route=direct-notice')));
    expect(viewOf(search('view=wall'))).toBe('list');
  });

  it('clears the filters and leaves state and view', () => {
    const narrowed = search('state=closed&brand=b&owner=o&view=board');
    expect(caseFilterCount(narrowed)).toBe(2);
    expect(unfilteredCases(narrowed).toString()).toBe('state=closed&view=board');
  });
});
