import type { Composed, ComposedBlock } from '../composed.ts';
import { markOf, shortest } from './same-promise.ts';

/** What a chapter of a report may hold for the next one. */
export type PromiseKind = 'commitment' | 'problem';

/** Something a report promises or admits, and where. */
export interface Promised {
  readonly kind: PromiseKind;
  /** What makes it the same promise in another report. */
  readonly mark: string;
  readonly text: string;
  readonly place: string;
  /** The indicator whose figure it speaks of, where that is one and not narrowed. */
  readonly indicator: string | null;
}

/** What a chapter holds, by its heading; nothing for one that tells what was done. `next` is the period that comes, e.g. 下半年. */
export function kindOf(heading: string, next: string): PromiseKind | undefined {
  if (/总结|情况|成效/.test(heading)) return undefined;
  if (/问题|不足|短板|困难/.test(heading)) return 'problem';
  return /计划|打算|安排|思路|下一步/.test(heading) || heading.startsWith(next) ? 'commitment' : undefined;
}

/** What a report promises for the next period, and the shortcomings it admits, each once, in its order. */
export function promisesIn({ blocks, figures }: Composed, next: string): readonly Promised[] {
  const found = new Map<string, Promised>();
  let kind: PromiseKind | undefined;
  let headings: readonly string[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      headings = [...headings.slice(0, block.level - 1), `${block.number}${block.text}`];
      if (block.level === 1) kind = kindOf(block.text, next);
    }
    if (kind === undefined) continue;
    const place = headings.join('').slice(0, 100);
    const said = saidIn(block);
    const indicator = said.length === 1 ? measureOf(block, figures) : null;
    for (const text of said) {
      const mark = markOf(text);
      const key = `${kind} ${mark}`;
      if (mark.length >= shortest && !found.has(key)) found.set(key, { kind, mark, text, place, indicator });
    }
  }
  return [...found.values()];
}

/** What a row says, as a sentence: with one full stop. */
export const asSentence = (text: string): string => `${text.trim().replace(/[。；]$/, '')}。`;

/** The one indicator that a block tells a figure of. */
function measureOf({ runs }: ComposedBlock, figures: Composed['figures']): string | null {
  const keys = new Set(runs.flatMap((run) => (typeof run === 'string' ? [] : [run.figure])));
  const [figure, ...others] = figures.filter(({ key }) => keys.has(key));
  if (!figure || others.length > 0 || figure.ratio !== null || figure.own) return null;
  return Object.keys(figure.where).length === 0 ? figure.indicator : null;
}

/** An item is one saying, and so is each 一是 in a paragraph; of other paragraphs each sentence. What only leads to others is none. */
function saidIn({ number, runs }: ComposedBlock): readonly string[] {
  const text = runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');
  const clauses = text.split(/(?<=^|[。；：])(?=[一二三四五六七八九十]{1,3}是)/);
  const isCounted = clauses.length > 1 || text.startsWith('一是');
  const parts = number.endsWith('是') ? [text] : isCounted ? clauses : text.split(/(?<=。)/);
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.endsWith('：'))
    .map((part) => fitting(isCounted ? part.replace(/^[一二三四五六七八九十]{1,3}是/, '') : part));
}

/** As much of it as a row holds, up to the end of a sentence where there is one. */
function fitting(text: string): string {
  const whole = text.replace(/[。；]$/, '');
  if (whole.length <= most) return whole;
  const end = whole.lastIndexOf('。', most);
  return end > 0 ? whole.slice(0, end) : `${whole.slice(0, most - 1)}…`;
}
const most = 300;
