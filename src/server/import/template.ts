import sql from 'sql-template-tag';
import type { Cell } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { columnLetters } from '../excel/sheet-xml.ts';
import { hasRole } from '../ledger/scope.ts';
import { childrenOf, type ImportColumn, importColumns, ordinalName, parentName } from './import-columns.ts';
import { keyFields } from './keys.ts';
import { mayHistorical } from './rights.ts';

const lines = 5000;
const notesSheet = '填写说明';
const listsSheet = '选项';

/** An empty workbook for a ledger: a sheet for its rows, one for each kind of children, the explanations, and the lists to choose from. */
export async function templateOf(ctx: Context, l: AnyLedger): Promise<Uint8Array> {
  const places = await ctx.tx.rows<{ id: string; name: string }>(placesSql(ctx));
  const names = new Map(places.map(({ id, name }) => [id, name]));
  const areas = places
    .filter(({ id }) => id.length > 6)
    .map(({ id, name }) => (id.length > 9 ? `${names.get(id.slice(0, 9)) ?? ''}${name}` : name));
  const lists = new Map<string, readonly string[]>([['区域', areas]]);
  const isPast = mayHistorical(ctx);
  const sheets = [
    { ledger: l, columns: importColumns(ctx.registry, l) },
    ...childrenOf(ctx.registry, l)
      .filter((child) => hasRole(ctx, child.ledger.may.create))
      .map(({ ledger, ref }) => ({
        ledger,
        columns: importColumns(ctx.registry, ledger, l).filter(({ name }) => name !== ref),
      })),
  ].map(({ ledger, columns }) => ({ ledger, columns: columns.filter(({ historical }) => isPast || !historical) }));
  const filled = sheets.map(({ ledger, columns }) => sheetOf(ledger, columns, lists));
  return writeXlsx({
    sheets: [...filled, notes(sheets), listsOf(lists)],
    properties: { title: `${l.label}导入模板` },
    defaultFont: { name: '宋体', size: 11 },
  });
}

function placesSql(ctx: Context) {
  return sql`select code as "id", name from area where county = ${ctx.county} and valid_from <= ${ctx.today}
    and coalesce(valid_until, 'infinity') > ${ctx.today} order by code`;
}

interface Sheet {
  readonly ledger: AnyLedger;
  readonly columns: readonly ImportColumn[];
}

const bold = { bold: true, name: '宋体', size: 11 } as const;
const headStyles = {
  required: { font: { ...bold, color: { rgb: 'C9252D' } }, fill: filling('FBEFF0') },
  key: { font: { ...bold, color: { rgb: '0E5A8A' } }, fill: filling('E8F1F7') },
  plain: { font: bold, fill: filling('F6F8FA') },
} as const;
function filling(rgb: string) {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } } as const;
}

function sheetOf(l: AnyLedger, columns: readonly ImportColumn[], lists: Map<string, readonly string[]>) {
  const example = columns.map(exampleOf);
  const cells = new Map<string, Partial<Cell>>(
    columns.flatMap((column, at) => {
      const style = column.required ? headStyles.required : column.key ? headStyles.key : headStyles.plain;
      const head = { value: headingOf(column), style, comment: { author: '安澜', text: noteOf(l, column) } };
      const shown = {
        value: example[at] ?? null,
        style: { font: { color: { rgb: '8A97A5' }, name: '宋体', size: 11 }, ...formatOf(column) },
      };
      const both: [string, Partial<Cell>][] = [
        [`0,${at}`, head],
        [`1,${at}`, shown],
      ];
      return both;
    }),
  );
  const dataValidations = columns.flatMap((column, at) => {
    const list = listOf(column, lists);
    const letters = columnLetters(at);
    if (list === undefined) return [];
    return [
      {
        type: 'list' as const,
        formula1: list,
        range: `${letters}2:${letters}${lines}`,
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: column.kind === 'area' ? ('warning' as const) : ('stop' as const),
        errorTitle: column.label,
        errorMessage: '请从下拉列表中选择',
      },
    ];
  });
  return {
    name: l.label,
    rows: [columns.map(headingOf), example],
    cells,
    columns: columns.map((column) => ({
      width: Math.max(10, column.label.length * 2 + 6, ['text', 'note'].includes(column.kind) ? 24 : 0),
      style: formatOf(column),
    })),
    dataValidations,
    freezePane: { rows: 1, columns: 1 },
  };
}

const headingOf = ({ label, required, kind }: ImportColumn): string =>
  `${required ? '*' : ''}${label}${kind === 'money' ? '（元）' : ''}`;

/** Text stays text: leading noughts and long numbers are not eaten. */
function formatOf({ kind }: ImportColumn) {
  if (kind === 'day') return { numFmt: 'yyyy-mm-dd' };
  if (kind === 'instant') return { numFmt: 'yyyy-mm-dd hh:mm' };
  return ['count', 'money', 'ordinal'].includes(kind) ? {} : { numFmt: '@' };
}

