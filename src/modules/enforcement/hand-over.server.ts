import type { Row } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import type { Service } from '../../server/documents/template.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { get, list } from '../../server/ledger/read.ts';
import { take } from '../../server/ledger/write.ts';
import { legalDocument } from '../documents/index.ts';
import type { CaseRow } from './case-file.server.ts';
import { enforcementCase } from './case.ledger.ts';
import { caseTransfer } from './case-transfer.ledger.ts';

/** The transfer of a case that the leader has approved and that was not sent yet, if there is one. */
export async function approvedTransfer(ctx: Context, row: CaseRow): Promise<Row<typeof caseTransfer> | undefined> {
  const where = { case: row.id, state: 'approved' } as const;
  return (await list(withSystem(ctx), caseTransfer, { where, limit: 1 })).rows[0];
}

/** What the service of the letter of transfer means: the case has left our hands and the transfer is with its recipient, in one act. */
export async function transferServed(ctx: Context, row: CaseRow, { documentId, servedOn }: Service): Promise<void> {
  const transfer = await approvedTransfer(ctx, row);
  if (!transfer) throw new Problem('refused', '没有已批准、待移送的案件移送，请先登记并由局领导批准');
  const { number } = await get(ctx, legalDocument, documentId);
  await take(withSystem(ctx), caseTransfer, transfer.id, 'sendWithCase', {
    letter: number ?? '案件移送书',
    receivedOn: servedOn,
  });
  await take(withSystem(ctx), enforcementCase, row.id, 'handOver', {});
}
