import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWhere } from '../../kernel/where.ts';
import { figureBookmark } from '../../server/word/figure-mark.ts';
import { modules } from '../index.ts';
import { checkFigures } from './check-figures.ts';
import { composeText, wordsOf } from './compose-text.ts';
import type { ComposedFigure } from './composed.ts';
import { halfYearSafety } from './half-year-safety.ts';
import { printNumber } from './print-figure.ts';
import { isRatio, partsOf, sentencesOf, slotsIn, slotsOfSentence, type Template } from './report.template.ts';
import type { Facts } from './write-sentence.ts';

const { figures, rules } = halfYearSafety;
const keys = Object.keys(figures);

test('every slot, claim, need and rule of the template names a figure of its own', () => {
  for (const key of keysIn(halfYearSafety)) assert.ok(keys.includes(key), key);
  for (const rule of rules) {
    const named = rule.rule === 'R04' ? [rule.whole, ...rule.parts] : [rule.whole, rule.part];
    for (const key of named) assert.ok(keys.includes(key), key);
  }
});

test('every figure asks a known indicator a question its ledger understands, and can be marked in Word', () => {
  for (const [key, figure] of Object.entries(figures)) {
    assert.doesNotThrow(() => figureBookmark(key));
    if (isRatio(figure)) continue;
    const found = modules.indicators.get(figure.ask.indicator);
    assert.ok(found, figure.ask.indicator);
    checkWhere(found.ledger, figure.ask.where ?? {});
  }
});

test('余 stands only after a rounded number, and never after an exact one (R21)', () => {
  const problems = { label: '发现问题', ask: { indicator: 'hazard.found' }, rounding: 'hundreds' } as const;
  for (const [value, printed] of [
    [716, '700余'],
    [700, '700'],
    [99, '99'],
    [0, '0'],
    [1204, '1200余'],
  ] as const) {
    assert.equal(printNumber(problems, value), printed);
  }
  assert.equal(printNumber({ label: '排查隐患', ask: { indicator: 'hazard.found' } }, 1517), '1517');
  assert.equal(printNumber({ label: '整改率', part: 'a', whole: 'b' }, 95.7), '95.7%');
});

test('the sample’s figures read as the sample does, and claims follow the counts (R16)', () => {
  const text = textWith({
    'supervision.visits': 380,
    'supervision.found': 716,
    'supervision.notices': 13,
    'yearEnd.visits': 40,
    'yearEnd.majorFound': 2,
    'yearEnd.majorRectified': 1,
    'yearEnd.majorControlled': 1,
    'universiade.sites': 1238,
    'universiade.found': 2114,
    'universiade.rectified': 2023,
    'universiade.rate': 95.7,
    'majorHazard.visits': 32,
    'majorHazard.found': 5,
    'majorHazard.rectified': 5,
    'expert.visits': 410,
    'expert.found': 1517,
    'expert.rectified': 1233,
    'expert.remaining': 284,
    'fireworks.wholesale': 3,
    'fireworks.retail': 130,
    'mine.brick': 32,
    'mine.noncoal': 2,
    'mine.covered': 34,
    'mine.listed': 34,
    'mine.found': 67,
    'mine.rectified': 67,
  });
  assert.match(text, /发现问题700余项，下发整改通知书13份/);
  assert.match(text, /排查出重大隐患2处，整改1处，管控1处。/);
  assert.match(text, /检查单位场所1238家，排查隐患2114处，已整改2023处，整改率95.7%。/);
  assert.match(text, /抽查检查企业32家次，发现重大事故隐患5处，均已整改。/);
  assert.match(text, /排查各类安全隐患1517处，已整改1233处，其余284处/);
  assert.match(text, /检查烟花爆竹批发企业3家、零售经营户130户。/);
  assert.match(text, /对32家页岩砖厂、2家非煤矿山开展全覆盖检查，排查隐患67处，均已整改。/);
});

