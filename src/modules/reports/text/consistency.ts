import type { ComposedFigure, ComposedNote } from '../composed.ts';
import { canonical, keyOf } from './ask-key.ts';
import { checkFigureRules, type Span, told } from './figure-rules.ts';
import { chipsOf, type SectionText } from './report-text.ts';
import { isRecord } from '../../../kernel/where.ts';

/** Indicators of which the first is never more than the second over the same filter, by which rule: R03 unless told. */
const neverMore: readonly (readonly [part: string, whole: string, rule?: 'R06' | 'R08' | 'R15'])[] = [
  ['hazard.rectified', 'hazard.found'],
  ['hazard.underControl', 'hazard.found'],
  ['hazard.deferred', 'hazard.found'],
  ['hazard.exposedRectified', 'hazard.exposed'],
  ['visit.sites', 'visit.visits'],
  ['listedSupervision.delisted', 'listedSupervision.listed'],
  ['documentCopy.replied', 'documentCopy.sent'],
  ['documentCopy.received', 'documentCopy.sent'],
  ['selfInspection.reported', 'selfInspection.owed'],
  ['selfInspection.generalFixed', 'selfInspection.generalFound'],
  ['selfInspection.majorFixed', 'selfInspection.majorFound'],
  ['tip.valid', 'tip.verified'],
  ['building.flagged', 'building.surveyed', 'R06'],
  ['building.appraisalNeeded', 'building.flagged', 'R06'],
  ['building.appraised', 'building.appraisalNeeded', 'R06'],
  ['building.rectified', 'building.flagged', 'R06'],
  ['permitApplication.accepted', 'permitApplication.received'],
  ['gaugeAlarm.confirmed', 'gaugeAlarm.raised'],
  ['dutyShift.officers', 'dutyShift.persons', 'R08'],
  ['upgradeProject.built', 'upgradeProject.required', 'R15'],
];

/** What must hold among all figures of a report, whatever it says of them: parts, subsets, funnels, shares and the rules of figure-rules.ts (R01, R02, R03, R06). */
export function checkRelations(
  figures: readonly ComposedFigure[],
  sections: readonly SectionText[],
  span: Span,
): readonly ComposedNote[] {
  const counted = figures.filter(({ ratio }) => ratio === null);
  const pairs = counted.flatMap((part) =>
    counted.flatMap((whole): ComposedNote[] => {
      const rule = ruleOf(part, whole);
      return rule === undefined ? [] : [notMore(rule, part, whole)];
    }),
  );
  return [
    ...pairs,
    ...checkFigureRules(figures, span),
    ...sections.flatMap(chipsOf).flatMap((chip) => (chip.chip === 'parts' ? partsNote(chip, counted) : [])),
  ];
}

function ruleOf(part: ComposedFigure, whole: ComposedFigure): ComposedNote['rule'] | undefined {
  if (part.key === whole.key || part.own?.period !== whole.own?.period) return undefined;
  const same = canonical(part.where) === canonical(whole.where);
  const known = neverMore.find(([less, more]) => less === part.indicator && more === whole.indicator);
  if (known && same) return known[2] ?? 'R03';
  return part.indicator === whole.indicator && narrows(part.where, whole.where) ? 'R02' : undefined;
}

/** Whether a filter asks all that another does, and more. */
function narrows(narrow: Readonly<Record<string, unknown>>, wide: Readonly<Record<string, unknown>>): boolean {
  return (
    canonical(narrow) !== canonical(wide) &&
    Object.entries(wide).every(([name, test]) => {
      const own = narrow[name];
      return isRecord(own) && isRecord(test)
        ? narrows(own, test) || canonical(own) === canonical(test)
        : canonical(own ?? null) === canonical(test);
    })
  );
}

function notMore(rule: ComposedNote['rule'], part: ComposedFigure, whole: ComposedFigure): ComposedNote {
  const holds = (part.value ?? 0) <= (whole.value ?? 0);
  const words = `${told(part)} ${holds ? '≤' : '大于'} ${told(whole)}`;
  return { rule, kind: holds ? 'agrees' : 'differs', words, figures: [part.key, whole.key] };
}

function partsNote(
  { whole, parts }: Extract<ReturnType<typeof chipsOf>[number], { chip: 'parts' }>,
  figures: readonly ComposedFigure[],
): ComposedNote[] {
  const byKey = new Map(figures.map((figure) => [figure.key, figure]));
  const all = byKey.get(keyOf(whole));
  const each = parts.flatMap(({ of }) => byKey.get(keyOf(of)) ?? []);
  if (!all) return [];
  const sum = each.reduce((total, { value }) => total + (value ?? 0), 0);
  const words = `${told(all)}${sum <= (all.value ?? 0) ? ' ≥ ' : '，各部分相加却是 '}${sum}（${each
    .filter(({ value }) => value)
    .map(told)
    .join('、')}）`;
  const kind = sum <= (all.value ?? 0) ? 'agrees' : 'differs';
  return [{ rule: 'R01', kind, words, figures: [all.key, ...each.map(({ key }) => key)] }];
}
