import { dayOf } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';
import type { DocumentOf } from '../../server/module.ts';
import { find, get } from '../../server/ledger/read.ts';
import { formDocument } from '../../server/word/form.ts';
import { rectificationOrder } from '../../server/word/rectification-order.ts';
import { visit } from '../inspections/index.ts';
import { findingsOf, inspectorsOf, issuerOf, unitOf, wordsOf } from './document-facts.server.ts';
import { order } from './order.ledger.ts';

/** 责令限期整改指令书: the hazards ordered by one document, each with its term (安全生产法 第六十五条). */
export const orderDocument: DocumentOf = {
  ledger: order.name,
  name: 'rectification-order',
  label: '责令限期整改指令书',
  render: async (ctx, id) => {
    const row = await get(ctx, order, id);
    if (row.number === null) throw new Problem('refused', '这份文书还没有编号，请先下达');
    const issuer = await issuerOf(ctx);
    const from = row.visit === null ? undefined : await find(ctx, visit, row.visit);
    const findings = await findingsOf(ctx, { order: id });
    const model = rectificationOrder({
      ...issuer,
      number: row.number,
      unit: await unitOf(ctx, row.site),
      visitedOn: from ? dayOf(from.startedAt) : row.issuedOn,
      recordNumber: from?.number ?? null,
      items: findings.map((found) => ({ text: wordsOf(found), basis: found.basis, due: found.dueOn ?? 'immediately' })),
      inspectors: await inspectorsOf(ctx, row.inspectors),
      issuedOn: row.issuedOn,
      createdAt: row.createdAt,
    });
    return { fileName: `责令限期整改指令书 ${row.number}.docx`, bytes: await formDocument(model) };
  },
};
