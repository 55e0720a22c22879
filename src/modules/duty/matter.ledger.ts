import { addHours, dayOf } from '../../kernel/calendar.ts';
import { choice, instant, note, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { desks, readers, watchers } from './duty-roles.ts';

/** Something the duty room has to see to (值班事项): it stays open over every handover until it is done. */
export const dutyMatter = ledger('dutyMatter', {
  label: '值班事项',
  title: 'subject',
  number: '值班',
  fields: {
    subject: text({ label: '事项', required: true, key: true, max: 200 }),
    desk: choice({ label: '值班机构', required: true, key: true, options: desks }),
    source: text({ label: '来源', max: 100, hint: '来电、来文、领导交办' }),
    detail: note({ label: '情况' }),
    finishBy: instant({ label: '办理时限' }),
    parkedUntil: instant({ label: '挂起至' }),
    parkReason: text({ label: '挂起原因', max: 200 }),
    result: note({ label: '办理结果' }),
    doneAt: instant({ label: '办结时间' }),
  },
  states: { open: '待办', parked: '挂起', done: '已办结' },
  initial: 'open',
  steps: {
    finish: {
      label: '办结',
      from: ['open', 'parked'],
      to: 'done',
      by: watchers,
      fills: ['result'],
      stamps: { doneAt: 'now' },
    },
    park: {
      label: '挂起到时再办',
      from: ['open'],
      to: 'parked',
      by: watchers,
      fills: ['parkedUntil', 'parkReason'],
      refuse: (row, { today }) =>
        row.parkedUntil !== null && dayOf(row.parkedUntil) < today ? '挂起的时间已经过去，请填今后的时间' : undefined,
    },
    resume: { label: '恢复办理', from: ['parked'], to: 'open', by: watchers },
  },
  deadlines: {
    attend: {
      label: '办理值班事项',
      law: 'duty.handover',
      owes: 'dutyOfficer',
      due: (row, reckoning) =>
        row.state === 'parked'
          ? row.parkedUntil
          : (row.finishBy ?? addHours(row.createdAt, reckoning.setting('duty.matterHours'))),
      metAt: (row) => row.doneAt,
    },
  },
  may: { read: readers, create: watchers, update: watchers },
});
