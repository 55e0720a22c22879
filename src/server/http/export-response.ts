import type { Context as Request } from 'hono';
import { uuidv7 } from 'uuidv7';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { type AnyWhere, resolve, type Where } from '../../kernel/where.ts';
import type { Context } from '../context.ts';
import type { Cell, Column, ColumnKind } from '../excel/sheet.ts';
import { noteAccess } from '../access/write-access.ts';
import { streamSheet, workbookType } from '../excel/write.ts';
import { byteStream } from '../files/byte-stream.ts';
import { spooled } from '../files/spooled.ts';
import { everyPage } from '../export/every-page.ts';
import { checkSort, type Sort, visibleSql } from '../ledger/read.ts';
import { sharedTitles, writtenAreas, writtenNames, writtenPeople } from '../import/written-names.ts';
import { areaNames } from './names.ts';
import { asCaller, type Deps } from './deps.ts';

interface ExportAsk {
  readonly where: Where<AnyLedger>;
  readonly sort: Sort;
}

/**
 * The rows a filter finds, all of one moment, as a workbook that is written while it is read: memory does not grow with the rows, and the
 * connection is free again when they are written, however slowly somebody reads.
 */
export async function exportResponse(deps: Deps, c: Request, l: AnyLedger, ask: ExportAsk): Promise<Response> {
  const { today, areas, people, shared } = await asCaller(deps, c, async (ctx) => {
    visibleSql(ctx, l, ask.where); // refuses before the first byte is sent
    checkSort(l, ask.sort);
    noteAccess(ctx, { event: 'exported', object: `${l.label}，筛选 ${saidOf(ctx, l, ask.where)}` });
    return {
      today: ctx.today,
      areas: writtenAreas(await areaNames(ctx)),
      people: await writtenPeople(ctx),
      shared: await sharedTitles(ctx, l),
    };
  });
  const fields = chosen(l, c.req.query('columns'));
  const columns = [...systemHead(l), ...fields.map(([, f]) => columnOf(f)), ...systemTail];
  const say = (names: Names): Names => ({ get: (id) => names.get(id) ?? people.get(id) });
  const lineOf = (row: AnyRow, names: Names): readonly Cell[] => [
    ...(l.number ? [row.number] : []),
    ...fields.map(([name, f]) => cellOf(f, row[name] ?? null, say(names), areas)),
    l.states[row.state] ?? row.state,
    areas(row.area),
    row.dueAt,
    row.createdAt,
  ];
  async function* lines(ctx: Context) {
    for await (const rows of everyPage(ctx, l, ask, pageRows)) {
      const names = await writtenNames(ctx, l, rows, shared);
      yield* rows.map((row) => lineOf(row, names));
    }
  }
  const bytes = spooled(deps.scratch(`${uuidv7()}.xlsx`), (write) =>
    asCaller(
      deps,
      c,
      async (ctx) => {
        for await (const piece of streamSheet({ name: l.label, columns, rows: lines(ctx) })) await write(piece);
      },
      { sight: 'snapshot' },
    ),
  );
  const fileName = encodeURIComponent(`${l.label}-${today}.xlsx`);
  return c.body(byteStream(bytes), 200, {
    'content-type': workbookType,
    'content-disposition': `attachment; filename="export.xlsx"; filename*=UTF-8''${fileName}`,
    'cache-control': 'no-store',
  });
}

const pageRows = 500;

type Names = Pick<ReadonlyMap<string, string>, 'get'>;
/** The filter as it is written down: sealed values in it are masked. */
const saidOf = ({ now, today }: Context, l: AnyLedger, where: AnyWhere) =>
  JSON.stringify(resolve(l, where, { now, today }));

function chosen(l: AnyLedger, columns: string | undefined): readonly (readonly [string, Field])[] {
  const all = Object.entries<Field>(l.fields).filter(([, f]) => f.kind !== 'files');
  if (!columns) return all;
  const wanted = columns.split(',');
  return all.filter(([name]) => wanted.includes(name));
}

const systemHead = (l: AnyLedger): readonly Column[] => (l.number ? [{ label: '编号', width: 24, kind: 'text' }] : []);
const systemTail: readonly Column[] = [
  { label: '状态', width: 12, kind: 'text' },
  { label: '区域', width: 16, kind: 'text' },
  { label: '到期时间', width: 18, kind: 'instant' },
  { label: '登记时间', width: 18, kind: 'instant' },
];

const kinds: Readonly<Partial<Record<Field['kind'], ColumnKind>>> = {
  count: 'number',
  money: 'number',
  day: 'day',
  instant: 'instant',
};
const wide: readonly string[] = ['note', 'text'];
function columnOf(f: Field): Column {
  const label = f.kind === 'money' ? `${f.label}（元）` : f.label;
  return { label, width: wide.includes(f.kind) ? 30 : 16, kind: kinds[f.kind] ?? 'text' };
}

function cellOf(f: Field, value: unknown, names: Names, areas: (code: string) => string): Cell {
  if (value === null) return null;
  if (f.kind === 'money') return Number(value) / 100;
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((id) => names.get(String(id)) ?? '').join('、');
  if (isPoint(value)) return `${value.lng},${value.lat}`;
  const text = typeof value === 'string' ? value : '';
  if (f.kind === 'choice') return f.options?.[text] ?? text;
  if (f.kind === 'ref' || f.kind === 'person') return names.get(text) ?? '';
  return f.kind === 'area' ? areas(text) : text;
}

const isPoint = (value: unknown): value is { lng: number; lat: number } =>
  typeof value === 'object' && value !== null && 'lng' in value && 'lat' in value;