/** A choice's list stands on the sheet of lists, under its own heading: a formula takes but 255 letters. */
function listOf(column: ImportColumn, lists: Map<string, readonly string[]>): string | undefined {
  const values =
    column.kind === 'flag'
      ? ['是', '否']
      : column.options
        ? Object.values(column.options)
        : column.kind === 'area'
          ? lists.get('区域')
          : undefined;
  if (values === undefined || values.length === 0) return undefined;
  const name =
    column.kind === 'area' ? '区域' : column.kind === 'flag' ? '是否' : `${column.label} ${values.join('、')}`;
  if (!lists.has(name)) lists.set(name, values);
  const letters = columnLetters([...lists.keys()].indexOf(name));
  return `${listsSheet}!$${letters}$2:$${letters}$${values.length + 1}`;
}

function listsOf(lists: ReadonlyMap<string, readonly string[]>) {
  const all = [...lists];
  const longest = Math.max(0, ...all.map(([, values]) => values.length));
  const rows = Array.from({ length: longest }, (_, row) => all.map(([, values]) => values[row] ?? null));
  return { name: listsSheet, rows: [all.map(([name]) => name.split(' ')[0] ?? name), ...rows], hidden: true };
}

const examples: Readonly<Partial<Record<ImportColumn['kind'], string | number>>> = {
  text: '示例文字',
  note: '示例文字',
  code: '91519901MA00000000',
  sealed: '示例：填写完整号码',
  count: 12,
  money: 12_000,
  flag: '是',
  day: '2026-03-01',
  instant: '2026-03-01 09:30',
  ref: '对应记录的名称或编号',
  person: '姓名或登录名',
  people: '张三、李四',
  area: '城关镇东街村',
  point: '104.7412,31.4673',
};

function exampleOf({ name, kind, options }: ImportColumn): string | number | null {
  if (name === ordinalName) return '示例';
  if (name === parentName) return '1';
  if (kind === 'number') return null;
  return options ? (Object.values(options)[0] ?? null) : (examples[kind] ?? null);
}

const forms: Readonly<Record<ImportColumn['kind'], string>> = {
  text: '文字',
  note: '文字，可以多行',
  code: '按证照填写，校验位须相符',
  sealed: '照实填写完整；导入后加密保存，查看须写明事由',
  count: '整数',
  money: '金额，单位元；表头写“（万元）”的按万元读',
  flag: '是 或 否',
  day: '日期：2026-03-01、2026.3.1、2026年3月1日 都可以',
  instant: '时间：2026-03-01 09:30、2026年3月1日 9时30分 都可以；只写日期按零点计',
  choice: '从下拉列表中选择',
  state: '从下拉列表中选择；只在导入历史数据时填写',
  ref: '填编号或名称；同名的写成“名称 / 地址”',
  person: '填姓名；同名的填登录名',
  people: '填姓名，多人用顿号隔开；同名的填登录名',
  area: '填乡镇或村（社区）名称；不同乡镇有同名村的，连乡镇一起写',
  point: '经度,纬度',
  number: '已有编号的照填，留空的由系统编号',
  ordinal: '本表内的序号，供下级表引用；没有下级的可不填',
  files: '不能导入',
};

function noteOf(l: AnyLedger, column: ImportColumn): string {
  const parts = [
    column.required ? '必填' : '选填',
    forms[column.kind],
    column.hint ?? '',
    column.key ? `与其他蓝、红色关键列一起判断是否已在${l.label}台账中` : '',
  ];
  return parts.filter(Boolean).join('；');
}

function notes(sheets: readonly Sheet[]) {
  const general = [
    ['一、每行一条；标 * 的为必填。灰色的示例行（序号为“示例”）不会导入。'],
    [
      `二、判断是否已在台账中：${sheets
        .map(
          ({ ledger }) =>
            `${ledger.label}按 ${[
              ...(ledger.number ? ['编号'] : []),
              keyFields(ledger)
                .map(([, f]) => f.label)
                .join('＋'),
            ].join(' 或 ')}`,
        )
        .join('；')}。`,
    ],
    ['三、已在台账中的，按导入时所选更新或跳过；更新时留空的格子不改动原有内容。'],
    ['四、列的顺序可以变，不需要的列可以删；“状态”和由办理步骤填写的列只在导入历史数据时有效。'],
    ['五、有问题的行不影响其他行；可下载标注问题的表格，改正后再次导入。'],
  ];
  const table = sheets.flatMap(({ ledger, columns }) =>
    columns.map((column) => [ledger.label, column.label, column.required ? '必填' : '选填', noteOf(ledger, column)]),
  );
  return {
    name: notesSheet,
    rows: [...general, [], ['工作表', '列', '是否必填', '怎么填'], ...table],
    columns: [{ width: 16 }, { width: 24 }, { width: 10 }, { width: 90 }],
  };
}
