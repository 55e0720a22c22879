import { keyOf, shareKey } from './ask-key.ts';
import { asksOf, chipsOf, type SectionText } from './report-text.ts';
import type { TemplateFigure } from '../report.template.ts';

/** The figures that sections ask for, by key: each counted once however often it is written, and the shares made of them. */
export function figuresIn(
  sections: readonly SectionText[],
  labelOf: (indicator: string) => string,
): Readonly<Record<string, TemplateFigure>> {
  const chips = sections.flatMap(chipsOf);
  const counted = chips.flatMap(asksOf).map((of): [string, TemplateFigure] => {
    const { indicator, where = {}, period, label = labelOf(indicator) } = of;
    return [keyOf(of), { label, ask: { indicator, where }, ...(period === undefined ? {} : { period }) }];
  });
  const shares = chips.flatMap((c): [string, TemplateFigure][] =>
    c.chip === 'share' ? [[shareKey(c), { label: c.label, part: keyOf(c.part), whole: keyOf(c.whole) }]] : [],
  );
  // The first label stands: a figure is called what it is called where it is first written.
  return Object.fromEntries([...counted, ...shares].toReversed());
}

/** The campaigns whose names sections print, by key. */
export const campaignsIn = (sections: readonly SectionText[]): readonly string[] => [
  ...new Set(sections.flatMap(chipsOf).flatMap((c) => (c.chip === 'campaign' ? [c.key] : []))),
];