test('one short of the whole is not all, and items close up when one is left out', () => {
  const text = textWith({
    'mine.brick': 31,
    'mine.covered': 31,
    'mine.listed': 32,
    'mine.found': 3,
    'mine.rectified': 2,
    'expert.visits': 4,
  });
  assert.match(text, /一是加大隐患治理。.*未发现隐患。/);
  assert.match(text, /二是抓好直管领域。对31家页岩砖厂开展检查（在册32家），排查隐患3处，已整改2处。/);
});

test('figures on their way have their place in the text, claims wait for them, and nothing is said of them', () => {
  const text = textWith({ 'mine.brick': 31, 'mine.covered': 31, 'mine.listed': 31 }, [
    'supervision.visits',
    'supervision.found',
    'supervision.notices',
    'mine.found',
  ]);
  assert.match(text, /^一是强化统筹部署。统筹开展安全生产督查计数中，发现问题计数中，下发整改通知书计数中。$/m);
  assert.match(text, /^二是抓好直管领域。对31家页岩砖厂开展全覆盖检查，排查隐患计数中，已整改0处。$/m);
  assert.doesNotMatch(text, /未发现问题|均已整改/);
});

test('the parts of the template are counted each by itself, and have all its figures and sentences together', () => {
  const parts = partsOf(halfYearSafety);
  assert.equal(parts.length, 5);
  assert.deepEqual(new Set(parts.flatMap((part) => Object.keys(part.figures))), new Set(keys));
  assert.deepEqual(
    parts.flatMap(sentencesOf),
    sentencesOf(halfYearSafety).filter(({ about }) => about !== '引言'),
  );
  for (const { figures: own } of parts)
    for (const figure of Object.values(own).filter(isRatio)) assert.ok(own[figure.part] && own[figure.whole]);
});

test('a part larger than its whole, and parts that do not make up the whole, are reported (R02, R03, R04)', () => {
  const values = new Map([
    ['mine.rectified', 68],
    ['mine.found', 67],
    ['expert.found', 10],
    ['expert.rectified', 6],
    ['expert.remaining', 3],
  ]);
  const differing = checkFigures(rules, figures, values).filter(({ kind }) => kind === 'differs');
  assert.deepEqual(
    differing.map(({ rule, figures: named }) => [rule, named[0]]),
    [
      ['R04', 'expert.found'],
      ['R03', 'mine.rectified'],
    ],
  );
});

function textWith(values: Readonly<Record<string, number>>, waits: readonly string[] = []): string {
  const there = keys.filter((key) => !waits.includes(key)).map((key) => [key, counted(key, values[key] ?? 0)] as const);
  const facts: Facts = {
    figures: new Map(there),
    words: { period: '2026年上半年', cutoff: '2026年6月30日', county: '安澜县', bureau: '安澜县应急管理局' },
    campaigns: { year_end: '岁末年初整治', universiade: '护航赛会整治', major_hazard: '重大事故隐患专项行动' },
  };
  return composeText(facts, halfYearSafety)
    .blocks.map(({ number, text, runs }) => number + text + wordsOf(runs))
    .join('\n');
}

/** A figure as far as a text asks for it. */
function counted(key: string, value: number): ComposedFigure {
  const figure = figures[key];
  assert.ok(figure);
  const own = isRatio(figure) ? '%' : (figure.unit ?? modules.indicators.get(figure.ask.indicator)?.indicator.unit);
  return {
    key,
    label: figure.label,
    value,
    unit: own ?? '',
    printed: printNumber(figure, value),
    indicator: '',
    indicatorLabel: '',
    definition: '',
    where: {},
    ledger: '',
    rows: {},
    different: null,
    before: null,
    ratio: isRatio(figure) ? { part: figure.part, whole: figure.whole } : null,
  };
}

function keysIn(template: Template): readonly string[] {
  const words = ['period', 'cutoff', 'county', 'bureau', 'campaign'];
  const found = sentencesOf(template).flatMap(slotsOfSentence);
  return [...slotsIn(template.title), ...found].filter((slot) => !words.includes(slot));
}
