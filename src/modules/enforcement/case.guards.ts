import { addDays, addWorkdays, type Calendar, type Day } from '../../kernel/calendar.ts';
import type { Row } from '../../kernel/ledger.ts';
import type { enforcementCase } from './case.ledger.ts';
import type { ActKind, Result } from './case-words.ts';
import { yuan } from './money.rules.ts';
import { courtWindow, hearingNoticeBy, isBarred, urgedUntil } from './term.rules.ts';
import { benchmark, violationOf } from './violation-library.ts';

/** Why a step may not be taken: the reason with what to do, the law behind it, and the first day on which it may, where a day helps. */
export interface Refusal {
  readonly reason: string;
  readonly law: string;
  readonly earliest?: Day;
}

/** An act of the case, as the guards look at it. */
export interface Act {
  readonly kind: ActKind;
  readonly on: Day;
  readonly result: Result;
  readonly until?: Day | null;
  /** Of a deferral: the part of the fine it is about, in fen. */
  readonly amount?: number | null;
}

/** What a case is punished with, or is proposed to be; amounts in fen. */
export interface Penalty {
  readonly warning: boolean | null;
  readonly fine: number | null;
  readonly confiscated: number | null;
  readonly halt: boolean | null;
  readonly revoke: boolean | null;
}

/** All that a guard may know: the case as it would become, its acts, and the numbers of the law. */
export interface CaseFile {
  readonly row: Row<typeof enforcementCase>;
  readonly acts: readonly Act[];
  readonly today: Day;
  readonly calendar: Calendar;
  readonly setting: (key: string) => number;
}

/** The last act of a kind, if there is one. */
export const lastAct = (acts: readonly Act[], kind: ActKind): Act | undefined =>
  acts.filter((act) => act.kind === kind).at(-1);

/** The acts since the notice that stands: what was said and waived before a case was resumed does not answer the second notice. */
export const sinceNotice = ({ row, acts }: Pick<CaseFile, 'row' | 'acts'>): readonly Act[] =>
  acts.filter(({ on }) => row.noticedOn !== null && on >= row.noticedOn);

/** Whether the party must be offered a hearing (行政处罚法 63): a large fine or confiscation, a halt, a licence. */
export function needsHearing({ row, setting }: Pick<CaseFile, 'row' | 'setting'>, penalty: Penalty = row): boolean {
  const from =
    setting(row.partyKind === 'unit' ? 'enforcement.hearingUnitYuan' : 'enforcement.hearingPersonYuan') * 100;
  const isLarge = (amount: number | null) => (amount ?? 0) >= from && (amount ?? 0) > 0;
  return isLarge(penalty.fine) || isLarge(penalty.confiscated) || penalty.halt === true || penalty.revoke === true;
}

/** Whether those who lead must decide together (行政处罚法 57: 情节复杂或者重大违法行为). */
export function needsDiscussion({ row, setting }: Pick<CaseFile, 'row' | 'setting'>): boolean {
  const from = setting('enforcement.discussionYuan') * 100;
  return row.complex === true || (row.fine ?? 0) >= from || row.halt === true || row.revoke === true;
}

/** Whether a lawyer must have looked at it (行政处罚法 58): a hearing was held, or the case is complex or of public weight. */
export const needsReview = ({ row, acts }: CaseFile): boolean =>
  row.complex === true || lastAct(acts, 'hearingHeld')?.result === 'held';

/** 行政处罚法 36: too late to punish. */
export function barGuard({ row, setting }: Pick<CaseFile, 'row' | 'setting'>): Refusal | undefined {
  const years = setting(row.grave === true ? 'enforcement.graveBarYears' : 'enforcement.barYears');
  if (row.actEndedOn === null || !isBarred(row.actEndedOn, row.foundOn, years)) return undefined;
  return {
    law: 'enforcement.bar',
    reason: `违法行为 ${row.actEndedOn} 终了，${row.foundOn} 才发现，已超过 ${years} 年，不再给予行政处罚；请核对日期，确已超过的不予立案`,
  };
}

