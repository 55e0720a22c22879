import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyRow } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { type Progress, runEach } from './bulk-run.ts';

// The run reads nothing of a row but its id.
const rows = ['a', 'b', 'c'].map((id) => ({ id }) as unknown as AnyRow);

const act = (row: AnyRow) =>
  row.id === 'b' ? Promise.reject(new Problem('refused', '整改期限不能早于今天')) : Promise.resolve();

test('a refused row does not stop the others, and is told with its reason', async () => {
  const told: Progress[] = [];
  const end = await runEach(rows, act, (progress) => told.push(progress));
  deepEqual(
    told.map(({ done, of }) => [done, of]),
    [
      [1, 3],
      [2, 3],
      [3, 3],
    ],
  );
  deepEqual(
    end.refused.map(({ row, why }) => [row.id, why]),
    [['b', '整改期限不能早于今天']],
  );
});
