/** What is proved: a table of lines that are only ever added, kept by the month. */
export interface Stream {
  readonly table: 'entry' | 'access_log';
  readonly label: string;
  /** The columns of a line besides its county, time and id, in parts that are told apart when one differs. */
  readonly parts: readonly (readonly [label: string, columns: readonly string[]])[];
}

/** The histories of all rows, and the log of who did what. */
export const streams: readonly Stream[] = [
  {
    table: 'entry',
    label: '记录经过',
    parts: [
      ['所属记录', ['ledger', 'row_id', 'version']],
      ['办理事项', ['action']],
      ['办理人', ['by']],
      ['改动内容', ['change']],
      ['事由', ['note']],
    ],
  },
  {
    table: 'access_log',
    label: '访问日志',
    parts: [
      ['人员', ['account_id', 'who']],
      ['事件', ['event']],
      ['是否成功', ['ok']],
      ['对象', ['object', 'row_id']],
      ['来源地址', ['ip']],
    ],
  },
];

/** A line as it is digested: its time to the microsecond, and its other columns by name. */
export interface StreamLine {
  readonly id: string;
  readonly moment: string;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** The select list of a stream's lines from a table as t. The time is spelt out, because it is finer than this program keeps it. */
export function lineColumns({ parts }: Stream): string {
  const names = parts.flatMap(([, columns]) => columns.map((name) => `'${name}', t."${name}"`));
  return `t.id, ${momentOf('t.at')} as "moment", jsonb_build_object(${names.join(', ')}) as "columns"`;
}

/** An instant in SQL as text to the microsecond, in UTC. */
export const momentOf = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
