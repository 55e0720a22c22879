import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCommonPassword } from './common-password.ts';
import { firstPassword } from './first-password.ts';
import { passwordProblem } from './password-rule.ts';

const rules = { passwordMinLength: 8, passwordClasses: 3 };

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
    assert.equal(passwordProblem('zhao.qian', next, rules) === undefined, fine);
  });
}

test('a county may ask for more characters and all four classes, and is told so in words', () => {
  assert.match(passwordProblem('a', 'Anlan-2026', { ...rules, passwordMinLength: 12 }) ?? '', /至少 12 位/);
  assert.match(passwordProblem('a', 'anlan-2026', { ...rules, passwordClasses: 4 }) ?? '', /至少四类/);
  assert.equal(passwordProblem('a', 'Anlan-2026', { ...rules, passwordClasses: 4 }), undefined);
});

for (const [next, common] of [
  ['Password1!', true],
  ['P@ssw0rd2026', true],
  ['1qaz@WSX', true],
  ['Qwer1234!', true],
  ['Admin@123', true],
  ['Abc@123456', true],
  ['Yingjiju@2026', true],
  ['Woaini@1314', true],
  ['Zhaoqian@2026', true],
  ['Anlan-2026', false],
  ['Tg7#kLp2', false],
  ['Lunar-Kettle-42', false],
] as const) {
  test(`'${next}' is ${common ? '' : 'not '}a password that is guessed quickly`, async () => {
    assert.equal(await isCommonPassword(next, ['zhaoqian', 'zhao']), common);
  });
}

test('a first password keeps every rule a county can set, and no two are alike', async () => {
  const made = Array.from({ length: 50 }, () => firstPassword());
  assert.equal(new Set(made).size, 50);
  const strictest = { passwordMinLength: 32, passwordClasses: 4 };
  for (const password of made) {
    assert.equal(passwordProblem('zhao', password, { ...rules, passwordClasses: 4 }), undefined, password);
    assert.equal(passwordProblem('zhao', firstPassword(32), strictest), undefined);
  }
  assert.equal(await isCommonPassword(firstPassword(), []), false);
});
