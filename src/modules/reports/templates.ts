import { Problem } from '../../kernel/problem.ts';
import { halfYearSafety } from './half-year-safety.ts';
import { partsOf, type Template } from './report.template.ts';

/** The template a report follows unless told. */
export const usualTemplate = 'halfYearSafety';

/** The templates a report may follow, by the key its row names. */
export const templates: Readonly<Record<string, Template>> = { halfYearSafety };

/** The template of a key that came from a row or from outside, or Problem 'missing'. */
export function templateNamed(key: string): Template {
  const found = templates[key];
  if (!found) throw new Problem('missing', `没有名为“${key}”的报告体例，请刷新页面后重新选择`);
  return found;
}

/** The places of the parts of a template that are counted each by itself; none for what is no template. */
export function templateParts(key: string): readonly number[] {
  const template = templates[key];
  return template ? [...partsOf(template).keys()] : [];
}
