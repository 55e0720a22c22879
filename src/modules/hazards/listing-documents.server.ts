import { z } from 'zod';
import { dayOf } from '../../kernel/calendar.ts';
import type { Row } from '../../kernel/ledger.ts';
import type { Context } from '../../server/context.ts';
import { edition, type Paper, template } from '../../server/documents/template.ts';
import { get } from '../../server/ledger/read.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import type { FormPart } from '../../server/word/form.ts';
import { site } from '../sites/index.ts';
import { deciders, enforcers } from './hazard-roles.ts';
import { hazard } from './hazard.ledger.ts';
import { listedSupervision } from './listing.ledger.ts';

const letterData = z.object({
  number: z.string(),
  unit: z.string(),
  subject: z.string(),
  standard: z.string(),
  level: z.string(),
  requirements: z.string(),
  dueOn: z.string(),
  five: z.array(z.tuple([z.string(), z.string()])),
  penalty: z.string().nullable(),
});

/** 督办函: which hazard, by when, what is asked, the five; made when the listing has been decided. */
export const supervisionLetter = template({
  name: 'supervision-letter',
  label: '重大事故隐患督办函',
  word: null,
  ledger: listedSupervision,
  by: [...enforcers, 'leader'],
  toParty: true,
  refuse: async (_, row) => (row.listedOn === null ? '还没有批准挂牌，请先由负责人批准' : undefined),
  facts: async (ctx, row) => {
    const found = await get(ctx, hazard, row.hazard);
    const words = (name: 'measures' | 'responsible' | 'contingency') => found[name] ?? '';
    return {
      ...(await aboutOf(ctx, row)),
      standard: found.standard ?? '',
      level: listedSupervision.fields.level.options[row.level],
      requirements: row.requirements,
      dueOn: row.extendedTo ?? row.dueOn,
      five: [
        ['整改措施', words('measures')],
        ['整改资金', `${((found.funds ?? 0) / 100).toFixed(2)} 元`],
        ['整改期限', chineseDay(row.extendedTo ?? row.dueOn)],
        ['整改责任人', words('responsible')],
        ['应急预案', words('contingency')],
      ],
      penalty: row.penaltyNumber,
    };
  },
  editions: [
    edition(1, letterData, (data, paper) => ({
      title: '重大事故隐患督办函',
      parts: [
        line(`督办编号：${data.number}`, 'margin'),
        line(`${data.unit}：`, 'margin'),
        line(
          `经查，你单位存在重大事故隐患：${data.subject}${data.standard === '' ? '' : `（判定依据：${data.standard}）`}。现决定实行${data.level}挂牌督办，请于${chineseDay(data.dueOn)}前治理完毕，并提出摘牌申请。`,
        ),
        line(`督办要求：${data.requirements}`),
        { kind: 'facts', rows: data.five.map(([label, value]) => [{ label, value }]) },
        line(
          '治理期间应当落实管控措施，确保安全；重大事故隐患排除前或者排除过程中无法保证安全的，应当撤出作业人员、停止生产经营或者使用。',
        ),
        ...(data.penalty === null
          ? []
          : [line(`对该隐患涉及的违法行为已另行立案（${data.penalty}），挂牌督办不影响行政处罚。`)]),
        ...signed(paper),
      ],
    })),
  ],
});

const opinionData = z.object({
  number: z.string(),
  unit: z.string(),
  subject: z.string(),
  application: z.string(),
  opinion: z.string(),
  delistedOn: z.string(),
});

/** 摘牌意见: what was applied for, what was seen, that it is off the list. */
export const delistingOpinion = template({
  name: 'delisting-opinion',
  label: '重大事故隐患摘牌意见书',
  word: null,
  ledger: listedSupervision,
  by: deciders,
  toParty: true,
  refuse: async (_, row) => (row.delistedAt === null ? '还没有验收摘牌，请先验收' : undefined),
  facts: async (ctx, row) => ({
    ...(await aboutOf(ctx, row)),
    application: row.application ?? '',
    opinion: row.opinion ?? '',
    delistedOn: dayOf(row.delistedAt ?? ctx.now),
  }),
  editions: [
    edition(1, opinionData, (data, paper) => ({
      title: '重大事故隐患摘牌意见书',
      parts: [
        line(`督办编号：${data.number}`, 'margin'),
        line(`${data.unit}：`, 'margin'),
        line(`你单位申请对挂牌督办的重大事故隐患“${data.subject}”验收摘牌，报告的治理情况为：${data.application}`),
        line(`经现场验收：${data.opinion}`),
        line(`自${chineseDay(data.delistedOn)}起予以摘牌。请你单位举一反三，防止隐患反弹。`),
        ...signed(paper),
      ],
    })),
  ],
});

async function aboutOf(ctx: Context, row: Row<typeof listedSupervision>) {
  const { name } = await get(ctx, site, row.site);
  return { number: row.number ?? '', unit: name, subject: row.subject };
}

/** A paragraph of a letter. */
export const line = (words: string, place: 'indented' | 'margin' | 'right' = 'indented'): FormPart => ({
  kind: 'paragraph',
  runs: [words],
  place,
});

/** Who signs a letter, and when. */
export const signed = (paper: Paper): readonly FormPart[] => [
  line(paper.bureau, 'right'),
  line(chineseDay(paper.madeOn), 'right'),
];
