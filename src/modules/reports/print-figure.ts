import { isRatio, type TemplateFigure } from './report.template.ts';

/** A figure's value, null for a ratio of nothing. */
export type Value = number | null;

/**
 * The number as printed, without its unit: exact; in percent for a ratio; for hundreds rounded down with 余,
 * which never follows an exact number (R21).
 */
export function printNumber(figure: TemplateFigure, value: Value): string {
  if (value === null) return '—';
  if (isRatio(figure)) return `${value}%`;
  if (figure.rounding !== 'hundreds' || value < 100 || value % 100 === 0) return String(value);
  return `${value - (value % 100)}余`;
}
