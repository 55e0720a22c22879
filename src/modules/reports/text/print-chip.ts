import { isOfOneCampaign } from '../campaigns/narrow-to-campaign.ts';
import { isAll, isZero } from '../claims.ts';
import type { ComposedFigure, ComposedNote, ComposedRun } from '../composed.ts';
import { keyOf, shareKey } from './ask-key.ts';
import { inWanOf, mostDecimals } from './money-decimals.ts';
import type { Chip, TextAsk, Wording } from './report-text.ts';
import { writeAmount } from './write-amount.ts';

/** What chips are printed from: the figures by key, the words of the report's period and county, the names of campaigns by key. */
export interface Known {
  readonly figures: ReadonlyMap<string, ComposedFigure>;
  readonly words: Readonly<Record<Extract<Chip, { chip: 'word' }>['word'], string>>;
  readonly campaigns: Readonly<Record<string, string>>;
}

/** A chip as it stands in the text now, and what its writer is to be told. */
export interface Printed {
  readonly runs: readonly ComposedRun[];
  readonly notes: readonly ComposedNote[];
}

type Of<K extends Chip['chip']> = Extract<Chip, { chip: K }>;

const printers: { readonly [K in Chip['chip']]: (known: Known, chip: Of<K>) => Printed } = {
  figure: (known, { of, wording }) => {
    const figure = figureOf(known, of);
    const { number, unit, instead } = amountOf(known, figure, wording);
    const told = `${figure.label}写作“${number}${unit}”：${instead ?? ''}，不能写“${wording === 'hundreds' ? '余' : '万'}”`;
    return {
      runs: [bound(number, figure.key, 'number'), unit],
      notes: instead === undefined ? [] : [note('R21', 'unclaimed', told, figure.key)],
    };
  },
  share: (known, chip) => {
    const { value = null } = known.figures.get(shareKey(chip)) ?? {};
    return plain(bound(value === null ? '—' : `${value}%`, shareKey(chip), 'number'));
  },
  all: (known, { done, whole, words, otherwise }) => {
    const [part, all] = [figureOf(known, done), figureOf(known, whole)];
    const counts = `${part.label} ${part.value ?? 0}，${all.label} ${all.value ?? 0}`;
    if (!isAll(part.value ?? 0, all.value ?? 0)) {
      return truth(known, part, otherwise, `没有写“${words}”：${counts}`);
    }
    return {
      runs: [bound(words, part.key, 'claim')],
      notes: [note('R16', 'agrees', `“${words}”：${counts}`, part.key, all.key)],
    };
  },
  none: (known, { of, words, otherwise }) => {
    const figure = figureOf(known, of);
    const counts = `${figure.label} ${figure.value ?? 0}`;
    if (!isZero(figure.value ?? 0)) return truth(known, figure, otherwise, `没有写“${words}”：${counts}`);
    return {
      runs: [bound(words, figure.key, 'claim')],
      notes: [note('R16', 'agrees', `“${words}”：${counts}`, figure.key)],
    };
  },
  parts: (known, { parts }) => {
    const there = parts
      .map(({ words, of }) => ({ words, figure: figureOf(known, of) }))
      .filter(({ figure }) => !isZero(figure.value ?? 0));
    const runs = there.flatMap(({ words, figure }, at) => [at === 0 ? '其中' : '、', words, ...exact(known, figure)]);
    return { runs, notes: [] };
  },
  change: (known, { of }) => {
    const figure = figureOf(known, of);
    const { before, unit, key, label, where } = figure;
    if (!before) {
      const why = isOfOneCampaign(where) ? '专项行动上年没有可比的数字' : '上年同期没有台账';
      return { runs: [], notes: [note('R07', 'omitted', `${label}没有写同比：${why}`, key)] };
    }
    if (before.change === 0) return plain(bound('与上年同期持平', key, 'claim'));
    const size = writeAmount(Math.abs(before.change), unit, 'exact');
    return plain(bound(`同比${before.change > 0 ? '增加' : '减少'}${size.number}${size.unit}`, key, 'claim'));
  },
  word: ({ words }, { word }) => plain(words[word]),
  campaign: ({ campaigns }, { key }) => plain(campaigns[key] ?? '专项行动'),
};

/** A chip in words, bound to the figures it rests on. */
export function printChip(known: Known, chip: Chip): Printed {
  // Each printer takes the chip of its own name, which the compiler cannot follow through the table.
  const print = printers[chip.chip] as (known: Known, chip: Chip) => Printed;
  return print(known, chip);
}

/** The figure of an ask; one that was not counted is a bug and throws. */
function figureOf({ figures }: Known, of: TextAsk): ComposedFigure {
  const found = figures.get(keyOf(of));
  if (!found) throw new Error(`a text asks for ${of.indicator}, which was not counted`);
  return found;
}

/** What is so, in place of a claim that is not. */
function truth(
  known: Known,
  figure: ComposedFigure,
  { before, after }: { before: string; after: string },
  words: string,
): Printed {
  return {
    runs: [before, ...exact(known, figure), after],
    notes: [note('R16', 'unclaimed', words, figure.key)],
  };
}

function exact(known: Known, figure: ComposedFigure): readonly ComposedRun[] {
  const amount = amountOf(known, figure, 'exact');
  return [bound(amount.number, figure.key, 'number'), amount.unit];
}

/** A figure in words; amounts of one indicator have as many decimals throughout a report (R22). */
function amountOf({ figures }: Known, { indicator, value, unit }: ComposedFigure, wording: Wording) {
  const same = unit === '元' ? (inWanOf(figures.values()).get(indicator) ?? []) : [];
  return writeAmount(value ?? 0, unit, wording, mostDecimals(same));
}

const plain = (...runs: readonly ComposedRun[]): Printed => ({ runs, notes: [] });
const bound = (text: string, figure: string, kind: 'number' | 'claim'): ComposedRun => ({ text, figure, kind });
const note = (
  rule: ComposedNote['rule'],
  kind: ComposedNote['kind'],
  words: string,
  ...figures: readonly string[]
): ComposedNote => ({ rule, kind, words, figures });
