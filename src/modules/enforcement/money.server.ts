import { Problem, wrongField } from '../../kernel/problem.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { get } from '../../server/ledger/read.ts';
import { create, take, update } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import type { Context } from '../../server/context.ts';
import { type CaseRow, mayWork, owedBy, wholeCase } from './case-file.server.ts';
import { enforcementCase } from './case.ledger.ts';
import { cashiers } from './case-steps.ts';
import { cancelPayment, recordPayment } from './enforcement.endpoints.ts';
import { finePayment } from './fine-payment.ledger.ts';
import { yuan } from './money.rules.ts';

const payable = ['served', 'closed'];

/** Answers a payment: never more than is owed of its kind on its day. */
export const recordPaymentHandler = handle(recordPayment, async (ctx, { id, case: caseId, version, ...asked }) => {
  const row = await get(ctx, enforcementCase, caseId);
  refuseStrangers(ctx, row);
  if (!payable.includes(row.state)) throw new Problem('refused', '决定书送达后才能登记缴款，请先登记送达');
  if (asked.paidOn > ctx.today) throw wrongField('paidOn', '缴款日期不能晚于今天');
  if (row.decidedOn !== null && asked.paidOn < row.decidedOn)
    throw wrongField('paidOn', `缴款日期不能早于决定日期 ${row.decidedOn}`);
  if (asked.amount === 0) throw wrongField('amount', '请填写缴款金额');
  const { file, payments } = await wholeCase(ctx, row);
  const now = owedBy(file, payments, ctx.today);
  const most = {
    fine: (row.fine ?? 0) - payments.reduce((sum, p) => (p.kind === 'fine' ? sum + p.amount : sum), 0),
    surcharge: now.surcharge - now.surchargePaid,
    confiscated:
      (row.confiscated ?? 0) - payments.reduce((sum, p) => (p.kind === 'confiscated' ? sum + p.amount : sum), 0),
  }[asked.kind];
  const kind = finePayment.fields.kind.options[asked.kind];
  if (asked.amount > most)
    throw wrongField(
      'amount',
      most > 0
        ? `${kind}最多还可登记 ${yuan(most)}，所填 ${yuan(asked.amount)} 超出；请核对票据，多缴的应退还当事人`
        : `${kind}没有应缴未缴的金额，请核对款项和案件`,
    );
  if (asked.way === 'onSpot' && asked.amount > ctx.setting('enforcement.onSpotYuan') * 100)
    throw wrongField(
      'way',
      `当场收缴不得超过 ${ctx.setting('enforcement.onSpotYuan')} 元（行政处罚法第六十八条），请选银行或电子支付`,
    );
  const draft = { ...asked, payer: row.party, case: row.id, cause: row.cause, enteredBy: ctx.actor.id, area: row.area };
  await create(withSystem(ctx), finePayment, draft, id);
  return summed(ctx, row, version);
});

/** Answers a reversal: the payment stays to be seen, and counts no more. */
export const cancelPaymentHandler = handle(cancelPayment, async (ctx, { id, version, reason }) => {
  const payment = await get(ctx, finePayment, id);
  if (payment.case === null) throw new Problem('refused', '这笔缴款没有对应的案件');
  const row = await get(ctx, enforcementCase, payment.case);
  refuseStrangers(ctx, row);
  if (row.state === 'archived') throw new Problem('refused', '案件已归档，缴款不能再冲销');
  await take(withSystem(ctx), finePayment, id, 'cancel', { cancelReason: reason }, version);
  return summed(ctx, row, row.version);
});

/** Puts what was paid onto the case; the day of the last payment once the fine is whole. */
async function summed(ctx: Context, row: CaseRow, version: number): Promise<{ readonly version: number }> {
  const { payments } = await wholeCase(ctx, row);
  const fines = payments.filter(({ kind }) => kind === 'fine');
  const paid = fines.reduce((sum, { amount }) => sum + amount, 0);
  const last =
    fines
      .map(({ paidOn }) => paidOn)
      .toSorted()
      .at(-1) ?? null;
  return update(withSystem(ctx), enforcementCase, row.id, version, {
    paid,
    paidOn: paid >= (row.fine ?? 0) ? last : null,
  });
}

function refuseStrangers(ctx: Context, row: CaseRow): void {
  if (mayWork(ctx, row, cashiers)) return;
  throw new Problem('forbidden', '您的岗位不能登记这个案件的缴款');
}
