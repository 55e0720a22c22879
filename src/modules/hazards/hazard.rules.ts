import type { Reckoning } from '../../kernel/ledger.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';

/**
 * The day a re-inspection is due: so many days after the report, or after the term when nothing was reported.
 * The days are those in force when the term begins: a new number is for what happens from its day on (立法法第一百零四条).
 * 待核实：总局令15号第十六条为十日，部令18号施行后的天数未见原文（R2.31）。
 */
export function recheckDue(
  row: { readonly state: string; readonly reportedAt: string | null; readonly dueOn: string | null },
  reckoning: Reckoning,
): string | null {
  if (row.state !== 'recheck') return null;
  const from = row.reportedAt === null ? row.dueOn : dayOf(row.reportedAt);
  return from === null ? null : addDays(from, reckoning.setting('hazard.recheckDays', from));
}

/**
 * 重大事故隐患由整改人以外的人员复查后方可销号；责令停产停用的，经审查同意恢复后方可销号（安全生产法第六十五条）。
 */
export function closable(
  row: {
    readonly level: string;
    readonly rectifiedBy: string | null;
    readonly stoppedAt: string | null;
    readonly resumedAt: string | null;
  },
  by: string,
): string | undefined {
  if (row.stoppedAt !== null && row.resumedAt === null)
    return '已责令停产停用，请先由股室负责人以上审查同意恢复，再复查销号';
  if (row.level !== 'major' || row.rectifiedBy !== by) return undefined;
  return '重大隐患须由报告整改以外的人员复查，请交由其他执法人员复查销号';
}

/** A term lies ahead, never behind. */
export function termAhead(row: { readonly dueOn: string | null }, today: string): string | undefined {
  return row.dueOn !== null && row.dueOn < today ? '整改期限不能早于今天，请重新填写期限' : undefined;
}

/** The clock alone opens a re-inspection, and only after the term has ended. */
export function termEnded(row: { readonly dueOn: string | null }, today: string): string | undefined {
  return row.dueOn === null || row.dueOn >= today ? '整改期限尚未届满' : undefined;
}
