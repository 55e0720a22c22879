import type { Chance } from './chance.ts';
import { dayOf, instantOf, workdayFrom, workdayUpTo, type DayNumber, type MinuteOfDay } from './days.ts';
import type { Finding } from './finding.ts';
import type { Step } from './visit.ts';

/** A hazard as found: when, by whom, and who will deal with it. People are indexes. */
export interface Found {
  readonly finding: Finding;
  readonly day: DayNumber;
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
  readonly orderedBy: number;
  readonly reportedBy: number;
  /** Never the one who reports. */
  readonly recheckedBy: number;
  readonly approvedBy: number;
  readonly cost: number;
}

/** The life of a hazard found on an ordinary day: mostly put right in time, sometimes late, now and then very late. */
export function ordinaryCourse(choices: Chance, found: Found): readonly Step[] {
  const { finding, day } = found;
  const story = choices.next();
  if (finding.level === 'general' && finding.days <= 5 && story < 0.22) return onSiteCourse(choices, found);
  const due = day + finding.days;
  if (story < 0.29) return reported(choices, found, { due, reportDay: due + choices.int(1, 14) });
  if (story < 0.302) return reported(choices, found, { due, reportDay: due + choices.int(30, 120) });
  if (story < 0.35 && finding.days >= 5) return deferredCourse(choices, found, due + choices.int(10, 30));
  if (story < 0.39) return returnedCourse(choices, found);
  if (finding.level === 'major' && story < 0.7) return controlledCourse(choices, found, due, due - choices.int(0, 3));
  return reported(choices, found, { due, reportDay: promptDay(choices, found) });
}

/** The life of a hazard that is closed on or before the last day, whatever it takes. */
export function courseClosedBy(choices: Chance, found: Found, last: DayNumber): readonly Step[] {
  const limit = workdayUpTo(last);
  const endOfLimit = instantOf(limit + 1, 0);
  for (let attempt = 0; attempt < 5; attempt++) {
    const steps = ordinaryCourse(choices, found);
    if ((steps.at(-1)?.at ?? '') < endOfLimit) return steps;
  }
  const room = limit - found.day;
  if (room < 1) return onSiteCourse(choices, found);
  const reportDay = found.day + choices.int(1, room);
  const closeDay = workdayFrom(reportDay);
  const due = Math.max(reportDay, found.day + Math.min(found.finding.days, room));
  return closeDay > limit ? onSiteCourse(choices, found) : reported(choices, found, { due, reportDay, closeDay });
}

/** The life of a hazard that is still open at the end of a day (`eve`), in one of the ways in which hazards are; most end in the quarter after. */
export function courseOpenAt(choices: Chance, found: Found, eve: DayNumber): readonly Step[] {
  const { day, finding } = found;
  const story = choices.next();
  const usualDue = day + finding.days;
  if (day > eve - 3 || (day > eve - 30 && story < 0.6)) {
    const due = Math.max(usualDue, eve + choices.int(1, 20));
    const late = choices.odds(0.15) ? choices.int(2, 20) : 0;
    return reported(choices, found, { due, reportDay: due + late - (late === 0 ? choices.int(0, due - eve - 1) : 0) });
  }
  const due = Math.min(usualDue, eve - choices.int(1, Math.min(20, eve - day - 1)));
  const mood = choices.next();
  if (mood < 0.28) {
    const reportDay = Math.max(day + 1, eve - choices.int(0, 6));
    const closeDay = workdayFrom(eve + choices.int(1, 4));
    return reported(choices, found, { due: Math.max(usualDue, day + 2), reportDay, closeDay });
  }
  if (mood < 0.7) return deferredCourse(choices, { ...found }, eve + choices.int(5, 75), due);
  if (mood < 0.76) {
    return controlledCourse(choices, found, eve + choices.int(20, 85), eve + choices.int(10, 80));
  }
  if (mood < 0.97) return reported(choices, found, { due, reportDay: eve + choices.int(1, 28) });
  return reported(choices, found, { due, reportDay: eve + choices.int(110, 260) });
}

/** The life of a hazard kept under control from the day after it was found, until its cure is reported on `reportDay`. */
export function controlledCourse(choices: Chance, found: Found, due: DayNumber, reportDay: DayNumber): readonly Step[] {
  const controlDay = workdayFrom(found.day + 1);
  const control: Step = {
    step: 'control',
    at: instantOf(controlDay, choices.int(545, 640)),
    by: found.orderedBy,
    dueOn: dayOf(due),
    measures: found.finding.plan,
  };
  return [
    order(found, found.day + found.finding.days),
    control,
    ...ending(choices, found, { reportDay: Math.max(reportDay, controlDay + 1) }),
  ];
}

