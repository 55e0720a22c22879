import { inUnit } from '../../codes/units.ts';
import type { Fields } from '../../kernel/field.ts';
import { type AnyWhere, isRecord, nestedTarget } from '../../kernel/where.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Context } from '../../server/context.ts';
import type { Cell, Column, SheetRow } from '../../server/excel/sheet.ts';
import { workbookPieces } from '../../server/excel/write.ts';
import { figureMark, rowsMark, rowsSheet } from './annex-sheet.server.ts';
import type { Composed, ComposedFigure } from './composed.ts';

const columns: readonly Column[] = [
  { label: '序号', width: 6, kind: 'number' },
  { label: '数字', width: 28, kind: 'text' },
  { label: '数值', width: 14, kind: 'number' },
  { label: '单位', width: 8, kind: 'text' },
  { label: '上年同期', width: 14, kind: 'number' },
  { label: '指标', width: 24, kind: 'text' },
  { label: '筛选条件', width: 44, kind: 'text' },
  { label: '统计期', width: 18, kind: 'text' },
  { label: '数据截止', width: 20, kind: 'instant' },
  { label: '台账', width: 18, kind: 'text' },
  { label: '指标代码', width: 28, kind: 'text' },
  { label: '口径版本', width: 18, kind: 'text' },
  { label: '与已签发报告不同的原因', width: 30, kind: 'text' },
];

/** The report whose annex is made: its content, its id where it is saved, whether it is signed, and where people open it. */
export interface Annexed {
  readonly content: Composed;
  readonly signed: string | null;
  /** The address of the report's page. */
  readonly page: string;
}

/**
 * The figures of a composed report as a workbook: one a row, with what each counts and by which filter, its value leading to the rows it
 * counted on a sheet of their own. In pieces, made while they are read.
 */
export function annexOf(ctx: Context, annexed: Annexed): AsyncGenerator<Uint8Array> {
  const { figures, period, cutoff, campaigns } = annexed.content;
  const rows = figures.map((figure, at): SheetRow => {
    const ledger = ctx.registry.ledgers.get(figure.ledger);
    const rowsOf = figure.ratio ? figures.findIndex(({ key }) => key === figure.ratio?.part) : at;
    const cells: readonly Cell[] = [
      at + 1,
      figure.label,
      shown(figure, figure.value),
      figure.unit,
      shown(figure, figure.before?.value ?? null),
      figure.indicatorLabel,
      ledger && figure.ratio === null ? whereWords(ledger, figure.where, campaigns) : '',
      figure.own?.label ?? period.label,
      figure.own?.cutoff ?? cutoff,
      ledger?.label ?? figure.ledger,
      figure.indicator,
      figure.definition,
      figure.elsewhere?.why?.reason ?? '',
    ];
    return { cells, mark: figureMark(at), link: { column: valueColumn, to: rowsMark(rowsOf) } };
  });
  return workbookPieces([{ name: '数字附表', columns, rows }, rowsSheet(ctx, annexed)]);
}

const valueColumn = columns.findIndex(({ label }) => label === '数值');

const shown = ({ unit }: ComposedFigure, value: number | null): number | null =>
  value === null ? null : inUnit(value, unit);

/** A filter in words: the label of each field and the words of its choices; what has no words stays as it was sent. */
function whereWords(ledger: AnyLedger, where: AnyWhere, campaigns: Readonly<Record<string, string>>): string {
  const fields: Fields = ledger.fields;
  return Object.entries(where)
    .map(([name, test]) => {
      if (Array.isArray(test) && Object.hasOwn(joints, name))
        return test.map((one: AnyWhere) => whereWords(ledger, one, campaigns)).join(joints[name]);
      const target = nestedTarget(ledger, name, test);
      const label = name === 'state' ? '状态' : (fields[name]?.label ?? name);
      if (target && isRecord(test)) return `${label}（${whereWords(target, test, campaigns)}）`;
      const options = name === 'state' ? ledger.states : fields[name]?.options;
      return `${label}${testWords(options, test, campaigns)}`;
    })
    .join('；');
}

const joints: Readonly<Record<string, string>> = { and: '；', or: ' 或 ' };
const comparisons: Readonly<Record<string, string>> = {
  gte: '不早于',
  lte: '不晚于',
  gt: '晚于',
  lt: '早于',
  not: '不是',
};
const moments: Readonly<Record<string, string>> = { '@cutoff': '数据截止', '@now': '此刻', '@today': '今天' };

function testWords(
  options: Readonly<Record<string, string>> | undefined,
  test: unknown,
  campaigns: Readonly<Record<string, string>>,
): string {
  const wordOf = (value: unknown): string => {
    const text = String(value);
    return options?.[text] ?? campaigns[text] ?? moments[text] ?? text;
  };
  if (isRecord(test)) {
    const parts = Object.entries(test).map(([how, value]) => {
      if (how === 'set') return value === true ? '已填' : '未填';
      return `${comparisons[how] ?? how}${[value].flat().map(wordOf).join('、')}`;
    });
    return parts.join('、');
  }
  return `：${[test].flat().map(wordOf).join('、')}`;
}
