import { z } from 'zod';
import { edition, template } from '../../server/documents/template.ts';
import { areaNames } from '../../server/http/names.ts';
import { get } from '../../server/ledger/read.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import { incident } from './incident.ledger.ts';
import { incidentReport } from './incident-report.ledger.ts';
import { classOf, classes, incidentKinds, reporters } from './incident-words.ts';
import { casualtyWords, grades } from './incident.rules.ts';

const moment = (instant: string | null) => {
  if (instant === null) return '待核实';
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${chineseDay(local.slice(0, 10))}${local.slice(11, 16)}`;
};

const facts = z.object({
  title: z.string(),
  kind: z.string(),
  grade: z.string(),
  occurredAt: z.string(),
  receivedAt: z.string(),
  address: z.string(),
  course: z.string(),
  toll: z.string(),
  changes: z.string(),
  measures: z.string(),
  situation: z.string(),
  reportedAt: z.string(),
});

/** 突发事件信息: one report of the chain as it goes to the government and the city (突发事件应对法 第六十一条). */
export const incidentPaper = template({
  name: 'incident-report',
  label: '突发事件信息',
  word: '信报',
  ledger: incidentReport,
  by: reporters,
  toParty: false,
  facts: async (ctx, row) => {
    const of = await get(ctx, incident, row.incident);
    const names = await areaNames(ctx);
    return {
      title: row.title,
      kind: `${classes[classOf(of.kind)]}（${incidentKinds[of.kind]}）`,
      grade: grades[row.grade],
      occurredAt: moment(of.occurredAt),
      receivedAt: moment(of.receivedAt),
      address:
        [of.area.length > 6 ? names.get(of.area.slice(0, 9)) : undefined, of.placeWords].filter(Boolean).join('') ||
        '待核实',
      course: of.course,
      toll: casualtyWords(row),
      changes: row.changes === null ? '无' : `${row.changes}。${row.explanation ?? ''}`,
      measures: of.measures ?? '正在核实',
      situation: row.situation,
      reportedAt: moment(row.reportedAt),
    };
  },
  editions: [
    edition(1, facts, (data, paper) => ({
      title: data.title,
      parts: [
        { kind: 'paragraph', place: 'margin', runs: ['县委办公室、县政府办公室，市应急管理局：'] },
        {
          kind: 'facts',
          rows: [
            [
              { label: '事件类别', value: data.kind },
              { label: '初判等级', value: data.grade },
            ],
            [
              { label: '发生时间', value: data.occurredAt },
              { label: '接报时间', value: data.receivedAt },
            ],
            [{ label: '发生地点', value: data.address }],
            [{ label: '简要经过', value: data.course }],
            [{ label: '伤亡情况', value: data.toll }],
            [{ label: '数字变化', value: data.changes }],
            [{ label: '已采取措施', value: data.measures }],
            [{ label: '目前情况', value: data.situation }],
          ],
        },
        { kind: 'paragraph', place: 'right', keep: true, runs: [paper.bureau] },
        { kind: 'paragraph', place: 'right', runs: [data.reportedAt] },
      ],
    })),
  ],
});
