import { z } from 'zod';
import { dayOf } from '../../kernel/calendar.ts';
import { edition, template } from '../../server/documents/template.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import type { FormPart } from '../../server/word/form.ts';
import { colours } from '../../codes/colours.ts';
import { dutyRoom, signers } from './warning-roles.ts';
import { audiences, earlyWarning, warningHazards, warningKinds } from './warning.ledger.ts';

/** A moment in the county's time, as it stands in a text. */
export const momentIn = (instant: string): string =>
  `${chineseDay(dayOf(instant))}${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16)}`;

const lines = (text: string): readonly FormPart[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ kind: 'paragraph', runs: [line] }));

const facts = z.object({
  headline: z.string(),
  kind: z.string(),
  hazard: z.string(),
  colour: z.string(),
  number: z.string(),
  affected: z.string(),
  audience: z.string(),
  validFrom: z.string(),
  validUntil: z.string(),
  content: z.string(),
  measures: z.string(),
  issuer: z.string().nullable(),
  issuedAt: z.string(),
});

/** 预警发布文书: a warning as it was issued, with all that 突发事件应对法 第六十四条 asks it to name. */
export const warningPaper = template<typeof earlyWarning>({
  name: 'early-warning',
  label: '预警发布文书',
  word: null, // the number is that of the row, given when it was issued
  ledger: earlyWarning,
  by: [...dutyRoom, ...signers],
  toParty: false,
  refuse: async (_, row) => (row.documentNumber === null ? '这条预警还没有发布，发布编号后才能制作' : undefined),
  facts: async (_, row) => ({
    headline: row.headline,
    kind: warningKinds[row.kind],
    hazard: warningHazards[row.hazard],
    colour: row.colour === null ? '不分级' : colours[row.colour],
    number: row.documentNumber ?? '',
    affected: row.affected ?? '',
    audience: row.audience === null ? '' : audiences[row.audience],
    validFrom: momentIn(row.validFrom ?? row.receivedAt),
    validUntil: row.validUntil === null ? '另行通知' : momentIn(row.validUntil),
    content: row.content,
    measures: row.measures ?? '',
    issuer: row.issuer,
    issuedAt: momentIn(row.issuedAt ?? row.receivedAt),
  }),
  editions: [
    edition(1, facts, (data, paper) => ({
      title: data.headline,
      parts: [
        { kind: 'paragraph', place: 'right', runs: [data.number] },
        {
          kind: 'facts',
          rows: [
            [
              { label: '类别', value: `${data.kind}（${data.hazard}）` },
              { label: '级别', value: data.colour },
            ],
            [
              { label: '起始时间', value: data.validFrom },
              { label: '有效期至', value: data.validUntil },
            ],
            [{ label: '影响范围', value: data.affected }],
            [{ label: '发布对象', value: data.audience }],
          ],
        },
        { kind: 'paragraph', place: 'margin', runs: ['警示事项：'] },
        ...lines(data.content),
        ...(data.measures === ''
          ? []
          : [{ kind: 'paragraph', place: 'margin', runs: ['应采取的措施：'] } as const, ...lines(data.measures)]),
        ...(data.issuer === null ? [] : lines(`本预警依据${data.issuer}发布的信息制发。`)),
        { kind: 'paragraph', place: 'right', keep: true, runs: [paper.bureau] },
        { kind: 'paragraph', place: 'right', runs: [data.issuedAt] },
      ],
    })),
  ],
});
