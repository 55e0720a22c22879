import { z } from 'zod';
import { dayOf } from '../../kernel/calendar.ts';
import { edition, template } from '../../server/documents/template.ts';
import { list } from '../../server/ledger/read.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import { desks, readers } from './duty-roles.ts';
import { dutyShift, handoverItem } from './shift.ledger.ts';
import { namesOf } from './shift-lines.server.ts';

const facts = z.object({
  desk: z.string(),
  span: z.string(),
  leader: z.string(),
  crew: z.string(),
  equipment: z.string(),
  reminder: z.string(),
  offeredBy: z.string(),
  offeredAt: z.string(),
  takenBy: z.string(),
  handedAt: z.string(),
  items: z.array(z.tuple([z.string(), z.string(), z.string()])),
});

const moment = (instant: string | null) => {
  if (instant === null) return '';
  const clock = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${chineseDay(dayOf(instant))}${clock}`;
};

/** 值班交接记录: who handed over what to whom, item by item, signed by both (R9.4). */
export const handoverRecord = template({
  name: 'duty-handover-record',
  label: '值班交接记录',
  word: null,
  ledger: dutyShift,
  by: readers,
  toParty: false,
  refuse: async (_ctx, row) => (row.handedAt === null ? '这一班还没有完成交接，请先在“交接班”页办理' : undefined),
  facts: async (ctx, row) => {
    const nameOf = await namesOf(ctx);
    const name = (id: string | null) => (id === null ? '' : nameOf(id));
    const { rows } = await list(ctx, handoverItem, {
      where: { shift: row.id, state: 'confirmed' },
      sort: { by: 'id' },
      limit: 200,
    });
    return {
      desk: desks[row.desk],
      span: `${moment(row.startsAt)}至${moment(row.endsAt)}`,
      leader: name(row.leader),
      crew: [row.main, row.deputy].map(name).filter(Boolean).join('、'),
      equipment: row.equipment ?? '',
      reminder: row.reminder ?? '无',
      offeredBy: name(row.offeredBy),
      offeredAt: moment(row.offeredAt),
      takenBy: name(row.takenBy),
      handedAt: moment(row.handedAt),
      items: rows.map(({ title, decision, until, remark }) => [
        title,
        `${handoverItem.fields.decision.options[decision]}${until === null ? '' : `（${moment(until)}）`}`,
        remark ?? '',
      ]),
    };
  },
  editions: [
    edition(1, facts, (data) => ({
      title: '值班交接记录',
      parts: [
        {
          kind: 'facts',
          rows: [
            [
              { label: '值班机构', value: data.desk },
              { label: '带班领导', value: data.leader },
            ],
            [{ label: '值班时间', value: data.span }],
            [{ label: '值班人员', value: data.crew }],
            [{ label: '设备状态', value: data.equipment }],
            [{ label: '重要提示', value: data.reminder }],
          ],
        },
        {
          kind: 'paragraph',
          runs: [`未办结事项${data.items.length === 0 ? '：无。' : `${data.items.length}项，已逐项确认：`}`],
          keep: true,
        },
        ...(data.items.length === 0
          ? []
          : [
              {
                kind: 'grid' as const,
                columns: [
                  { label: '事项', width: 5 },
                  { label: '处理意见', width: 4 },
                  { label: '说明', width: 3 },
                ],
                rows: data.items,
              },
            ]),
        {
          kind: 'facts',
          rows: [
            [
              { label: '交班人', value: data.offeredBy },
              { label: '交班时间', value: data.offeredAt },
            ],
            [
              { label: '接班人', value: data.takenBy },
              { label: '接班时间', value: data.handedAt },
            ],
            [
              { label: '交班人签字', value: null, lines: 2 },
              { label: '接班人签字', value: null, lines: 2 },
            ],
          ],
        },
      ],
    })),
  ],
});
