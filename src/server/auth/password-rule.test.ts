import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passwordProblem } from './password-rule.ts';

for (const [next, fine] of [
  ['Anlan-2026', true],
  ['anlan-2026', true],
  ['ANLAN2026x', true],
  ['安澜Anlan26', true],
  ['Ab-2026', false],
  ['anlananlan', false],
  ['anlan20262026', false],
  ['Zhao.Qian-2026', false],
  ['1ZHAO.QIANx', false],
  [`Ab1${'x'.repeat(126)}`, false],
] as const) {
  test(`'${next.slice(0, 20)}' is ${fine ? 'a' : 'no'} password for zhao.qian (GB/T 22239-2019 身份鉴别: 8 characters, 3 of 4 classes)`, () => {
    assert.equal(passwordProblem('zhao.qian', next) === undefined, fine);
  });
}
