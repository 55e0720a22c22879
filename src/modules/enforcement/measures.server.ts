import { dayOf } from '../../kernel/calendar.ts';
import type { Row } from '../../kernel/ledger.ts';
import type { Role } from '../../kernel/role.ts';
import type { Context } from '../../server/context.ts';
import { list } from '../../server/ledger/read.ts';
import type { CaseRow } from './case-file.server.ts';
import { caseTransfer } from './case-transfer.ledger.ts';
import { extendSeizure } from './enforcement.endpoints.ts';
import { seizure } from './seizure.ledger.ts';
import { seizureUntil } from './term.rules.ts';

/** The measures of a case beside its course: what is sealed or detained and until when, and what is handed to other authorities. */
export async function measuresOf(ctx: Context, row: CaseRow, may: readonly Role[]) {
  const where = { case: row.id };
  const seized = (await list(ctx, seizure, { where, limit: 50 })).rows;
  const transfers = (await list(ctx, caseTransfer, { where, limit: 50 })).rows;
  const mayExtend = extendSeizure.by.some((role) => may.includes(role));
  return {
    seizures: seized.map((each) => {
      const until = untilOf(ctx, each);
      return {
        id: each.id,
        version: each.version,
        name: each.name,
        measure: seizure.fields.measure.options[each.measure] ?? each.measure,
        state: seizure.states[each.state],
        until,
        mayExtend:
          mayExtend && each.state === 'held' && each.extendedBy === null && until !== null && ctx.today <= until,
      };
    }),
    transfers: transfers.map(({ id, matter, recipientName, state }) => ({
      id,
      matter,
      recipientName,
      state: caseTransfer.states[state],
    })),
    mayHandOver:
      ['filed', 'concluded', 'noticed'].includes(row.state) &&
      caseTransfer.may.create.some((role) => may.includes(role)) &&
      transfers.every(({ state }) => state === 'refused'),
  };
}

function untilOf(ctx: Context, { measure, takenAt, extendedBy, appraisalDays }: Row<typeof seizure>): string | null {
  if (measure !== 'sealed' && measure !== 'detained') return null;
  return seizureUntil(dayOf(takenAt), ctx.setting('enforcement.seizureDays'), extendedBy ?? 0, appraisalDays ?? 0);
}