/** What is wrong with the amount of the fine: outside the clause, or outside the benchmark without a reason (行政处罚法 34). */
export function amountGuard({ row, setting }: Pick<CaseFile, 'row' | 'setting'>): Refusal | undefined {
  const violation = violationOf(row.violation);
  const fine = row.fine ?? 0;
  if (!violation || fine === 0 || row.grade === null) return undefined;
  if (fine > violation.most * 100)
    return {
      law: 'enforcement.discretion',
      reason: `罚款 ${yuan(fine)} 超过${violation.penaltyClause}的上限 ${violation.most} 元，请核减`,
    };
  const percents = {
    lightPercent: setting('enforcement.lightPercent'),
    heavyPercent: setting('enforcement.heavyPercent'),
  };
  const span = benchmark(violation, row.grade, percents);
  if ((fine >= span.least && fine <= span.most) || (row.deviationReason ?? '') !== '') return undefined;
  return {
    law: 'enforcement.benchmark',
    reason: `罚款 ${yuan(fine)} 不在所选裁量档次 ${yuan(span.least)}—${yuan(span.most)} 之内，请调整档次或金额，或者写明偏离裁量基准的理由`,
  };
}

/** Something must be imposed by a penalty. */
export const hasPenalty = (p: Penalty): boolean =>
  p.warning === true || (p.fine ?? 0) > 0 || (p.confiscated ?? 0) > 0 || p.halt === true || p.revoke === true;

/** Whether the statement of the party has been heard, was given up, or was not made in its term (行政处罚法 44, 45, 62). */
export function statementGuard(file: CaseFile): Refusal | undefined {
  const { row, today } = file;
  const until = row.statementUntil;
  if (lastAct(sinceNotice(file), 'statement')) return undefined;
  if (until !== null && today > until) return undefined;
  return {
    law: 'enforcement.notice',
    reason: `当事人陈述申辩期限到 ${until ?? '（未告知）'}，尚未届满，也没有陈述申辩或书面放弃的记录`,
    ...(until === null ? {} : { earliest: addDays(until, 1) }),
  };
}

/** Whether the hearing the party has a right to was held, given up, or not asked for in its term (行政处罚法 63, 64). */
export function hearingGuard(file: CaseFile): Refusal | undefined {
  const { row, today } = file;
  if (row.hearingUntil === null) {
    if (!needsHearing(file)) return undefined;
    return {
      law: 'enforcement.hearing',
      reason: '拟作出的处罚达到听证标准，但告知书未告知听证权利，请退回后重新制作并送达听证告知书',
    };
  }
  const asked = lastAct(sinceNotice(file), 'hearingAsked');
  const held = lastAct(sinceNotice(file), 'hearingHeld');
  if (asked?.result === 'waived' || held) return undefined;
  if (asked) return { law: 'enforcement.hearing', reason: '当事人已申请听证，听证会尚未举行，举行并记录后再作决定' };
  if (today > row.hearingUntil) return undefined;
  return {
    law: 'enforcement.hearingAsk',
    reason: `当事人申请听证的期限到 ${row.hearingUntil}，尚未届满，也没有书面放弃听证的记录`,
    earliest: addDays(row.hearingUntil, 1),
  };
}

