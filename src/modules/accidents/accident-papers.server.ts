import { z } from 'zod';
import { edition, template } from '../../server/documents/template.ts';
import { get } from '../../server/ledger/read.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import type { FormPart } from '../../server/word/form.ts';
import { accidentReport } from './accident-report.ledger.ts';
import { accident, accidentKinds } from './accident.ledger.ts';
import { investigating, reporters } from './accident-roles.ts';
import { grades } from './accident.rules.ts';
import { accidentInvestigation } from './investigation.ledger.ts';

const said = (words: string): FormPart => ({ kind: 'paragraph', runs: [words] });
const moment = (instant: string) => {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${chineseDay(local.slice(0, 10))}${local.slice(11, 16)}`;
};

const quick = z.object({
  title: z.string(),
  recipients: z.string(),
  unit: z.string(),
  kind: z.string(),
  grade: z.string(),
  occurredAt: z.string(),
  address: z.string(),
  course: z.string(),
  toll: z.string(),
  loss: z.string(),
  measures: z.string(),
  situation: z.string(),
  reportedAt: z.string(),
});

const people = (words: string, count: number | null) => (count === null ? `${words}待核` : `${words}${count}人`);

/** 事故信息报告: the six contents the law asks for (生产安全事故报告和调查处理条例 第十二条). */
export const quickReportPaper = template({
  name: 'accident-report',
  label: '事故信息报告',
  word: '事故报',
  ledger: accidentReport,
  by: reporters,
  toParty: false,
  facts: async (ctx, row) => {
    const of = await get(ctx, accident, row.accident);
    return {
      title: row.title,
      recipients: row.recipients,
      unit: of.unitName,
      kind: accidentKinds[of.kind],
      grade: grades[row.grade],
      occurredAt: moment(of.occurredAt),
      address: of.address,
      course: of.course,
      toll: [
        people('死亡', row.dead),
        people('下落不明', row.missing),
        people('重伤', row.injured),
        people('轻伤', row.slight),
      ].join('，'),
      loss: row.loss === null ? '待核' : `${row.loss / 1_000_000}万元（初步估计）`,
      measures: of.measures,
      situation: row.situation,
      reportedAt: moment(row.reportedAt),
    };
  },
  editions: [
    edition(1, quick, (data, paper) => ({
      title: data.title,
      parts: [
        { kind: 'paragraph', place: 'margin', runs: [`${data.recipients}：`] },
        {
          kind: 'facts',
          rows: [
            [{ label: '事故单位', value: data.unit }],
            [
              { label: '事故类型', value: data.kind },
              { label: '初判等级', value: data.grade },
            ],
            [{ label: '发生时间', value: data.occurredAt }],
            [{ label: '发生地点', value: data.address }],
            [{ label: '简要经过', value: data.course }],
            [{ label: '伤亡情况', value: data.toll }],
            [{ label: '直接损失', value: data.loss }],
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

const reply = z.object({
  name: z.string(),
  submittedOn: z.string(),
  cause: z.string(),
  liability: z.string(),
  prevention: z.string(),
  replyNumber: z.string().nullable(),
});

/** 事故批复代拟稿: what the government is asked to agree to, within fifteen days of the report (条例 第三十二条). */
export const replyPaper = template({
  name: 'accident-reply',
  label: '事故批复代拟稿',
  word: null,
  ledger: accidentInvestigation,
  by: investigating,
  toParty: false,
  repeats: true,
  refuse: async (_, row) => (row.submittedOn === null ? '调查报告尚未提交，请先办理“提交调查报告”' : undefined),
  facts: async (_, row) => row,
  editions: [
    edition(1, reply, (data) => ({
      title: `关于${data.name}报告的批复（代拟稿）`,
      parts: [
        ...(data.replyNumber === null
          ? []
          : [{ kind: 'paragraph', place: 'right', runs: [data.replyNumber] } as const]),
        { kind: 'paragraph', place: 'margin', runs: ['县应急管理局：'] },
        said(
          `你局${chineseDay(data.submittedOn)}报送的调查报告收悉。经研究，依照《生产安全事故报告和调查处理条例》第三十二条的规定，现批复如下：`,
        ),
        said(`一、同意调查组对事故原因和性质的认定。${data.cause}`),
        said(`二、同意调查组对责任的认定和处理建议。${data.liability}`),
        said(`三、有关单位应当落实防范和整改措施。${data.prevention}`),
        said('四、请依法公开调查报告，并在批复之日起一年内组织对整改和防范措施落实情况的评估。'),
      ],
    })),
  ],
});

/** The documents of accidents. */
export const accidentPapers = [quickReportPaper, replyPaper] as const;
