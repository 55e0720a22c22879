import { cite } from '../../kernel/law.ts';
import type { Step } from '../../kernel/ledger.ts';
import { roles } from '../../kernel/role.ts';
import type { Context } from '../../server/context.ts';
import type { AnyRow } from '../../kernel/ledger.ts';
import { rolesOver } from '../../server/ledger/scope.ts';
import { markTypical } from './enforcement.endpoints.ts';
import { measuresOf } from './measures.server.ts';
import { mayWork, planOf, surchargeFrom, wholeCase, type CaseRow } from './case-file.server.ts';
import { type Act, actGuard, needsDiscussion, needsHearing, needsReview, type Refusal } from './case.guards.ts';
import { enforcementCase } from './case.ledger.ts';
import { actRoles, type CaseStep, stepRoles } from './case-steps.ts';
import { type ActKind, actKinds, grades, resultsOf } from './case-words.ts';
import { dossier } from './dossier.rules.ts';
import { stepGuard } from './step.guards.ts';
import { courtWindow } from './term.rules.ts';
import { benchmark, violationOf } from './violation-library.ts';

/** What may be done with a case now and why not; what happened; what is owed; how the dossier stands. */
export async function stateOf(ctx: Context, row: CaseRow) {
  const whole = await wholeCase(ctx, row);
  const { file, acts, payments, owed } = whole;
  const told = (refusal: Refusal | undefined) => {
    if (!refusal) return null;
    const clause = ctx.registry.laws.get(refusal.law);
    return { reason: refusal.reason, law: clause ? cite(clause) : '', earliest: refusal.earliest ?? null };
  };
  const steps = Object.entries(stepRoles).flatMap(([name, by]) => {
    const key = name as CaseStep; // Object.entries forgets the literal keys
    const step: Step = enforcementCase.steps[key];
    const isSimple = row.procedure === 'simple' && row.state === 'proposed';
    if (!step.from.includes(row.state) || (isSimple ? key === 'file' : key === 'punishOnSpot')) return [];
    const asks = [...(step.fills ?? []), ...(step.asks ?? [])];
    // What the form will fill in is judged when it is sent; the rest is told before.
    const isJudged = asks.length === 0 || key === 'decide' || key === 'archive';
    return {
      name,
      label: step.label,
      isMine: mayWork(ctx, row, by),
      who: by.map((role) => roles[role]).join('、'),
      refused: told(isJudged ? stepGuard(key, whole) : undefined),
    };
  });
  const offers = Object.entries(actRoles).flatMap(([name, by]) => {
    const kind = name as ActKind; // as above
    const results = resultsOf[kind];
    const trial: Act = { kind, on: ctx.today, result: results[0] ?? 'done', until: '9999-01-01' };
    const refused = told(actGuard(file, trial));
    return {
      kind,
      label: actKinds[kind],
      isMine: mayWork(ctx, row, by),
      results: [...results],
      refused,
    };
  });
  const violation = violationOf(row.violation);
  const percents = {
    lightPercent: ctx.setting('enforcement.lightPercent'),
    heavyPercent: ctx.setting('enforcement.heavyPercent'),
  };
  const gradeNames = Object.keys(grades) as (keyof typeof grades)[]; // Object.keys forgets them
  const may = rolesOver(ctx, enforcementCase, row as unknown as AnyRow); // a row is plain JSON
  return {
    steps,
    acts: offers,
    entered: acts.map((act) => ({ ...act, label: actKinds[act.kind] })),
    payments: payments.map((each) => ({ ...each })),
    money: {
      fine: row.fine ?? 0,
      paid: owed.paid,
      unpaid: row.servedOn === null ? 0 : owed.unpaid,
      overdue: owed.overdue,
      surcharge: owed.surcharge,
      surchargePaid: owed.surchargePaid,
      surchargeFrom: surchargeFrom(file),
      plan: planOf(file),
    },
    needs: { hearing: needsHearing(file), discussion: needsDiscussion(file), review: needsReview(file) },
    court:
      row.servedOn === null || (row.fine ?? 0) === 0
        ? null
        : courtWindow(row.servedOn, {
            litigationMonths: ctx.setting('enforcement.litigationMonths'),
            courtMonths: ctx.setting('enforcement.courtMonths'),
          }),
    mayCommend: row.state === 'archived' && markTypical.by.some((role) => may.includes(role)),
    ...(await measuresOf(ctx, row, may)),
    spans: violation
      ? gradeNames.map((grade) => ({ grade, label: grades[grade], ...benchmark(violation, grade, percents) }))
      : [],
    dossier: dossier(
      file,
      whole.papers.map((paper) => ({ ...paper, hasReceipt: paper.receipt !== null })),
      { certificates: whole.certificates, unpaid: owed.unpaid },
    ) as { score: number; checks: ReturnType<typeof dossier>['checks'][number][] },
  };
}
