import sql, { type Sql } from 'sql-template-tag';
import type { Context, Tx } from '../src/server/context.ts';

/** A step of a plan as EXPLAIN tells it. */
interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Filter?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Actual Total Time': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Node[];
}

/** A statement as it was carried out: the plan's lines, its time in milliseconds, and what it should not have done. */
export interface Plan {
  readonly lines: readonly string[];
  readonly ms: number;
  readonly faults: readonly string[];
}

/** Tables that grow without end; everything else may be read as a whole. */
const big = /^(hazard|deadline|search_line|entry\w*)$/;

/** No more rows than this may be sorted, or read to be thrown away, for one answer. */
const fewRows = 20_000;

/** The context with a second pair of eyes: each reading statement is explained before it is run, and its plan kept. */
export function explaining(ctx: Context, keep: (plan: Plan) => void): Context {
  const explain = async (statement: Sql) => {
    const [row] = await ctx.tx.rows<{ 'QUERY PLAN': readonly [{ Plan: Node; 'Execution Time': number }] }>(
      sql`explain (analyze, buffers, format json) ${statement}`,
    );
    const top = row?.['QUERY PLAN'][0];
    if (top) keep({ lines: linesOf(top.Plan), ms: top['Execution Time'], faults: faultsOf(top.Plan) });
  };
  const rows: Tx['rows'] = async (statement: Sql) => {
    await explain(statement);
    return ctx.tx.rows(statement);
  };
  async function* pages<T extends object>(statement: Sql, size: number) {
    await explain(statement);
    yield* ctx.tx.pages<T>(statement, size);
  }
  return { ...ctx, tx: { ...ctx.tx, rows, pages } };
}

function linesOf(node: Node, depth = 0): readonly string[] {
  const where = [node['Index Name'], node['Relation Name'] && `on ${node['Relation Name']}`].filter(Boolean).join(' ');
  const loops = node['Actual Loops'] === 1 ? '' : ` × ${node['Actual Loops']}`;
  const removed = node['Rows Removed by Filter'] ? `, ${node['Rows Removed by Filter']} removed` : '';
  const blocks = node['Shared Hit Blocks'] + node['Shared Read Blocks'];
  const line = `${node['Node Type']} ${where} (${node['Actual Rows']} rows${loops}${removed}, ${blocks} blocks, ${node['Actual Total Time'].toFixed(2)} ms)`;
  const conditions = [node['Index Cond'], node.Filter && `filter ${node.Filter}`].filter(Boolean).map((c) => `  ${c}`);
  const own = [line, ...conditions].map((text) => '  '.repeat(depth) + text);
  return [...own, ...(node.Plans ?? []).flatMap((child) => linesOf(child, depth + 1))];
}

function faultsOf(node: Node): readonly string[] {
  const children = node.Plans ?? [];
  const table = node['Relation Name'] ?? '';
  const found = [
    ...(node['Node Type'] === 'Seq Scan' && big.test(table) ? [`reads all of ${table}`] : []),
    ...(node['Node Type'].includes('Sort') && rowsOf(children) > fewRows ? [`sorts ${rowsOf(children)} rows`] : []),
    ...((node['Rows Removed by Filter'] ?? 0) * node['Actual Loops'] > fewRows ? [`throws away most of ${table}`] : []),
  ];
  return [...found, ...children.flatMap(faultsOf)];
}

const rowsOf = (nodes: readonly Node[]) => nodes.reduce((sum, n) => sum + n['Actual Rows'] * n['Actual Loops'], 0);
