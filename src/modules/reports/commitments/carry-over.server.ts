import type { Period } from '../../../kernel/period.ts';
import type { Context } from '../../../server/context.ts';
import { periodWords } from '../text/period-words.ts';
import type { SectionText, TextBlock, TextRun } from '../text/report-text.ts';
import { sectionsOf } from '../write/sections.server.ts';
import { appended } from './left-work.ts';
import { isOpen } from './commitment.ledger.ts';
import { nextPeriod } from './next-period.ts';
import { asSentence, kindOf } from './promises.ts';
import { sameAs, sayingsOf } from './same-promise.ts';
import { endsWith, standingPromises } from './standing.server.ts';

interface Owed {
  readonly mark: string;
  readonly text: string;
  readonly report: string | null;
}

/**
 * Chapters with what is still owed: each promise not kept in the plan, each shortcoming not mended among the problems, once, in the words
 * of the report it stands in, so that its figures are counted anew. Of chapters taken from another report, what has been kept or mended
 * since is left out.
 */
export async function withCarried(
  ctx: Context,
  sections: readonly SectionText[],
  period: Period,
  origin: 'outline' | 'report',
): Promise<readonly SectionText[]> {
  const { next } = periodWords(period);
  const kinds = sections.map(({ heading }) => kindOf(heading, next));
  if (kinds.every((kind) => kind === undefined)) return sections;
  const coming = nextPeriod(period);
  const { commitments, problems } = await standingPromises(ctx, coming);
  const lists = {
    commitment: parted(
      [...commitments].map(([mark, { how, row }]) => {
        const isPlanned = how === 'known' && endsWith(row, coming) && isOpen(row);
        return { mark, row, isOwed: how === 'owed' || isPlanned };
      }),
    ),
    problem: parted([...problems].map(([mark, row]) => ({ mark, row, isOwed: row.state !== 'solved' }))),
  };
  const said = await sayingsOfReports(ctx, [...lists.commitment.owed, ...lists.problem.owed]);
  return sections.map((section, at) => {
    const kind = kinds[at];
    if (kind === undefined || kinds.indexOf(kind) !== at) return section;
    const { owed, settled } = lists[kind];
    const kept = origin === 'report' ? without(section, settled) : section;
    const there = kept.blocks.flatMap(sayingsOf).map(sameAs);
    const missing = owed.filter(({ mark }) => !there.some((is) => is(mark)));
    return appended(
      kept,
      missing.map(({ mark, text }) => said.find(({ is }) => is(mark))?.runs ?? [asSentence(text)]),
    );
  });
}

interface Saying {
  readonly mark: string;
  readonly row: { readonly text: string; readonly report: string | null; readonly state: string };
  readonly isOwed: boolean;
}

function parted(all: readonly Saying[]): { readonly owed: readonly Owed[]; readonly settled: readonly string[] } {
  return {
    owed: all.flatMap(({ mark, row, isOwed }) => (isOwed ? [{ mark, text: row.text, report: row.report }] : [])),
    settled: all.flatMap(({ mark, row, isOwed }) => (!isOwed && over.includes(row.state) ? [mark] : [])),
  };
}
const over = ['done', 'revoked', 'solved'];

/** What the reports say in which promises stand, with its figures. */
async function sayingsOfReports(ctx: Context, owed: readonly Owed[]) {
  const reports = [...new Set(owed.flatMap(({ report }) => report ?? []))];
  const sections = (await Promise.all(reports.map((id) => sectionsOf(ctx, id)))).flat();
  const sayings = sections.flatMap(({ text }) => text.blocks.flatMap(sayingsOf));
  return sayings.map((runs) => ({ runs, is: sameAs(runs) }));
}

/** A chapter without what has been settled. */
function without(section: SectionText, settled: readonly string[]): SectionText {
  const isSettled = (runs: readonly TextRun[]) => settled.some(sameAs(runs));
  const blocks = section.blocks.flatMap((block): readonly TextBlock[] => {
    if (block.kind === 'heading') return [block];
    const runs = sayingsOf(block).filter((saying) => !isSettled(saying));
    return runs.length === 0 ? [] : [{ ...block, runs: runs.flat() }];
  });
  return { ...section, blocks };
}
