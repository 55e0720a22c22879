import { uuidv7 } from 'uuidv7';
import { Problem } from '../../kernel/problem.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { nextNumber } from '../../server/ledger/number.ts';
import { get } from '../../server/ledger/read.ts';
import { newRow } from '../../server/ledger/save.ts';
import { saveMany } from '../../server/ledger/save-many.ts';
import { take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { issueDocument } from './coordination.endpoints.ts';
import { documentCopy, issuedDocument, letterKinds } from './issued-document.ledger.ts';

/** Gives a document its number in the series of its kind and sends a copy to each unit, all in one transaction. */
export const issueHandler = handle(issueDocument, async (ctx, { id, version, recipients }) => {
  const row = await get(ctx, issuedDocument, id);
  if (row.state !== 'signed') throw new Problem('refused', '这份文件还没有签发，签发后才能编号印发');
  const twice = recipients.find(({ unit }, at) => recipients.findIndex((one) => one.unit === unit) !== at);
  if (twice) throw new Problem('invalid', `“${twice.unit}”选了两次，请去掉一个`);
  if (recipients.some(({ area }) => !area.startsWith(ctx.county)))
    throw new Problem('invalid', '收文单位不在本县，请重新选择');
  const system = withSystem(ctx);
  const series = row.kind === 'supervisionOrder' ? '督' : row.kind in letterKinds ? '函' : '发';
  const documentNumber = await nextNumber(ctx, series);
  const issued = await take(system, issuedDocument, id, 'issue', { documentNumber }, version);
  const copies = recipients.map(({ unit, area }) => ({
    action: 'create',
    before: null,
    after: newRow(ctx, documentCopy, {
      id: uuidv7(),
      area: ctx.areas.areaOn(area, ctx.today),
      document: id,
      unit,
      sentOn: ctx.today,
      replyBy: row.replyBy,
    }),
    note: '',
  }));
  await saveMany(ctx, documentCopy, copies);
  return { version: issued.version, documentNumber, copies: copies.length };
});
