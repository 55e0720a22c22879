import { addDays, dayOf } from '../../kernel/calendar.ts';
import { choice, count, flag, instant, note, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { watchers } from './duty-roles.ts';

const readers = [...bureau, 'township'] as const;

/** A check whether somebody is at his post (点名查岗, L31): by a superior of us, or by us of a town's duty. */
export const rollCall = ledger('rollCall', {
  label: '点名查岗',
  title: 'callee',
  fields: {
    callee: text({ label: '被查单位', required: true, key: true, max: 60 }),
    from: choice({ label: '查岗层级', required: true, options: { province: '省级', city: '市级', county: '县级' } }),
    means: choice({
      label: '方式',
      required: true,
      options: { video: '视频点名', phone: '电话抽查', visit: '现场督查' },
    }),
    calledAt: instant({ label: '查岗时间', required: true, key: true }),
    answered: flag({ label: '有人应答', required: true }),
    seconds: count({ label: '接听用时（秒）', max: 3600 }),
    answeredBy: text({ label: '应答人', max: 60 }),
    leaderReached: flag({ label: '联系上带班领导' }),
    result: choice({ label: '结果', required: true, options: { pass: '合格', fail: '不合格' } }),
    fault: note({ label: '存在问题' }),
    remedy: note({ label: '整改情况' }),
    remediedAt: instant({ label: '整改时间' }),
  },
  states: { recorded: '已记录', remedied: '已整改' },
  initial: 'recorded',
  steps: {
    remedy: {
      label: '登记整改',
      from: ['recorded'],
      to: 'remedied',
      by: [...watchers, 'township'],
      fills: ['remedy'],
      stamps: { remediedAt: 'now' },
    },
  },
  deadlines: {
    remedy: {
      label: '查岗问题整改',
      law: 'duty.rollCall',
      owes: 'township',
      due: (row, reckoning) =>
        row.result === 'fail' ? addDays(dayOf(row.calledAt), reckoning.setting('duty.remedyDays')) : null,
      metAt: (row) => row.remediedAt,
    },
  },
  may: { read: readers, create: watchers, update: watchers },
  check: (row): Readonly<Record<string, string>> | undefined => {
    if (row.result === 'pass' && !row.answered) return { result: '无人应答的查岗不能记为合格' };
    return row.result === 'fail' && row.fault === null ? { fault: '不合格的请写明存在的问题' } : undefined;
  },
});

/** One unit to be called by a time (每日调度, 电话提醒, L31): whether it answered, and what it said. */
export const dispatchCall = ledger('dispatchCall', {
  label: '调度呼叫',
  title: 'unit',
  fields: {
    unit: text({ label: '被调度单位', required: true, key: true, max: 60 }),
    kind: choice({
      label: '类别',
      required: true,
      key: true,
      options: { daily: '每日调度', reminder: '电话提醒', special: '专项调度' },
    }),
    subject: text({ label: '调度内容', required: true, max: 200 }),
    callBy: instant({ label: '应呼叫时间', required: true, key: true }),
    answeredBy: text({ label: '应答人', max: 60 }),
    situation: note({ label: '反映情况' }),
    answeredAt: instant({ label: '应答时间' }),
    triedAt: instant({ label: '最近一次未接时间' }),
    dropReason: text({ label: '不再呼叫原因', max: 200 }),
  },
  states: { waiting: '待呼叫', unanswered: '未应答', answered: '已应答', dropped: '不再呼叫' },
  initial: 'waiting',
  steps: {
    answer: {
      label: '已应答',
      from: ['waiting', 'unanswered'],
      to: 'answered',
      by: watchers,
      fills: ['answeredBy', 'situation'],
      stamps: { answeredAt: 'now' },
    },
    miss: {
      label: '无人应答',
      from: ['waiting', 'unanswered'],
      to: 'unanswered',
      by: watchers,
      stamps: { triedAt: 'now' },
    },
    drop: {
      label: '不再呼叫',
      from: ['waiting', 'unanswered'],
      to: 'dropped',
      by: watchers,
      fills: ['dropReason'],
    },
  },
  deadlines: {
    call: {
      label: '调度呼叫',
      law: 'duty.dispatch',
      owes: 'dutyOfficer',
      due: (row) => (row.state === 'dropped' ? null : row.callBy),
      metAt: (row) => row.answeredAt,
    },
  },
  may: { read: readers, create: watchers, update: watchers },
});
