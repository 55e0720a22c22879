import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Code } from '../kernel/code.ts';
import { address } from './address.ts';
import { bankCard } from './bank-card.ts';
import { creditCode } from './credit-code.ts';
import { bornOn, idNumber, sexOf } from './id-number.ts';
import { organisationCode } from './organisation-code.ts';
import { personName } from './person-name.ts';
import { phone } from './phone.ts';

const today = '2026-03-02';
const all: readonly Code[] = [address, bankCard, creditCode, idNumber, organisationCode, personName, phone];

const read = (of: Code, typed: string) => {
  const value = of.normalise(typed);
  return { value, problem: of.problem(value, today) };
};

test('published numbers pass, in any way of writing them', () => {
  for (const [of, typed, value] of [
    [creditCode, ' 91350100m000100y43 ', '91350100M000100Y43'],
    [creditCode, '９１４４０３００７１５２６７２６ＸＧ', '9144030071526726XG'],
    [organisationCode, 'M000100Y-4', 'M000100Y4'],
    [organisationCode, '71526726-X', '71526726X'],
    [organisationCode, '799655058', '799655058'],
    [idNumber, '11010519491231002x', '11010519491231002X'],
    [idNumber, '440524 18800101 0014', '440524188001010014'],
    [idNumber, '440524800101001', '440524198001010013'], // of 15 digits (GB 11643)
    [idNumber, '810000199408230021', '810000199408230021'], // Hong Kong's residence permit
    [idNumber, 'USA110085062512', 'USA110085062512'], // a foreigner's card before 2023
    [bankCard, '6222 0212 3456 7890 128', '6222021234567890128'],
    [phone, '138-1234-5678', '13812345678'],
    [phone, '+86 13812345678', '13812345678'],
    [phone, '（0816）2345678', '08162345678'],
    [phone, '010-66668888转801', '01066668888转801'],
    [phone, '4008123123', '4008123123'],
    [personName, ' 李小明 ', '李小明'],
    [personName, '买买提・艾力', '买买提·艾力'],
  ] as const) {
    assert.deepEqual(read(of, typed), { value, problem: null }, typed);
  }
});

test('a wrong number is told where to look', () => {
  for (const [of, typed, words] of [
    [creditCode, '91110000100000000X', /校验/],
    [organisationCode, '715267261', /校验位/],
    [idNumber, '11010519491231002', /现在是17位/],
    [idNumber, '110105194912310021', /校验位/],
    [idNumber, '990105194912310029', /地区码/],
    [idNumber, '110105194913310024', /出生日期/],
    [idNumber, '110105202702300021', /出生日期/],
    [idNumber, '11010520270101002X', /晚于今天/],
    [idNumber, '110105********002X', /只用数字/],
    [bankCard, '6222021234567890', /校验位/],
    [bankCard, '62220212', /12至19位/],
    [phone, '1381234567', /现在是10位/],
    [phone, '138****5678', /手机填11位|电话号码不对/],
    [phone, '12345', /手机号应为11位/],
    [personName, '李*明', /文字/],
    [personName, '13812345678', /文字/],
    [address, '****', /地址不对/],
  ] as const) {
    assert.match(read(of, typed).problem ?? '', words, typed);
  }
});

test('an ID number tells birth and sex', () => {
  assert.equal(bornOn('11010519491231002X'), '1949-12-31');
  assert.deepEqual([sexOf('11010519491231002X'), sexOf('440524188001010014')], ['女', '男']);
});

test('what is shown is as little as people at work are used to', () => {
  for (const [of, value, shown] of [
    [idNumber, '11010519491231002X', '110105********002X'],
    [phone, '13812345678', '138****5678'],
    [phone, '08162345678', '0816****678'],
    [phone, '01066668888转801', '010*****888转***'],
    [bankCard, '6222021234567890128', '6222 **** **** *** 0128'],
    [bankCard, '6222021234567894', '6222 **** **** 7894'],
    [personName, '张三', '张*'],
    [personName, '李小明', '李*明'],
    [personName, '欧阳娜娜', '欧阳**'],
    [personName, '司马相', '司马*'],
    [personName, '买买提·艾力', '买*****'],
    [address, '安澜县城关镇东门社区建设路12号3单元', '安澜县城关镇东门社区****'],
    [address, '建设路12号', '****'],
  ] as const) {
    assert.equal(of.mask(value), shown, value);
  }
});

test('a mask hides something, is no value, and stays recognisable when it is read in again', () => {
  for (const of of all) {
    for (const typed of [
      '13812345678',
      '08162345678',
      '6222021234567890128',
      '11010519491231002X',
      '张',
      '李小明',
      '城关镇东门村1组',
    ]) {
      const { value, problem } = read(of, typed);
      if (problem !== null) continue;
      const mask = of.mask(value);
      assert.match(mask, /\*/, `${of.name} ${value}`);
      assert.notEqual(of.problem(of.normalise(mask)), null, `${of.name} ${mask}`);
      assert.equal(of.normalise(mask).replaceAll(' ', ''), mask.replaceAll(' ', ''), `${of.name} ${mask}`);
    }
  }
});
