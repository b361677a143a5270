import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { compare } from '../../../../src/domain/policy/compare.js';
import { type PolicyState, transitionsOf } from '../../../../src/domain/policy/history.js';
import { hunksOf } from '../../../../src/domain/policy/hunks.js';
import { readersWords, readerText } from '../../../../src/domain/policy/normalise.js';
import { describeWithSharedData, sharedData } from '../../../support/shared-data.js';
import { READ_HISTORIES } from '../../../support/read-histories.js';

function statesOf(document: string): PolicyState[] {
  const folder = sharedData(join('policies', document));
  return readdirSync(folder)
    .toSorted()
    .map((name) => ({
      at: new Date(`${name.slice(0, 10)}T${name.slice(11, 19).replaceAll('-', ':')}Z`),
      text: readerText(readFileSync(join(folder, name), 'utf8'), 'markdown'),
    }));
}

describeWithSharedData('real histories of policies', () => {
  it('are all among those that were read by a person', () => {
    const folders = readdirSync(sharedData('policies'), { withFileTypes: true }).filter((each) => each.isDirectory());
    expect(folders.map(({ name }) => name).toSorted()).toEqual(Object.keys(READ_HISTORIES).toSorted());
  });

  it.each(Object.entries(READ_HISTORIES))(
    '%s: each transition has the class that reading it gave',
    (document, read) => {
      const states = statesOf(document);
      const transitions = transitionsOf(states);
      const days = (kind: string): string[] =>
        transitions.filter((each) => each.class === kind).map(({ to }) => to.toISOString().slice(0, 16));
      expect(states).toHaveLength(read.versions);
      expect(days('changed')).toEqual([...read.news, ...read.changedWithoutNews].toSorted());
      expect(days('seen-before')).toEqual(read.seenBefore);
      expect(days('unseen')).toHaveLength(read.unseen);
    },
  );

  it.each(Object.keys(READ_HISTORIES))('%s: a difference is shown exactly where the words differ', (document) => {
    const states = statesOf(document);
    for (const [at, state] of states.slice(1).entries()) {
      const before = states[at]?.text ?? '';
      expect(hunksOf(compare(before, state.text)).length > 0).toBe(readersWords(before) !== readersWords(state.text));
    }
  });
});
