import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Context } from '../../server/context.ts';
import type { Column, Sheet, SheetRow } from '../../server/excel/sheet.ts';
import { areaNames } from '../../server/http/names.ts';
import { writtenAreas } from '../../server/import/written-names.ts';
import { countedRows, type Listing, mayList, rowCount } from './annex-rows.server.ts';
import type { ComposedFigure } from './composed.ts';
import type { Annexed } from './report-annex.server.ts';
import { withWholeRight } from './whole-right.server.ts';

/** The name of a figure's line in the workbook, by its place among the figures. */
export const figureMark = (at: number): string => `figure_${at + 1}`;

/** The name of the line under which a figure's rows stand. */
export const rowsMark = (at: number): string => `rows_${at + 1}`;

const columns: readonly Column[] = [
  { label: '数字序号', width: 9, kind: 'number' },
  { label: '数字', width: 28, kind: 'text' },
  { label: '序号', width: 8, kind: 'number' },
  { label: '编号', width: 24, kind: 'text' },
  { label: '名称', width: 40, kind: 'text' },
  { label: '所属单位', width: 28, kind: 'text' },
  { label: '区域', width: 20, kind: 'text' },
  { label: '日期', width: 12, kind: 'day' },
  { label: '状态', width: 12, kind: 'text' },
  { label: '版本', width: 8, kind: 'number' },
  { label: '记录标识', width: 38, kind: 'text' },
];

/** The rows behind the figures of a report, figure by figure, each under a line that leads back to the figure and says how many there are. */
export function rowsSheet(ctx: Context, annexed: Annexed): Sheet {
  return { name: '所计记录', columns, rows: lines(ctx, annexed) };
}

async function* lines(ctx: Context, { content, signed, page }: Annexed): AsyncGenerator<SheetRow, void> {
  const limit = ctx.setting('reports.annexRows');
  const areas = writtenAreas(await areaNames(ctx));
  for (const [at, figure] of content.figures.entries()) {
    const ledger = ctx.registry.ledgers.get(figure.ledger);
    if (!ledger || figure.ratio) continue;
    const listing = { figure, signed, limit };
    const total = await rowCount(withWholeRight(ctx), ledger, listing);
    const isListed = mayList(ctx, ledger);
    const said = isListed
      ? saidOf(listing, total, page)
      : `${countWords(listing, total)}，您的岗位不能查看${ledger.label}`;
    yield { cells: headOf(at, figure, said), mark: rowsMark(at), link: { column: 1, to: figureMark(at) } };
    if (isListed) yield* rowLines(ctx, ledger, { at, listing, due: Math.min(total, limit), areas });
  }
}

const headOf = (at: number, { label }: ComposedFigure, said: string) => [at + 1, label, null, null, said];

interface Listed {
  readonly at: number;
  readonly listing: Listing;
  /** How many rows would stand here if the reader sees all of them. */
  readonly due: number;
  readonly areas: (code: string) => string;
}

async function* rowLines(
  ctx: Context,
  l: AnyLedger,
  { at, listing, due, areas }: Listed,
): AsyncGenerator<SheetRow, void> {
  const { label } = listing.figure;
  let listed = 0;
  for await (const { id, version, number, title, owner, area, day, state } of countedRows(ctx, l, listing)) {
    listed += 1;
    yield [at + 1, label, listed, number, title, owner, areas(area), day, state, version, id];
  }
  if (listed < due) yield headOf(at, listing.figure, `另有 ${due - listed} 条不在您的管辖范围内，未列出`);
}

function saidOf(listing: Listing, total: number, page: string): string {
  const { limit } = listing;
  const rest = total > limit ? `，此处列前 ${limit} 条，其余请打开 ${page} 点这个数字查看` : '';
  return `${countWords(listing, total)}${rest}`;
}

function countWords({ figure, signed }: Listing, total: number): string {
  if (total === 0) return '没有符合的记录';
  const different = figure.different === null ? '' : `，按${figure.different}去重为 ${figure.value ?? 0}`;
  return `${signed === null ? '现' : '签发时'}有 ${total} 条记录${different}`;
}
