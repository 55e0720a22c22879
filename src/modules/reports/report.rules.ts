import { parsePeriod } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';

/** A report is about a period that the calendar knows; otherwise what is wrong with its code, under the field's name. */
export function knownPeriod(row: { readonly period: string }): { readonly period: string } | undefined {
  try {
    parsePeriod(row.period);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return { period: error.message };
    throw error;
  }
}
