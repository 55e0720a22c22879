import type { Instant } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';

/** The links a chain of reports may have (首报、续报、终报、补报、更正). */
export const links = {
  first: '首报',
  followUp: '续报',
  final: '终报',
  supplement: '补报',
  correction: '更正',
} as const;

/** The key of a link. */
export type Link = keyof typeof links;

/** Which report comes next: a first, then follow-ups, one final; behind it only supplements and corrections. */
export function nextLink(
  chain: { readonly firstReportAt: Instant | null; readonly isEnded: boolean },
  asked: 'next' | 'final' | 'correction',
): Link {
  const isBegun = chain.firstReportAt !== null;
  if (!isBegun && asked !== 'next') throw new Problem('refused', '还没有首报，请先首报');
  if (asked === 'correction') return 'correction';
  if (chain.isEnded) {
    if (asked === 'final') throw new Problem('refused', '已经终报；伤亡有变化请补报，数字有误请更正');
    return 'supplement';
  }
  if (!isBegun) return 'first';
  return asked === 'final' ? 'final' : 'followUp';
}

/** What stands behind the name of the event in a report's title; the ordinal counts all reports of the chain from 1. */
export const linkTitle = (link: Link, ordinal: number): string =>
  ({
    first: '快报',
    followUp: `续报（${ordinal - 1}）`,
    final: '终报',
    supplement: `补报（${ordinal - 1}）`,
    correction: `更正（${ordinal - 1}）`,
  })[link];

/** What is known after a report: what it does not speak of stays as it was. */
export function merged<K extends string>(
  before: Readonly<Record<K, number | null>>,
  said: { readonly [X in K]?: number | null | undefined },
): Readonly<Record<K, number | null>> {
  const names = Object.keys(before) as K[]; // Object.keys forgets the names
  return Object.fromEntries(names.map((name) => [name, said[name] ?? before[name]])) as Record<K, number | null>;
}
