import sql from 'sql-template-tag';
import { addDays } from '../../kernel/calendar.ts';
import type { AnyRow, Row } from '../../kernel/ledger.ts';
import type { Role } from '../../kernel/role.ts';
import type { Context } from '../../server/context.ts';
import { list } from '../../server/ledger/read.ts';
import { rolesOver } from '../../server/ledger/scope.ts';
import { legalDocument } from '../documents/index.ts';
import { caseAct } from './case-act.ledger.ts';
import type { CaseFile } from './case.guards.ts';
import { enforcementCase } from './case.ledger.ts';
import { finePayment } from './fine-payment.ledger.ts';
import { type Instalment, type Owed, owedOn, type Pause } from './money.rules.ts';

/** The row of a case. */
export type CaseRow = Row<typeof enforcementCase>;

/** A case with everything that hangs on it, read once for guards, figures and documents. */
export interface WholeCase {
  readonly file: CaseFile;
  readonly acts: readonly Row<typeof caseAct>[];
  readonly papers: readonly Row<typeof legalDocument>[];
  readonly payments: readonly Row<typeof finePayment>[];
  readonly owed: Owed & { readonly surchargePaid: number };
  readonly certificates: number;
}

/** Whether this user has one of the roles over a case. */
export const mayWork = (ctx: Context, row: CaseRow, by: readonly Role[]): boolean =>
  rolesOver(ctx, enforcementCase, row as unknown as AnyRow).some((role) => by.includes(role)); // a row is plain JSON

/** Reads a case's acts, documents and payments, oldest first. */
export async function wholeCase(ctx: Context, row: CaseRow): Promise<WholeCase> {
  const oldest = { sort: { by: 'id' }, limit: 200 } as const;
  const acts = (await list(ctx, caseAct, { where: { case: row.id }, ...oldest })).rows;
  const papers = (await list(ctx, legalDocument, { where: { subject: row.id }, ...oldest })).rows;
  const payments = (await list(ctx, finePayment, { where: { case: row.id, state: 'entered' }, ...oldest })).rows;
  const certified = await ctx.tx.rows(sql`select 1 as "one" from account
    where id = any(${row.handlers}::uuid[]) and certificate is not null`);
  const file = fileOf(ctx, row, acts);
  return { file, acts, papers, payments, owed: owedBy(file, payments, ctx.today), certificates: certified.length };
}

/** The file the guards look at. */
export const fileOf = (ctx: Context, row: CaseRow, acts: readonly Row<typeof caseAct>[]): CaseFile => ({
  row,
  acts: acts.toSorted((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1)),
  today: ctx.today,
  calendar: ctx.calendar,
  setting: (key) => ctx.setting(key),
});

/** What the party of a case owes at the end of a day. */
export function owedBy(file: CaseFile, payments: readonly Row<typeof finePayment>[], on: string): WholeCase['owed'] {
  const { row, setting } = file;
  const of = (kind: string) =>
    payments.filter((each) => each.kind === kind).map((each) => ({ on: each.paidOn, amount: each.amount }));
  const terms = { permille: setting('enforcement.surchargePermille'), pauses: pausesOf(file) };
  const owed = owedOn(on, row.fine ?? 0, planOf(file), of('fine'), terms);
  return { ...owed, surchargePaid: of('surcharge').reduce((sum, { amount }) => sum + amount, 0) };
}

/** When the fine falls due: at once, or as approved (行政处罚法 66); the last approved plan counts, its rest with its last day. */
export function planOf({ row, acts }: CaseFile): readonly Instalment[] {
  if (row.payBy === null) return [];
  const fine = row.fine ?? 0;
  const granted = acts.filter((act) => act.kind === 'deferral' && act.result === 'passed');
  const parts = granted.flatMap(({ until, amount }) => (until ? [{ by: until, amount: amount ?? fine }] : []));
  const deferred = Math.min(
    fine,
    parts.reduce((sum, { amount }) => sum + amount, 0),
  );
  return [{ by: row.payBy, amount: fine - deferred }, ...parts].filter(({ amount }) => amount > 0);
}

/** The days of reconsideration and suit, on which nothing is added (行政处罚法 73). */
export function pausesOf({ acts }: CaseFile): readonly Pause[] {
  return (['reconsideration', 'litigation'] as const).flatMap((kind) =>
    acts
      .filter((act) => act.kind === kind)
      .map((begun) => {
        const ended = acts.find((act) => act.kind === `${kind}End` && act.on >= begun.on);
        return { from: begun.on, to: ended?.on ?? null };
      }),
  );
}

/** The first day that adds to a fine that is not paid. */
export const surchargeFrom = (file: CaseFile): string | null => {
  const first = planOf(file)
    .map(({ by }) => by)
    .toSorted()[0];
  return first === undefined ? null : addDays(first, 1);
};
