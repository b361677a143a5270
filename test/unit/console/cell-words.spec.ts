import { describe, expect, it } from '@jest/globals';
import { handedInWords } from '../../../src/console/coverage/cell-words.js';

const watched = { watchIds: ['a'] };
const ended = { watchIds: [] };

describe('why nobody looks at a cell live', () => {
  it('tells a watch without a provider from one that has ended, and counts both', () => {
    expect(handedInWords([watched, watched, ended])).toBe(
      'The watches of 2 cells name no provider: only captures that are handed in tell of them. ' +
        'Name one in the portfolio file, and they are looked at by schedule. 1 cell is no longer watched.',
    );
  });

  it('says nothing of a reason that no cell has', () => {
    expect(handedInWords([ended, ended])).toBe('2 cells are no longer watched.');
    expect(handedInWords([watched])).not.toContain('no longer');
  });
});
