import { choice, count, day, files, instant, note, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { building } from './building.ledger.ts';
import { followers, readers } from './building-roles.ts';

/**
 * A random sample of surveyed buildings that others look at again (抽查复核). Seed, rule and number of buildings stand written, so that
 * anybody can reckon why a building was drawn. A sample is never deleted: one that is void says why.
 */
export const recheckSample = ledger('recheckSample', {
  label: '排查抽查',
  title: 'name',
  fields: {
    name: text({ label: '抽查名称', required: true, key: true }),
    among: choice({
      label: '抽查范围',
      required: true,
      options: { surveyed: '全部已排查', safe: '未见隐患的' },
    }),
    wanted: count({ label: '抽取栋数', required: true, min: 1, max: 2000 }),
    population: count({ label: '范围内房屋', required: true, max: 10_000_000 }),
    seed: text({ label: '随机种子', required: true, max: 64 }),
    method: note({ label: '抽取规则', required: true }),
    dueOn: day({ label: '复核期限', required: true }),
    drawnAt: instant({ label: '抽取时间', required: true }),
    drawnBy: person({ label: '抽取人', required: true }),
    conclusion: note({ label: '抽查结论' }),
    closedAt: instant({ label: '结束时间' }),
    voidReason: text({ label: '作废原因', max: 200 }),
    voidedAt: instant({ label: '作废时间' }),
  },
  states: { drawn: '复核中', closed: '已结束', voided: '已作废' },
  initial: 'drawn',
  steps: {
    close: {
      label: '结束抽查',
      from: ['drawn'],
      to: 'closed',
      by: followers,
      fills: ['conclusion'],
      stamps: { closedAt: 'now' },
    },
    void: {
      label: '作废',
      from: ['drawn'],
      to: 'voided',
      by: ['sectionChief'],
      fills: ['voidReason'],
      stamps: { voidedAt: 'now' },
    },
  },
  deadlines: {
    close: {
      label: '排查抽查',
      law: 'buildings.recheck',
      owes: 'sectionChief',
      due: (row) => (row.state === 'voided' ? null : row.dueOn),
      metAt: (row) => row.closedAt,
    },
  },
  may: { read: readers.filter((role) => role !== 'village'), create: ['system'], update: [] },
});

/** What a re-check can find wrong. */
export const recheckFaults = {
  missed: '漏判隐患',
  wronglyFlagged: '误判隐患',
  facts: '房屋信息不实',
  absent: '查无此房',
} as const;

/** A building drawn into a sample, and what the second look at it said. */
export const recheckItem = ledger('recheckItem', {
  label: '抽查房屋',
  title: 'address',
  fields: {
    address: text({ label: '房屋地址', required: true, max: 120 }),
    sample: ref(recheckSample, { label: '所属抽查', required: true, key: true }),
    building: ref(building, { label: '房屋', required: true, key: true }),
    turn: count({ label: '抽取次序', required: true, min: 1, max: 2000 }),
    surveyor: person({ label: '原排查人' }),
    fault: choice({ label: '差错类型', options: recheckFaults }),
    opinion: note({ label: '复核情况' }),
    photos: files({ label: '复核照片' }),
    checkedAt: instant({ label: '复核时间' }),
    checkedBy: person({ label: '复核人' }),
  },
  states: { drawn: '待复核', right: '复核一致', wrong: '复核有误' },
  initial: 'drawn',
  steps: {
    agree: {
      label: '复核一致',
      from: ['drawn', 'wrong'],
      to: 'right',
      by: followers,
      asks: ['opinion', 'photos'],
      stamps: { checkedAt: 'now', checkedBy: 'by' },
      clears: ['fault'],
      refuse: (row, { by }) => ownWork(row.surveyor, by),
    },
    disagree: {
      label: '复核有误',
      from: ['drawn', 'right'],
      to: 'wrong',
      by: followers,
      fills: ['fault', 'opinion'],
      asks: ['photos'],
      stamps: { checkedAt: 'now', checkedBy: 'by' },
      refuse: (row, { by }) => ownWork(row.surveyor, by),
    },
  },
  may: { read: readers.filter((role) => role !== 'village'), create: ['system'], update: [] },
});

const ownWork = (surveyor: string | null, by: string) =>
  surveyor === by ? '这栋房屋是您排查的，请由其他人复核' : undefined;
