import { z } from 'zod';
import { dayOf } from '../../kernel/calendar.ts';
import sql from 'sql-template-tag';
import type { Context } from '../../server/context.ts';
import type { Answers } from '../../server/documents/template.ts';
import { find } from '../../server/ledger/read.ts';
import { visit } from '../inspections/index.ts';
import { type CaseRow, surchargeFrom, wholeCase } from './case-file.server.ts';
import { enforcementCase } from './case.ledger.ts';
import { actKinds, caseSources, grades, outcomes, results } from './case-words.ts';
import { yuan, capitalYuan } from './money.rules.ts';

const text = z.string().nullable();

/** What every document of a case may speak of, frozen with each. Days are 'YYYY-MM-DD', amounts are in fen. */
export const caseData = z.object({
  number: text,
  name: z.string(),
  source: z.string(),
  party: z.object({
    name: z.string(),
    isUnit: z.boolean(),
    address: z.string(),
    head: text,
    code: text,
  }),
  act: z.string(),
  breached: z.string(),
  clause: z.string(),
  foundOn: z.string(),
  visit: z.object({ number: text, on: z.string() }).nullable(),
  filedOn: text,
  concludedOn: text,
  noticedOn: text,
  statementUntil: text,
  hearingUntil: text,
  decidedOn: text,
  servedOn: text,
  payBy: text,
  extendedTo: text,
  deferredTo: text,
  closedOn: text,
  handlers: z.array(z.object({ name: z.string(), certificate: z.string() })),
  findings: text,
  evidence: text,
  grade: text,
  deviation: text,
  exemptReason: text,
  dropReason: text,
  outcome: text,
  fine: z.int(),
  /** The penalties in words, each a part of a sentence. */
  penalties: z.array(z.string()),
  acts: z.array(
    z.object({ kind: z.string(), name: z.string(), on: z.string(), result: z.string(), opinion: text, people: text }),
  ),
  papers: z.array(
    z.object({ template: z.string(), name: z.string(), number: text, madeOn: z.string(), servedOn: text }),
  ),
  owed: z.object({ paid: z.int(), unpaid: z.int(), surcharge: z.int(), from: text }),
  answers: z.record(z.string(), z.unknown()),
});

/** What the documents of a case are printed from. */
export type CaseData = z.infer<typeof caseData>;

/** Gathers what a document of a case may speak of, as it is today. */
export async function caseFacts(ctx: Context, row: CaseRow, answers: Answers): Promise<CaseData> {
  const { file, acts, papers, owed } = await wholeCase(ctx, row);
  const from = row.visit === null ? undefined : await find(ctx, visit, row.visit);
  const { partyKind, party, partyAddress, partyHead, partyCode, penaltyClause, deviationReason } = row;
  return {
    ...row,
    source: caseSources[row.source],
    party: {
      name: party,
      isUnit: partyKind === 'unit',
      address: partyAddress,
      head: partyHead,
      code: partyCode,
    },
    clause: penaltyClause,
    visit: from ? { number: from.number, on: dayOf(from.startedAt) } : null,
    handlers: [...(await handlersOf(ctx, row.handlers))],
    grade: row.grade && grades[row.grade],
    deviation: deviationReason,
    outcome: row.outcome && outcomes[row.outcome],
    fine: row.fine ?? 0,
    penalties: penaltiesOf(row),
    acts: acts.map((act) => ({ ...act, name: actKinds[act.kind], result: results[act.result] })),
    papers: papers.filter(({ state }) => state !== 'void').map((paper) => ({ ...paper })),
    owed: { ...owed, from: surchargeFrom(file) },
    answers: { ...answers },
  };
}

/** What a case is punished with, in words. */
export function penaltiesOf(row: CaseRow): string[] {
  return [
    row.warning === true ? '警告' : '',
    (row.fine ?? 0) > 0 ? `罚款人民币${capitalYuan(row.fine ?? 0)}（¥${yuan(row.fine ?? 0)}）` : '',
    (row.confiscated ?? 0) > 0 ? `没收违法所得人民币${capitalYuan(row.confiscated ?? 0)}` : '',
    row.halt === true ? '责令停产停业整顿' : '',
    row.revoke === true ? '暂扣或者吊销有关许可证件' : '',
  ].filter(Boolean);
}

async function handlersOf(ctx: Context, ids: readonly string[]) {
  const rows = await ctx.tx.rows<{ id: string; name: string; certificate: string | null }>(sql`
    select id, name, certificate from account where id = any(${ids}::uuid[])`);
  return ids.flatMap((id) => {
    const found = rows.find((each) => each.id === id);
    return found ? [{ name: found.name, certificate: found.certificate ?? '' }] : [];
  });
}

/** The ledger that the documents are of. */
export const subject = enforcementCase;