/** Whether a decision may be made on a file: 行政处罚法 44, 45, 57, 58, 60, 62–64. The first thing that hinders it. */
export function decisionGuard(file: CaseFile): Refusal | undefined {
  const { row, acts, today, setting } = file;
  if (!hasPenalty(row))
    return { law: 'enforcement.discretion', reason: '没有填写处罚内容，请填写；不予处罚的请办理“不予处罚”' };
  if ((row.fine ?? 0) > (row.noticedFine ?? 0))
    return {
      law: 'enforcement.noHarsher',
      reason: `罚款 ${yuan(row.fine ?? 0)} 重于告知的 ${yuan(row.noticedFine ?? 0)}，不得因申辩加重；确需加重的请退回后重新告知`,
    };
  const waiting = statementGuard(file) ?? hearingGuard(file);
  if (waiting) return waiting;
  const since = row.concludedOn ?? '';
  const held = lastAct(sinceNotice(file), 'hearingHeld');
  const review = lastAct(acts, 'legalReview');
  if (needsReview(file) && (review?.result !== 'passed' || review.on < (held?.on ?? since)))
    return {
      law: 'enforcement.review',
      reason:
        review?.result === 'failed'
          ? '法制审核未通过，不得作出决定'
          : '案件须经法制审核，尚无听证之后（调查终结之后）通过的法制审核',
    };
  const discussed = lastAct(acts, 'discussion');
  if (needsDiscussion(file) && (discussed?.result !== 'passed' || discussed.on < since))
    return { law: 'enforcement.discussion', reason: '案情复杂或处罚较重，须经负责人集体讨论同意，尚无集体讨论记录' };
  const amount = amountGuard(file);
  if (amount) return amount;
  const last =
    row.extendedTo ?? (row.filedOn === null ? null : addDays(row.filedOn, setting('enforcement.decisionDays')));
  if (last !== null && today > last)
    return { law: 'enforcement.decision', reason: `处罚决定期限 ${last} 已过，请先办理办案延期审批` };
  return barGuard(file);
}

/** Whether an act may be entered now, by its kind; what it needs to have happened first. */
export function actGuard(file: CaseFile, act: Act): Refusal | undefined {
  const { row, today, acts } = file;
  if (act.on > today) return { law: 'enforcement.archive', reason: '发生日期不能晚于今天，请办理后再记录' };
  if (row.filedOn !== null && act.on < row.filedOn)
    return { law: 'enforcement.archive', reason: `发生日期不能早于立案日期 ${row.filedOn}` };
  const first = actNeeds[act.kind];
  if (!first.in.includes(row.state)) return { law: first.law, reason: `${first.words}，当前案件状态不能记录这一程序` };
  if (act.kind === 'statement' || act.kind === 'hearingAsked') {
    if (row.noticedOn !== null && act.on < row.noticedOn)
      return { law: 'enforcement.notice', reason: `告知书 ${row.noticedOn} 才送达，陈述申辩和听证申请不能早于送达` };
  }
  if (act.kind === 'hearingAsked' && act.result === 'done') {
    if (row.hearingUntil === null)
      return { law: 'enforcement.hearing', reason: '告知书没有告知听证权利，请退回后重新告知再受理听证申请' };
    if (act.on > row.hearingUntil)
      return { law: 'enforcement.hearingAsk', reason: `申请听证的期限到 ${row.hearingUntil}，逾期视为放弃` };
  }
  if (once.includes(act.kind) && lastAct(act.kind === 'hearingHeld' ? sinceNotice(file) : acts, act.kind))
    return { law: first.law, reason: '这一程序已经记录，不必重复记录' };
  if (act.kind === 'reported' && row.procedure !== 'simple')
    return { law: first.law, reason: '只有当场处罚需要报所属机关备案' };
  const begun =
    act.kind === 'reconsiderationEnd' ? 'reconsideration' : act.kind === 'litigationEnd' ? 'litigation' : null;
  if (begun && countOf(acts, begun) <= countOf(acts, act.kind))
    return { law: first.law, reason: '没有正在进行的复议（诉讼），请先记录受理（立案）' };
  if (act.kind === 'hearingHeld' && lastAct(sinceNotice(file), 'hearingAsked')?.result !== 'done')
    return { law: 'enforcement.hearingAsk', reason: '当事人没有申请听证，请先记录听证申请' };
  if (act.kind === 'courtApplied') return courtGuard(file, act.on);
  if (act.kind === 'extension' || act.kind === 'deferral') {
    if (act.result === 'passed' && (act.until ?? '') <= act.on)
      return { law: first.law, reason: '请填写延至日期，并晚于批准日期' };
  }
  return undefined;
}

const once: readonly ActKind[] = ['published', 'reported', 'urged', 'courtApplied', 'hearingHeld'];
const countOf = (acts: readonly Act[], kind: ActKind) => acts.filter((act) => act.kind === kind).length;

