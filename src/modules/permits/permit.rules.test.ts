import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, nationalCalendar } from '../../kernel/calendar.ts';
import type { Reckoning } from '../../kernel/ledger.ts';
import { applicationFaults, decisionDue, grantable, renewalLatest, validUntil } from './application.rules.ts';
import { addMonths } from './months.ts';
import { hazchemClasses, lawfulAuthority } from './permit-kinds.ts';
import { fireworksNumberFault, permitNumberOf } from './permit-number.ts';
import { permitSettings } from './permit.laws.ts';
import { permitFault } from './permit.rules.ts';

const reckoning: Reckoning = {
  calendar: nationalCalendar,
  setting: (key) => permitSettings[key]?.value ?? assert.fail(key),
};

test('a month has no thirty-first everywhere: the last day stands for it', () => {
  for (const [day, months, expected] of [
    ['2026-12-31', -3, '2026-09-30'],
    ['2026-05-31', -3, '2026-02-28'],
    ['2028-05-31', -3, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-02', 36, '2029-03-02'],
  ] as const)
    assert.equal(addMonths(day, months), expected);
});

test('a decision is due twenty working days from acceptance, ten more once extended, without tests and hearings (行政许可法 42、45、82条)', () => {
  const base = { acceptedOn: '2026-09-18', extendedOn: null, excludedDays: null };
  assert.equal(decisionDue({ ...base, acceptedOn: null }, reckoning), null);
  assert.equal(decisionDue(base, reckoning), '2026-10-22');
  assert.equal(decisionDue({ ...base, extendedOn: '2026-10-20' }, reckoning), '2026-11-05');
  assert.equal(decisionDue({ ...base, excludedDays: 5 }, reckoning), '2026-10-29');
});

test('an extension is applied for thirty days before the end, or three months where a special rule says so (行政许可法 50条)', () => {
  assert.equal(renewalLatest('fireworksRetail', '2026-12-31', reckoning), addDays('2026-12-31', -30));
  assert.equal(renewalLatest('hazchemOperation', '2026-12-31', reckoning), '2026-09-30');
  assert.equal(validUntil('hazchemOperation', '2026-03-02', reckoning), '2029-03-01');
  assert.equal(validUntil('fireworksRetail', '2026-03-01', reckoning), '2028-02-29');
});

test('poisons, explosive precursors and stored major hazards go to the city, the rest of hazardous chemicals stays open (危险化学品安全法 55条)', () => {
  const expected = { noStorage: undefined, storage: undefined, storageMajor: 'city', toxic: 'city' };
  for (const key of Object.keys(hazchemClasses) as (keyof typeof hazchemClasses)[])
    assert.equal(lawfulAuthority('hazchemOperation', key), expected[key], key);
  const asked = { kind: 'hazchemOperation', matter: 'new', permit: null } as const;
  assert.equal(applicationFaults({ ...asked, hazchemClass: 'storage' }), undefined);
  assert.ok(applicationFaults({ ...asked, hazchemClass: null })?.['hazchemClass']);
  assert.ok(applicationFaults({ ...asked, matter: 'extension', hazchemClass: 'storage' })?.['permit']);
});

test('nothing is granted unseen, by its own reviewer, or where the environment does not allow it', () => {
  const row = {
    hazchemClass: null,
    kind: 'fireworksRetail',
    matter: 'new',
    environment: 'notNeeded',
    checkResult: 'pass',
    reviewedBy: 'a',
  } as const;
  assert.equal(grantable(row, 'b'), undefined);
  assert.match(grantable(row, 'a') ?? '', /初审人/);
  assert.match(grantable({ ...row, checkResult: null }, 'b') ?? '', /尚未现场核查/);
  assert.equal(grantable({ ...row, matter: 'extension', checkResult: null }, 'b'), undefined);
  assert.match(grantable({ ...row, checkResult: 'fail' }, 'b') ?? '', /不合格/);
  assert.match(grantable({ ...row, kind: 'safetyProduction', environment: 'notMet' }, 'b') ?? '', /环保/);
  assert.match(grantable({ ...row, kind: 'hazchemOperation', hazchemClass: 'toxic' }, 'b') ?? '', /市级/);
});

test('numbers of fireworks permits are written as the ministry writes them (应急厅〔2020〕31号)', () => {
  assert.equal(permitNumberOf('fireworksRetail', '安应急LS〔2026〕12号'), '（安应急）LS〔2026〕0012');
  assert.equal(permitNumberOf('hazchemOperation', '安应急危化经字〔2026〕7号'), '安应急危化经字〔2026〕0007号');
  for (const good of ['（安应急）LS〔2026〕0012', '(川绵)PF[2024]3'])
    assert.equal(fireworksNumberFault(good), undefined);
  for (const bad of ['LS〔2026〕12', '（安）LX〔2026〕1', '（安）LS〔26〕1', '（）LS〔2026〕1'])
    assert.match(fireworksNumberFault(bad) ?? '', /应为/, bad);
});

test('a permit is good through its last day and not a day longer, whatever its state says', () => {
  const row = { state: 'valid', validFrom: '2024-03-02', validTo: '2026-03-01' };
  assert.equal(permitFault(row, '2026-03-01'), undefined);
  assert.match(permitFault(row, '2026-03-02') ?? '', /到期/);
  assert.match(permitFault(row, '2024-03-01') ?? '', /起生效/);
  for (const state of ['expired', 'replaced', 'cancelled', 'suspended'])
    assert.ok(permitFault({ ...row, state }, '2026-03-01'), state);
});
