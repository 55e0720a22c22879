import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowReader } from './read-row.ts';

test('a row has its columns in their order, whatever they are called', () => {
  const names = ['id', 'dueAt', 'site$', 'a"b', '?column?', '数量'];
  const read = rowReader(names.map((name) => ({ name })));
  const row = read([1, null, 'x', '"', 5, [6]]);
  assert.deepEqual(Object.entries(row), [
    ['id', 1],
    ['dueAt', null],
    ['site$', 'x'],
    ['a"b', '"'],
    ['?column?', 5],
    ['数量', [6]],
  ]);
  assert.equal(rowReader(names.map((name) => ({ name }))), read, 'it is made once');
});

test('of two columns of one name the last counts, as everywhere', () => {
  assert.deepEqual(rowReader([{ name: 'n' }, { name: 'n' }])([1, 2]), { n: 2 });
});
