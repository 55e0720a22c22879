import { addWorkdays } from '../../kernel/calendar.ts';
import { cite } from '../../kernel/law.ts';
import type { Step, StepInput } from '../../kernel/ledger.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import { parse, stepSchema } from '../../kernel/schema.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { get } from '../../server/ledger/read.ts';
import { create, take, update } from '../../server/ledger/write.ts';
import type { Service } from '../../server/documents/template.ts';
import { handle } from '../../server/module.ts';
import { legalDocument } from '../documents/index.ts';
import { caseAct } from './case-act.ledger.ts';
import { type CaseRow, mayWork, wholeCase } from './case-file.server.ts';
import { actGuard, type CaseFile, type Refusal } from './case.guards.ts';
import { enforcementCase } from './case.ledger.ts';
import { actRoles, type CaseStep, stepRoles } from './case-steps.ts';
import { actKinds, resultsOf } from './case-words.ts';
import { caseState, markTypical, recordCaseAct, takeCaseStep } from './enforcement.endpoints.ts';
import { stepGuard } from './step.guards.ts';
import { stateOf } from './case-state.server.ts';
import { payBy } from './term.rules.ts';
import { tellWhereFrom } from './tell-where-from.server.ts';

/** A refusal as it is told: the reason, the clause, and the first lawful day where there is one. */
export function refusedBy(ctx: Context, { reason, law, earliest }: Refusal): Problem {
  const clause = ctx.registry.laws.get(law);
  const day = earliest === undefined ? '' : `最早 ${earliest} 可以办理。`;
  return new Problem('refused', `${reason}。${day}${clause ? `依据：${cite(clause)}` : ''}`, {
    law,
    earliest: earliest ?? null,
  });
}

/** Answers a step of a case. */
export const takeCaseStepHandler = handle(takeCaseStep, async (ctx, asked) => {
  const name = Object.keys(stepRoles).find((each) => each === asked.step) as CaseStep | undefined; // a key of the table
  if (!name) throw new Problem('missing', `案件没有“${asked.step}”这一步，请刷新页面`);
  const row = await get(ctx, enforcementCase, asked.id);
  const step: Step = enforcementCase.steps[name];
  if (!mayWork(ctx, row, stepRoles[name]))
    throw new Problem('forbidden', `您的岗位不能${step.label}，如需办理请联系有权限的同事`);
  if (row.version === asked.version && !step.from.includes(row.state))
    throw new Problem('refused', `${enforcementCase.states[row.state]}状态下不能${step.label}，请刷新查看最新状态`);
  const whole = await wholeCase(ctx, row);
  const given = await completed(ctx, whole.file, name, asked.input);
  const input = parse(stepSchema(enforcementCase, name), given);
  const refusal = stepGuard(name, { ...whole, file: { ...whole.file, row: { ...row, ...input } } });
  if (refusal) throw refusedBy(ctx, refusal);
  const done = await take(withSystem(ctx), enforcementCase, row.id, name, input as never, asked.version); // parsed by the step's schema
  if (name === 'file') await tellWhereFrom(ctx, done);
  return { version: done.version, state: done.state };
});

/** What the server itself fills in: the last day to pay of a fine imposed on the spot, the score of the dossier. */
async function completed(ctx: Context, file: CaseFile, step: CaseStep, input: Readonly<Record<string, unknown>>) {
  if (step === 'punishOnSpot')
    return { ...input, payBy: payBy(ctx.today, ctx.setting('enforcement.payDays'), ctx.calendar) };
  if (step === 'archive') return { ...input, dossierScore: (await stateOf(ctx, file.row)).dossier.score };
  return input;
}

