import { inUnit } from '../../codes/units.ts';
import type { ComposedFigure } from './composed.ts';

const grouped = new Intl.NumberFormat('zh-CN');
const twoPlaces = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A value of a figure with its unit, '2,114 处', '12,500.50 元' or '95.7%'. */
export function valueWords({ unit, ratio }: Pick<ComposedFigure, 'unit' | 'ratio'>, value: number | null): string {
  if (value === null) return '—';
  if (ratio) return `${value}%`;
  const isWithFen = unit === '元' && value % 100 !== 0;
  return `${(isWithFen ? twoPlaces : grouped).format(inUnit(value, unit))} ${unit}`;
}
