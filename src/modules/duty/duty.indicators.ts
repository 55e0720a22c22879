import { indicators } from '../../kernel/indicator.ts';
import { dutyPattern } from './pattern.ledger.ts';
import { dispatchCall, rollCall } from './roll-call.ledger.ts';
import { dutyShift } from './shift.ledger.ts';

/** Drafts and struck shifts count nobody. */
const real = { state: ['published', 'onDuty', 'handing', 'handedOver'] } as const;

/** Person-times on duty (值班人次): each shift counts whoever was on it; narrowed by {desk}. */
export const shiftIndicators = indicators(dutyShift, {
  persons: { label: '排班', unit: '人次', at: 'startsAt', sum: 'persons', where: real },
  officers: { label: '值班人员排班', unit: '人次', at: 'startsAt', sum: 'officers', where: real },
  leaders: { label: '领导带班', unit: '人次', at: 'startsAt', where: { ...real, leader: { set: true } } },
});

/** How duty is kept at the cutoff; narrowed to one {desk}, each is the number a report prints (24 小时、两级值班). */
export const patternIndicators = indicators(dutyPattern, {
  hours: { label: '值班小时制', unit: '小时', since: 'startsOn', until: 'endsOn', sum: 'hoursADay' },
  levels: { label: '值班层级', unit: '级', since: 'startsOn', until: 'endsOn', sum: 'levels' },
});

/** Checks of duty; narrowed by {from, means} those of superiors. */
export const rollCallIndicators = indicators(rollCall, {
  checks: { label: '点名查岗', unit: '次', at: 'calledAt' },
  failed: { label: '查岗不合格', unit: '次', at: 'calledAt', where: { result: 'fail' } },
});

/** Calls that were answered; narrowed by {town} one town's. */
export const dispatchCallIndicators = indicators(dispatchCall, {
  dispatches: { label: '调度', unit: '次', at: 'answeredAt', where: { kind: ['daily', 'special'], state: 'answered' } },
  reminders: { label: '电话提醒', unit: '次', at: 'answeredAt', where: { kind: 'reminder', state: 'answered' } },
});
