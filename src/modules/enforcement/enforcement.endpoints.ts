import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { draftSchema } from '../../kernel/schema.ts';
import { caseAct } from './case-act.ledger.ts';
import { enforcementCase } from './case.ledger.ts';
import { cashiers, openers } from './case-steps.ts';
import { finePayment } from './fine-payment.ledger.ts';
import { seizure } from './seizure.ledger.ts';

const id = z.uuid();
const readers = enforcementCase.may.read;
const workers = ['inspector', 'sectionChief', 'committeeOffice', 'leader', 'township'] as const;
const a = caseAct.fields;
const f = finePayment.fields;

/** Opens a case, which then waits for the approval of its filing. */
export const openCase = endpoint({
  method: 'post',
  path: '/enforcement/open-case',
  label: '提请立案',
  by: openers,
  input: z.strictObject({ id, draft: draftSchema(enforcementCase) }),
  output: z.object({ id, number: z.string().nullable() }),
});

/** Takes a step of a case when the law lets it be taken. */
export const takeCaseStep = endpoint({
  method: 'post',
  path: '/enforcement/take-step',
  label: '办理案件',
  by: workers,
  input: z.strictObject({
    id,
    version: z.int(),
    step: z.string().max(40),
    input: z.record(z.string(), z.unknown()),
  }),
  output: z.object({ version: z.int(), state: z.string() }),
});

/** Enters what happened beside the steps: a statement, a hearing, a review, an approval. */
export const recordCaseAct = endpoint({
  method: 'post',
  path: '/enforcement/record-act',
  label: '记录案件程序',
  by: workers,
  input: z.strictObject({
    id,
    case: id,
    version: z.int(),
    kind: a.kind.schema,
    on: a.on.schema,
    result: a.result.schema,
    opinion: a.opinion.schema.nullish(),
    people: a.people.schema.nullish(),
    until: a.until.schema.nullish(),
    amount: a.amount.schema.nullish(),
    papers: a.papers.schema.nullish(),
  }),
  output: z.object({ version: z.int() }),
});

/** Enters money that came in for a case. */
export const recordPayment = endpoint({
  method: 'post',
  path: '/enforcement/record-payment',
  label: '登记缴款',
  by: cashiers,
  input: z.strictObject({
    id,
    case: id,
    version: z.int(),
    kind: f.kind.schema,
    amount: f.amount.schema,
    paidOn: f.paidOn.schema,
    way: f.way.schema,
    receiptNumber: f.receiptNumber.schema.nullish(),
    voucher: f.voucher.schema.nullish(),
  }),
  output: z.object({ version: z.int() }),
});

/** Takes back money that was entered by mistake. */
export const cancelPayment = endpoint({
  method: 'post',
  path: '/enforcement/cancel-payment',
  label: '冲销缴款',
  by: cashiers,
  input: z.strictObject({ id, version: z.int(), reason: z.string().trim().min(1, '请填写冲销原因').max(200) }),
  output: z.object({ version: z.int() }),
});

/** Marks a case as one that others should learn from (典型案例). */
export const markTypical = endpoint({
  method: 'post',
  path: '/enforcement/mark-typical',
  label: '登记典型案例',
  by: ['sectionChief', 'committeeOffice', 'leader'],
  input: z.strictObject({
    id,
    version: z.int(),
    typical: enforcementCase.fields.typical.schema,
    typicalOn: enforcementCase.fields.typicalOn.schema,
  }),
  output: z.object({ version: z.int() }),
});

/** Makes a seizure last longer, up to what the law allows (行政强制法 25). */
export const extendSeizure = endpoint({
  method: 'post',
  path: '/enforcement/extend-seizure',
  label: '延长查封扣押',
  by: ['leader'],
  input: z.strictObject({
    id,
    version: z.int(),
    extendedBy: seizure.fields.extendedBy.schema,
    extendReason: seizure.fields.extendReason.schema,
  }),
  output: z.object({ version: z.int(), until: z.string() }),
});

const refusal = z.object({ reason: z.string(), law: z.string(), earliest: z.string().nullable() });

/** A check of the dossier: what it is worth, and what is missing. */
const check = z.object({
  label: z.string(),
  points: z.int(),
  state: z.enum(['kept', 'lost', 'ahead', 'none']),
  why: z.string().nullable(),
});

/** What may be done with a case now and why not, what has happened, what is owed, and how the dossier stands. */
export const caseState = endpoint({
  method: 'get',
  path: '/enforcement/case-state',
  label: '案件办理情况',
  by: readers,
  input: z.strictObject({ id }),
  output: z.object({
    steps: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        isMine: z.boolean(),
        who: z.string(),
        refused: refusal.nullable(),
      }),
    ),
    acts: z.array(
      z.object({
        kind: z.string(),
        label: z.string(),
        isMine: z.boolean(),
        results: z.array(z.string()),
        refused: refusal.nullable(),
      }),
    ),
    entered: z.array(
      z.object({
        id,
        kind: z.string(),
        label: z.string(),
        on: z.string(),
        result: z.string(),
        opinion: z.string().nullable(),
        people: z.string().nullable(),
        until: z.string().nullable(),
      }),
    ),
    payments: z.array(
      z.object({
        id,
        version: z.int(),
        kind: z.string(),
        amount: z.int(),
        paidOn: z.string(),
        way: z.string(),
        receiptNumber: z.string().nullable(),
        state: z.string(),
      }),
    ),
    money: z.object({
      fine: z.int(),
      paid: z.int(),
      unpaid: z.int(),
      overdue: z.int(),
      surcharge: z.int(),
      surchargePaid: z.int(),
      surchargeFrom: z.string().nullable(),
      /** When which part falls due, as approved. */
      plan: z.array(z.object({ by: z.string(), amount: z.int() })).readonly(),
    }),
    needs: z.object({ hearing: z.boolean(), discussion: z.boolean(), review: z.boolean() }),
    mayCommend: z.boolean(),
    /** What was sealed or detained in the case, until when, and whether whoever asks may make it last longer. */
    seizures: z.array(
      z.object({
        id,
        version: z.int(),
        name: z.string(),
        measure: z.string(),
        state: z.string(),
        until: z.string().nullable(),
        mayExtend: z.boolean(),
      }),
    ),
    transfers: z.array(z.object({ id, matter: z.string(), recipientName: z.string(), state: z.string() })),
    mayHandOver: z.boolean(),
    court: z.object({ from: z.string(), until: z.string() }).nullable(),
    spans: z.array(z.object({ grade: z.string(), label: z.string(), least: z.int(), most: z.int() })),
    dossier: z.object({ score: z.int(), checks: z.array(check) }),
  }),
});

/** What was imposed and what came in, side by side and never as one (L18). Amounts in fen. */
export const fineBook = endpoint({
  method: 'get',
  path: '/enforcement/fine-book',
  label: '罚款台账',
  by: readers,
  input: z.strictObject({ year: z.string().regex(/^\d{4}$/) }),
  output: z.object({
    months: z.array(z.object({ month: z.string(), imposed: z.int(), cases: z.int(), collected: z.int() })),
    units: z.array(z.object({ unit: z.string(), imposed: z.int(), cases: z.int(), collected: z.int() })),
    owing: z.array(
      z.object({
        id,
        name: z.string(),
        number: z.string().nullable(),
        payBy: z.string().nullable(),
        unpaid: z.int(),
        surcharge: z.int(),
      }),
    ),
  }),
});
