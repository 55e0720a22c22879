import { Buffer } from 'node:buffer';
import { type Period, parsePeriod } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { list } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import type { ComposedFigure } from './composed.ts';
import { countFigures } from './count-figures.server.ts';
import { indicatorName } from './old/match-indicator.ts';
import { readFigures, type ReadFigure } from './old/read-figures.ts';
import { proofMemory } from './proof-memory.ledger.ts';
import { proofread } from './proof/proofread.ts';
import { proofreadText, readOldReport, type SentText, type ShownFinding } from './proof.endpoints.ts';
import { textOf } from './read-text.server.ts';
import { sameFigures } from './same-figures.ts';
import { templateNamed, usualTemplate } from './templates.ts';

/** Proof-reads a text; words the bureau means as they are stay unnamed. */
export const proofreadHandler = handle(
  proofreadText,
  async (ctx, sent) => {
    const text = await textSent(sent);
    const all = [...proofread(text).map((each) => ({ ...each, rows: null })), ...(await againstLedgers(ctx, text))];
    const meant = await meantWords(ctx, [...new Set(all.map(({ quote }) => quote))]);
    const findings = all.filter(({ category, quote }) => !meant.has(`${category} ${quote}`));
    return {
      text,
      findings: findings.toSorted((a, b) => a.line - b.line || a.at - b.at),
      kept: all.length - findings.length,
    };
  },
  'snapshot',
);

/** Reads an old report's figures. */
export const readOldHandler = handle(readOldReport, async (_, sent) => {
  const text = await textSent(sent);
  const title = (text.split('\n').find((line) => line.trim() !== '') ?? '').trim();
  const figures = readFigures(text).map((each) => ({
    ...each,
    name: each.indicator === null ? '' : indicatorName(each.indicator),
  }));
  return { title: (title.length > 60 || title === '' ? sent.name || '旧报告' : title).slice(0, 100), figures };
});

async function textSent({ name, text, file }: SentText): Promise<string> {
  const read = text ?? (file === null ? '' : await textOf(name, Buffer.from(file, 'base64')));
  if (read.trim() === '') throw new Problem('invalid', '没有文字：请粘贴正文，或上传 .docx、.txt、.md 文件');
  return read;
}

async function meantWords(ctx: Context, quotes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await list(ctx, proofMemory, { where: { state: 'kept', quote: quotes }, limit: 200 });
  return new Set(rows.map(({ category, quote }) => `${category} ${quote}`));
}

/** Figures of the text that our ledgers count otherwise in the same period; none for somebody who sees only a part of the county. */
async function againstLedgers(ctx: Context, text: string): Promise<readonly ShownFinding[]> {
  const seesAll = ctx.actor.posts.some(({ county, area }) => county === ctx.county && area === county);
  const read = readFigures(text).filter(
    ({ indicator, confidence }) => indicator !== null && indicator in sameFigures && confidence >= 0.6,
  );
  const codes = [...new Set(read.map(({ period }) => period))].slice(0, 3);
  const found: ShownFinding[] = [];
  for (const code of seesAll ? codes : []) {
    const period = periodOf(code);
    if (!period || period.from > ctx.today) continue;
    const counted = await countFigures(ctx, templateNamed(usualTemplate).figures, period);
    const mine = read.filter(({ period: own }) => own === code);
    found.push(
      ...mine.flatMap((figure) =>
        differing(
          text,
          figure,
          counted.find(({ key }) => key === sameFigures[figure.indicator ?? '']),
        ),
      ),
    );
  }
  return found;
}

function periodOf(code: string): Period | undefined {
  return /^\d{4}/.test(code) ? parsePeriod(code) : undefined;
}

/** A figure of the text beside ours; nothing where the ledgers hold nothing or agree. */
function differing(text: string, figure: ReadFigure, counted: ComposedFigure | undefined): readonly ShownFinding[] {
  if (!counted?.value || counted.value === figure.number) return [];
  const line = text.split(/\r\n|\r|\n/)[figure.line - 1] ?? '';
  const quote = `${figure.number}`;
  const from = line.indexOf(figure.context);
  const at = line.indexOf(quote, Math.max(0, from));
  if (at === -1) return [];
  return [
    {
      line: figure.line,
      at,
      quote: line.slice(at, at + quote.length + figure.unit.length),
      category: 'LEDGER',
      reason: `台账里“${counted.label}”这一期是 ${counted.value}${counted.unit}`,
      suggestion: '点开记录核对，以台账为准或补记台账',
      certainty: 'M',
      rows: { ledger: counted.ledger, where: counted.rows },
    },
  ];
}
