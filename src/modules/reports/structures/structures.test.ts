import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '../../index.ts';
import { asksOf } from '../text/report-text.ts';
import { namedChips } from './named-chips.ts';

test('every figure the outlines ask for is an indicator of a module', () => {
  const asked = Object.values(namedChips).flatMap(asksOf);
  deepEqual(
    [...new Set(asked.map(({ indicator }) => indicator))].filter((code) => !modules.indicators.has(code)),
    [],
  );
});