/** A hazard put right while the inspectors are there. */
function onSiteCourse({ pick }: Chance, found: Found): readonly Step[] {
  return [
    { ...order(found, found.day), at: instantOf(found.day, found.from + 8) },
    report(found, found.day, found.to - 5),
    { step: 'close', at: instantOf(found.day, found.to - 1), by: found.recheckedBy, opinion: pick(onSiteOpinions) },
  ];
}

interface Ending {
  readonly reportDay: DayNumber;
  readonly closeDay?: DayNumber;
}

function reported(choices: Chance, found: Found, days: Ending & { readonly due: DayNumber }): readonly Step[] {
  return [order(found, days.due), ...ending(choices, found, days)];
}

/** A term extended before it ended; the cure is reported near the end of the new term, at times after it. */
function deferredCourse(
  choices: Chance,
  found: Found,
  extended: DayNumber,
  due = found.day + found.finding.days,
): readonly Step[] {
  const deferDay = Math.max(workdayFrom(found.day + 1), workdayUpTo(due));
  const defer: Step = {
    step: 'defer',
    at: instantOf(deferDay, choices.int(550, 680)),
    by: found.approvedBy,
    dueOn: dayOf(extended),
    reason: choices.pick(deferReasons),
  };
  const drift = choices.odds(0.2) ? choices.int(1, 25) : -choices.int(0, 4);
  return [order(found, due), defer, ...ending(choices, found, { reportDay: Math.max(deferDay + 1, extended + drift) })];
}

/** A cure that did not pass the first recheck: sent back with a new term, then closed. */
function returnedCourse(choices: Chance, found: Found): readonly Step[] {
  const reportDay = promptDay(choices, found);
  const returnDay = closeDayAfter(choices, reportDay);
  const [reportMinute, returnMinute] = minutesFor(choices, reportDay === returnDay);
  const days = choices.int(3, 7);
  const back: Step = {
    step: 'return',
    at: instantOf(returnDay, returnMinute),
    by: found.recheckedBy,
    dueOn: dayOf(returnDay + days),
    opinion: choices.pick(returnOpinions),
  };
  return [
    order(found, found.day + found.finding.days),
    report(found, reportDay, reportMinute),
    back,
    ...ending(choices, found, { reportDay: returnDay + choices.int(1, days) }),
  ];
}

function promptDay({ next }: Chance, { day, finding }: Found): DayNumber {
  return day + Math.max(1, Math.round(finding.days * (0.3 + 0.7 * next())));
}

/** Report and recheck; the recheck follows within ten days (rules R2.31). */
function ending(choices: Chance, found: Found, { reportDay, closeDay }: Ending): readonly Step[] {
  const recheckDay = closeDay ?? closeDayAfter(choices, reportDay);
  const [reportMinute, closeMinute] = minutesFor(choices, recheckDay === reportDay);
  const at = instantOf(recheckDay, closeMinute);
  const close: Step = { step: 'close', at, by: found.recheckedBy, opinion: choices.pick(closeOpinions) };
  return [report(found, reportDay, reportMinute), close];
}

/** When a cure is reported and when it is rechecked: on one day the report comes in the morning. */
function minutesFor({ int }: Chance, isSameDay: boolean): readonly [MinuteOfDay, MinuteOfDay] {
  return isSameDay ? [int(515, 690), int(870, 1050)] : [int(515, 1130), int(545, 1050)];
}

const closeDayAfter = ({ pick }: Chance, reportDay: DayNumber): DayNumber =>
  workdayFrom(reportDay + pick([0, 1, 1, 2, 2, 3, 4, 6]));

const order = (found: Found, due: DayNumber): Step & { readonly step: 'order' } => ({
  step: 'order',
  at: instantOf(found.day, found.to + 4),
  by: found.orderedBy,
  dueOn: dayOf(due),
});

const report = (found: Found, day: DayNumber, minute: MinuteOfDay): Step => ({
  step: 'report',
  at: instantOf(day, minute),
  by: found.reportedBy,
  cost: found.cost,
  result: `整改完成：${found.finding.measures}。`,
});

const onSiteOpinions = ['当场整改完毕，现场核实。', '检查人员在场监督整改到位。', '立即整改完成，现场验证有效。'];
const closeOpinions = [
  '现场复查，整改到位，同意销号。',
  '核对整改前后照片并到场查看，符合要求。',
  '已按责令内容落实，同意销号。',
  '复查合格，建议纳入日常自查。',
];
const returnOpinions = [
  '整改不彻底，部分点位未完成，退回继续整改。',
  '佐证照片与现场不一致，重新整改后再报。',
  '措施不到位，要求按标准重做。',
];
const deferReasons = [
  '所需设备已订购，到货时间晚于原期限。',
  '施工单位须进场作业，受天气影响工期顺延。',
  '涉及业主共同出资，正在履行表决程序。',
  '改造方案须专家评审后实施。',
  '检验机构排期较晚，已提交检验申请。',
];