/** Answers an act beside the steps; what it brings for the clocks of the case is written with it. */
export const recordCaseActHandler = handle(recordCaseAct, async (ctx, asked) => {
  const { id, case: caseId, version, kind, result, ...more } = asked;
  const row = await get(ctx, enforcementCase, caseId);
  if (!mayWork(ctx, row, actRoles[kind]))
    throw new Problem('forbidden', `您的岗位不能记录${actKinds[kind]}，如需办理请联系有权限的同事`);
  if (!resultsOf[kind].includes(result)) throw wrongField('result', `${actKinds[kind]}没有这种结果，请重新选择`);
  if (kind === 'legalReview' && row.handlers.includes(ctx.actor.id))
    throw new Problem('refused', '法制审核须由办案人员以外的人进行（行政处罚法第五十八条），请转其他同事');
  if ((kind === 'hearingHeld' || kind === 'deferral') && !more.opinion)
    throw wrongField('opinion', kind === 'deferral' ? '请填写批准延期、分期的理由' : '请填写听证意见');
  const { file } = await wholeCase(ctx, row);
  const refusal = actGuard(file, { kind, on: more.on, result, until: more.until ?? null });
  if (refusal) throw refusedBy(ctx, refusal);
  return enterAct(ctx, row, { kind, result, ...more }, { id, version });
});

interface Entered {
  readonly kind: keyof typeof actKinds;
  readonly on: string;
  readonly result: (typeof resultsOf)[keyof typeof actKinds][number];
  readonly until?: string | null | undefined;
}

/** Writes an act and what it means for the case. */
export async function enterAct(
  ctx: Context,
  row: CaseRow,
  act: Entered,
  { id, version = row.version }: { readonly id?: string; readonly version?: number } = {},
): Promise<{ readonly version: number }> {
  const draft = { ...act, name: actKinds[act.kind], case: row.id, enteredBy: ctx.actor.id, area: row.area };
  await create(withSystem(ctx), caseAct, draft, id);
  return update(withSystem(ctx), enforcementCase, row.id, version, effectOf(act));
}

function effectOf({ kind, on, result, until = null }: Entered) {
  if (kind === 'published') return { publishedOn: on };
  if (kind === 'reported') return { reportedOn: on };
  if (kind === 'courtApplied') return { courtAppliedOn: on };
  if (kind === 'extension' && result === 'passed') return { extendedTo: until };
  if (kind === 'deferral' && result === 'passed') return { deferredTo: until };
  return {};
}

/** What the service of the notice means: the case is told, and the terms to be heard begin (行政处罚法 44, 64). */
export async function noticeServed(
  ctx: Context,
  row: CaseRow,
  { documentId, servedOn }: Service,
  withHearing: boolean,
): Promise<void> {
  const { madeOn } = await get(ctx, legalDocument, documentId);
  if (row.concludedOn !== null && madeOn < row.concludedOn)
    throw new Problem('refused', `这份告知书制作于重新调查之前（${madeOn}），请作废后按新的调查结论重新制作`);
  const input: StepInput<typeof enforcementCase, 'notify'> = {
    noticedOn: servedOn,
    noticedFine: row.fine,
    statementUntil: addWorkdays(servedOn, ctx.setting('enforcement.statementWorkdays'), ctx.calendar),
    hearingUntil: withHearing
      ? addWorkdays(servedOn, ctx.setting('enforcement.hearingAskWorkdays'), ctx.calendar)
      : null,
  };
  await take(withSystem(ctx), enforcementCase, row.id, 'notify', input);
}

/** What the service of the decision means: the fifteen days to pay begin (行政处罚法 67). */
export async function decisionServed(ctx: Context, row: CaseRow, servedOn: string): Promise<void> {
  if (row.state !== 'decided') return;
  const until = payBy(servedOn, ctx.setting('enforcement.payDays'), ctx.calendar);
  await take(withSystem(ctx), enforcementCase, row.id, 'serve', { servedOn, payBy: until });
}

export const caseStateHandler = handle(caseState, async (ctx, { id }) =>
  stateOf(ctx, await get(ctx, enforcementCase, id)),
);

export const markTypicalHandler = handle(markTypical, async (ctx, { id, version, typical, typicalOn }) => {
  const row = await get(ctx, enforcementCase, id);
  if (row.state !== 'archived') throw new Problem('refused', '案件归档后才能登记为典型案例，请先结案归档');
  if (typicalOn > ctx.today) throw wrongField('typicalOn', '入选日期不能晚于今天');
  return take(withSystem(ctx), enforcementCase, id, 'commend', { typical, typicalOn }, version);
});
