import { z } from 'zod';
import { dayOf } from '../../kernel/calendar.ts';
import { text } from '../../kernel/field.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Titles } from '../../kernel/wire.ts';
import type { Context } from '../../server/context.ts';
import { edition, type Paper, template } from '../../server/documents/template.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import { compareSigned } from './compare.server.ts';
import type { ComposedFigure } from './composed.ts';
import { letterName } from './letters.server.ts';
import type { ChangedRows, Comparison, FigureChange } from './report.endpoints.ts';
import { report } from './report.ledger.ts';
import { writeAmount } from './text/write-amount.ts';

const facts = z.object({
  to: z.string(),
  title: z.string(),
  period: z.string(),
  signedOn: z.string(),
  cutoffOn: z.string(),
  lines: z.array(z.object({ label: z.string(), was: z.string(), is: z.string(), why: z.string() })),
});

/** With the value each figure is given, by its key: who signs that value later has said it. */
const factsWithValues = facts.extend({ told: z.record(z.string(), z.number().nullable()) });

/** 更正函: which report, which of its figures, what each was and is, and which rows changed; the rest of the report stands. */
export const correctionLetter = template({
  name: letterName,
  label: '数据更正函',
  word: '更正',
  ledger: report,
  by: ['writer', 'committeeOffice', 'leader'],
  toParty: false,
  repeats: true,
  asks: { to: text({ label: '主送机关', required: true, max: 60, hint: '原报告报送的机关，如 县人民政府' }) },
  refuse: async (ctx, row) => {
    if (row.state !== 'signed') return '签发后的报告才有可更正的数字';
    const { comparison } = await compareSigned(ctx, row.id);
    return comparison.figures.some(isMoved) ? undefined : '签发后数字没有变化，不用更正';
  },
  facts: async (ctx, row, answers) => {
    const { content, comparison } = await compareSigned(ctx, row.id);
    const byKey = new Map(content.figures.map((figure) => [figure.key, figure]));
    const moved = comparison.figures.filter(isMoved);
    return {
      to: String(answers['to']),
      title: row.title,
      period: content.period.label,
      signedOn: dayOf(comparison.signedAt),
      cutoffOn: dayOf(content.cutoff),
      told: Object.fromEntries(moved.map(({ key, valueNow }) => [key, valueNow])),
      lines: moved.flatMap((change) => {
        const figure = byKey.get(change.key);
        return figure ? [lineOf(ctx, figure, change, comparison)] : [];
      }),
    };
  },
  editions: [edition(1, facts, letterOf), edition(2, factsWithValues, letterOf)],
});

function letterOf(
  { to, title, period, signedOn, cutoffOn, lines }: z.infer<typeof facts>,
  paper: Paper,
): ReturnType<Parameters<typeof edition>[2]> {
  return {
    title: `关于更正《${title}》有关数据的函`,
    parts: [
      { kind: 'paragraph', place: 'margin', runs: [`${to}：`] },
      {
        kind: 'paragraph',
        runs: [
          `我局${chineseDay(signedOn)}报送的《${title}》（统计期为${period}，数据截至${chineseDay(cutoffOn)}），签发后经与台账核对，有 ${lines.length} 处数据发生变化，现更正如下：`,
        ],
      },
      {
        kind: 'grid',
        columns: [
          { label: '序号', width: 1 },
          { label: '数据', width: 3 },
          { label: '原为', width: 2 },
          { label: '更正为', width: 2 },
          { label: '变化原因', width: 5 },
        ],
        rows: lines.map(({ label, was, is, why }, at) => [String(at + 1), label, was, is, why]),
      },
      { kind: 'paragraph', runs: ['除上述数据外，原报告其他内容不变。特此函告。'] },
      { kind: 'paragraph', place: 'right', keep: true, runs: [paper.bureau] },
      { kind: 'paragraph', place: 'right', runs: [chineseDay(paper.madeOn)] },
    ],
  };
}

/** A figure is corrected when its value is another; rows that changed without moving it leave it as it was printed. */
const isMoved = ({ valueThen, valueNow }: FigureChange) => valueThen !== valueNow;

function lineOf(ctx: Context, figure: ComposedFigure, change: FigureChange, { titles }: Comparison) {
  const ledger = ctx.registry.ledgers.get(change.ledger);
  const told = (rows: ChangedRows, verb: string, which: 0 | -1) =>
    ledger ? rowsWords(ledger, rows, { verb, which, titles }) : [];
  // A row that counts as one counts as one whatever is written into it.
  const isSum = ctx.registry.indicators.get(figure.indicator)?.indicator.sum !== undefined;
  const why = [
    ...(change.redefined ? ['指标口径在签发后调整'] : []),
    ...(figure.ratio === null ? [] : ['随分子、分母变化']),
    ...told(change.added, '新计入', 0),
    ...told(change.gone, '不再计入', -1),
    ...(isSum ? told(change.changed, '数据有修改', -1) : []),
  ];
  return {
    label: figure.label,
    was: amountWords(figure, change.valueThen),
    is: amountWords(figure, change.valueNow),
    why: why.join('；'),
  };
}

function amountWords({ unit, ratio }: ComposedFigure, value: number | null): string {
  if (value === null) return '—';
  if (ratio) return `${value}%`;
  const amount = writeAmount(value, unit, 'exact');
  return amount.number + amount.unit;
}

const mostNamed = 3;

/** Rows by name with the entry that tells, the first or the last: '新计入 2 条：通道堆物（张某 8月16日登记）、灭火器失效（…）'. */
function rowsWords(
  l: AnyLedger,
  { count, rows }: ChangedRows,
  { verb, which, titles }: { readonly verb: string; readonly which: 0 | -1; readonly titles: Titles },
): readonly string[] {
  if (count === 0) return [];
  const named = rows.slice(0, mostNamed).map(({ title, number, entries }) => {
    const entry = entries.at(which);
    const who = entry
      ? `（${titles[entry.by] ?? '系统'} ${chineseDay(dayOf(entry.at)).slice('2026年'.length)}${deedWords(l, entry)}）`
      : '';
    return `${title || number || '未命名'}${who}`;
  });
  return [`${verb} ${count} 条：${named.join('、')}${count > named.length ? '等' : ''}`];
}

function deedWords(l: AnyLedger, { action, change }: ChangedRows['rows'][number]['entries'][number]): string {
  if (action === 'create') return '登记';
  const step = l.steps[action]?.label;
  if (step !== undefined) return step;
  const fields = Object.keys(change).flatMap((name) => l.fields[name]?.label ?? []);
  return fields.length === 0 ? '修改' : `修改${fields.slice(0, mostNamed).join('、')}`;
}
