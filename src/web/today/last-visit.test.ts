import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { visited } from './last-visit.ts';

test('looking again within half an hour is the same visit, later is a new one', () => {
  const first = visited(undefined, '2026-06-12T01:00:00.000Z');
  deepEqual(first, { since: null, seen: '2026-06-12T01:00:00.000Z' });
  const again = visited(first, '2026-06-12T01:20:00.000Z');
  deepEqual(again, { since: null, seen: '2026-06-12T01:20:00.000Z' });
  const nextDay = visited(again, '2026-06-13T01:00:00.000Z');
  deepEqual(nextDay, { since: '2026-06-12T01:20:00.000Z', seen: '2026-06-13T01:00:00.000Z' });
  deepEqual(visited(nextDay, '2026-06-13T01:10:00.000Z').since, '2026-06-12T01:20:00.000Z');
  deepEqual(visited('anything else', '2026-06-13T01:10:00.000Z').since, null);
});
