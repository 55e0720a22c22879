import { toBuffer } from 'qrcode';
import { dayOf } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import type { DocumentOf } from '../../server/module.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { get } from '../../server/ledger/read.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import { type FormDocument, formDocument } from '../../server/word/form.ts';
import { bureauOf } from './bureau-name.server.ts';
import { supplyDispatch } from './dispatch.ledger.ts';
import { linesOf } from './dispatch.server.ts';
import { supplyStorage } from './storage.ledger.ts';
import { supply } from './supply.ledger.ts';

/** 救灾物资调拨单: what goes from where to whom, with room for each hand it passes, and a code that opens the order. */
export const dispatchDocument: DocumentOf = {
  ledger: supplyDispatch.name,
  name: 'supply-dispatch',
  label: '救灾物资调拨单',
  render: async (ctx, id, { address }) => {
    const row = await get(ctx, supplyDispatch, id);
    if (row.approvedAt === null) throw new Problem('refused', '这张调拨单还没有批准，批准后再打印');
    const storage = await get(withSystem(ctx), supplyStorage, row.storage);
    const page = `${address}/l/${supplyDispatch.name}/${id}`;
    const model: FormDocument = {
      bureau: await bureauOf(ctx),
      title: '救灾物资调拨单',
      number: row.number,
      createdAt: row.createdAt,
      parts: [
        {
          kind: 'facts',
          rows: [
            [{ label: '调拨事由', value: row.purpose }],
            [
              { label: '出库储存点', value: storage.name },
              { label: '接收单位', value: row.receiver },
            ],
            [{ label: '送达地点', value: row.destination }],
            [
              { label: '缓急', value: supplyDispatch.fields.urgency.options[row.urgency] ?? null },
              { label: '会同单位', value: row.withReform === true ? '发展改革部门' : null },
            ],
            [
              { label: '批准日期', value: chineseDay(dayOf(row.approvedAt)) },
              { label: '出库日期', value: row.issuedAt === null ? null : chineseDay(dayOf(row.issuedAt)) },
            ],
            [{ label: '承运车辆', value: row.carrier }],
            [{ label: '运输路线', value: row.route }],
          ],
        },
        {
          kind: 'grid',
          columns: [
            { label: '序号', width: 8, align: 'center' },
            { label: '品名规格', width: 34 },
            { label: '单位', width: 9, align: 'center' },
            { label: '申请', width: 11, align: 'center' },
            { label: '出库', width: 11, align: 'center' },
            { label: '签收', width: 11, align: 'center' },
            { label: '破损及说明', width: 22 },
          ],
          rows: await gridOf(ctx, id),
        },
        {
          kind: 'paragraph',
          place: 'margin',
          keep: true,
          runs: ['审批人：', { blank: 6 }, '　出库人：', { blank: 6 }],
        },
        {
          kind: 'paragraph',
          place: 'margin',
          keep: true,
          runs: ['承运人：', { blank: 6 }, '　签收人：', { blank: 6 }],
        },
        {
          kind: 'paragraph',
          place: 'margin',
          keep: true,
          runs: ['扫右侧二维码登录后可登记签收。一式三份：出库、承运、接收各一份。'],
        },
        {
          kind: 'picture',
          png: await toBuffer(page, { margin: 1, width: 240 }),
          size: 96,
          says: `调拨单二维码：${page}`,
        },
      ],
    };
    return { fileName: `救灾物资调拨单 ${row.number ?? ''}.docx`, bytes: await formDocument(model) };
  },
};

async function gridOf(ctx: Context, id: string): Promise<readonly (readonly string[])[]> {
  const lines = await linesOf(ctx, id);
  return Promise.all(
    lines.map(async (line, at) => {
      const { unit } = await get(withSystem(ctx), supply, line.supply);
      const damaged = line.damaged !== null && line.damaged > 0 ? `破损 ${line.damaged}` : '';
      const said = [damaged, line.explanation ?? ''].filter(Boolean).join('，');
      return [`${at + 1}`, line.name, unit, words(line.asked), words(line.issued), words(line.received), said];
    }),
  );
}

const words = (count: number | null) => (count === null ? '' : String(count));
