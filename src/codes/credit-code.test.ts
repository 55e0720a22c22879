import assert from 'node:assert/strict';
import { test } from 'node:test';
import { creditCheck, creditCodeFault, isCreditCode, makeCreditCode } from './credit-code.ts';
import { isOrganisationCode, organisationCheck } from './organisation-code.ts';

test('published unified social credit codes pass (GB 32100)', () => {
  for (const code of ['91350100M000100Y43', '9144030071526726XG', '91330100799655058B']) {
    assert.equal(creditCodeFault(code), null, code);
  }
});

test('a wrong check character is found and the right one is known (GB 32100)', () => {
  assert.equal(isCreditCode('91110000100000000X'), false);
  assert.equal(creditCheck('91110000100000000'), 'R');
});

test('the organisation code inside has its own check digit (GB 11714)', () => {
  assert.equal(organisationCheck('M000100Y'), '4');
  assert.equal(organisationCheck('71526726'), 'X');
  assert.equal(organisationCheck('79965505'), '8');
  assert.equal(isOrganisationCode('71526726X'), true);
  assert.equal(isOrganisationCode('715267261'), false);
});

test('an outer check that is right does not hide a wrong inner one', () => {
  const first17 = '91350100M000100Y5';
  assert.match(creditCodeFault(first17 + creditCheck(first17)) ?? '', /校验/);
});

test('any single wrong character and most swaps are caught', () => {
  const code = '91350100M000100Y43';
  for (let at = 0; at < 18; at += 1) {
    const other = code[at] === '7' ? '8' : '7';
    assert.equal(isCreditCode(code.slice(0, at) + other + code.slice(at + 1)), false, `place ${at}`);
  }
});

test('the reason says what to look at', () => {
  assert.match(creditCodeFault('9135010') ?? '', /现在是7位/);
  assert.match(creditCodeFault('91350100M00010OY43') ?? '', /“O”/);
  assert.match(creditCodeFault('9135010AM000100Y43') ?? '', /行政区划/);
  assert.match(creditCodeFault('91350100m000100Y43') ?? '', /“m”/);
});

test('codes made for demonstration are valid, and a body outside the alphabet is refused', () => {
  for (let n = 0; n < 500; n += 1)
    assert.equal(isCreditCode(makeCreditCode('91519901', `MA${String(n).padStart(6, '0')}`)), true);
  assert.throws(() => makeCreditCode('91519901', 'MAI00000'), RangeError);
});
