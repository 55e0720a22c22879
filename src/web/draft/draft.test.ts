import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { changed, differences, merged } from './compare.ts';
import { draftKey, draftKeeper, type Shelf } from './draft-keeper.ts';

const draft = {
  id: '018f0000-0000-7000-8000-000000000001',
  values: { summary: '电线裸露', funds: null },
  seen: null,
  at: '2026-06-12T06:05:00.000Z',
};

function shelf(): Shelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

test('a draft comes back with the id it will be saved under, until it is dropped', () => {
  const storage = shelf();
  const keeper = draftKeeper(() => storage, draftKey('u1', 'hazard', 'new'));
  equal(keeper.load(), null);
  keeper.save(draft);
  deepEqual(draftKeeper(() => storage, 'draft:u1:hazard:new').load(), draft);
  equal(draftKeeper(() => storage, draftKey('u2', 'hazard', 'new')).load(), null, 'another person has their own');
  keeper.drop();
  equal(keeper.load(), null);
});

test('a damaged, foreign or forbidden storage is no draft and no error', () => {
  const storage = shelf();
  storage.kept.set('k', '{"id":');
  equal(draftKeeper(() => storage, 'k').load(), null);
  storage.kept.set('k', '{"id":"not one","values":{}}');
  equal(draftKeeper(() => storage, 'k').load(), null);
  const forbidden = draftKeeper(() => {
    throw new Error('denied');
  }, 'k');
  forbidden.save(draft);
  equal(forbidden.load(), null);
});

test('only fields that parted are compared, and both having changed one asks a person', () => {
  const seen = { a: 1, b: 1, c: 1, d: 1, e: [1] };
  const theirs = { a: 2, b: 1, c: 2, d: 2, e: [1] };
  const mine = { a: 1, b: 2, c: 3, d: 2, e: [1] };
  const all = differences(['a', 'b', 'c', 'd', 'e'], seen, theirs, mine);
  deepEqual(
    all.map(({ name, clash }) => [name, clash]),
    [
      ['a', false],
      ['b', false],
      ['c', true],
      ['d', false],
    ],
  );
  deepEqual(merged(all, { c: 'theirs' }), { a: 2, b: 2, c: 2, d: 2 });
  deepEqual(merged(all, { a: 'mine', c: 'mine' }), { a: 1, b: 2, c: 3, d: 2 });
});

test('an edit sends what differs and nothing else', () => {
  const row = { id: 'r', version: 1, state: 'found', summary: 'x', people: ['a'], spot: null };
  const values = { summary: 'y', people: ['a'], spot: undefined };
  // The comparison reads no system column.
  deepEqual(changed(row as unknown as Parameters<typeof changed>[0], values), { summary: 'y' });
});