/** Whether a hearing may be set for a day: seven whole working days must lie before it, beginning with the service of its notice (行政处罚法 64). */
export function summonsGuard(on: Day, { today, calendar, setting }: CaseFile): Refusal | undefined {
  const workdays = setting('enforcement.hearingNoticeWorkdays');
  if (hearingNoticeBy(on, workdays, calendar) >= today) return undefined;
  return {
    law: 'enforcement.hearingAsk',
    reason: `听证应在 ${workdays} 个工作日前通知，今天制作并送达通知书的，听证日期须往后安排`,
    earliest: addWorkdays(today, workdays + 1, calendar),
  };
}

/** Whether the court may be asked: suit and reconsideration have run out, the demand was served and its days have run (行政强制法 53, 54). */
export function courtGuard({ row, acts, calendar, setting }: CaseFile, on: Day): Refusal | undefined {
  const urged = lastAct(acts, 'urged');
  if (!urged) return { law: 'enforcement.urge', reason: '申请法院强制执行前须催告，请先送达强制执行催告书' };
  const ready = urgedUntil(urged.on, setting('enforcement.urgeWorkdays'), calendar);
  if (row.servedOn === null) return { law: 'enforcement.court', reason: '处罚决定书尚未送达，请先送达' };
  const open = windowOf(row.servedOn, setting);
  const earliest = [ready, open.from].toSorted().at(-1) ?? ready;
  if (on < earliest)
    return {
      law: on < open.from ? 'enforcement.court' : 'enforcement.urge',
      reason: on < open.from ? '当事人起诉期限尚未届满' : '催告书送达后的十日（工作日）尚未届满',
      earliest,
    };
  if (on > open.until)
    return {
      law: 'enforcement.court',
      reason: `申请法院强制执行的期限 ${open.until} 已过，法院不再受理，请集体研究后续处理`,
    };
  return undefined;
}

const windowOf = (servedOn: Day, setting: CaseFile['setting']) =>
  courtWindow(servedOn, {
    litigationMonths: setting('enforcement.litigationMonths'),
    courtMonths: setting('enforcement.courtMonths'),
  });

const investigating = ['filed', 'concluded', 'noticed'];
const decided = ['decided', 'served', 'exempted'];
const actNeeds: Readonly<
  Record<ActKind, { readonly in: readonly string[]; readonly law: string; readonly words: string }>
> = {
  statement: { in: ['noticed'], law: 'enforcement.notice', words: '陈述申辩在告知书送达之后' },
  hearingAsked: { in: ['noticed'], law: 'enforcement.hearingAsk', words: '听证申请在告知书送达之后' },
  hearingHeld: { in: ['noticed'], law: 'enforcement.hearingAsk', words: '听证在告知书送达之后、决定之前举行' },
  legalReview: { in: ['concluded', 'noticed'], law: 'enforcement.review', words: '法制审核在调查终结之后、决定之前' },
  discussion: {
    in: ['concluded', 'noticed'],
    law: 'enforcement.discussion',
    words: '集体讨论在调查终结之后、决定之前',
  },
  extension: { in: investigating, law: 'enforcement.decision', words: '办案延期在立案之后、决定之前' },
  published: { in: [...decided, 'closed'], law: 'enforcement.publish', words: '公开在作出决定之后' },
  reported: { in: ['served', 'closed'], law: 'enforcement.simpleReport', words: '备案在当场处罚之后' },
  deferral: { in: ['served'], law: 'enforcement.deferral', words: '延期、分期缴纳在决定书送达之后' },
  urged: { in: ['served'], law: 'enforcement.urge', words: '催告在决定书送达之后' },
  courtApplied: { in: ['served'], law: 'enforcement.court', words: '申请法院执行在决定书送达之后' },
  reconsideration: { in: ['served'], law: 'enforcement.reconsideration', words: '行政复议在决定书送达之后' },
  reconsiderationEnd: { in: ['served'], law: 'enforcement.reconsideration', words: '复议决定在受理之后' },
  litigation: { in: ['served'], law: 'enforcement.litigation', words: '行政诉讼在决定书送达之后' },
  litigationEnd: { in: ['served'], law: 'enforcement.litigation', words: '判决在立案之后' },
};
