import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ComposedFigure, ComposedNote } from '../composed.ts';
import { keyOf } from './ask-key.ts';
import { checkTyping } from './check-typing.ts';
import { chipWords } from './chip-words.ts';
import { checkRelations } from './consistency.ts';

const span = { from: '2026-01-01', to: '2026-01-31' };

function figure(indicator: string, value: number, more: Partial<ComposedFigure> = {}): ComposedFigure {
  return {
    key: `${indicator}${JSON.stringify(more.where ?? {})}`,
    label: indicator,
    value,
    unit: '个',
    printed: String(value),
    indicator,
    indicatorLabel: indicator,
    definition: '',
    where: {},
    ledger: indicator.split('.')[0] ?? '',
    rows: {},
    different: null,
    ratio: null,
    before: null,
    ...more,
  };
}

/** What a rule says of figures. */
const said = (rule: ComposedNote['rule'], figures: readonly ComposedFigure[]) =>
  checkRelations(figures, [], span)
    .filter((note) => note.rule === rule)
    .map(({ kind }) => kind);

/** Asserts that a rule has nothing against the first figures and something against the second. */
function tells(rule: ComposedNote['rule'], right: readonly ComposedFigure[], wrong: readonly ComposedFigure[]): void {
  assert.ok(!said(rule, right).includes('differs'), `${rule} of what is right`);
  assert.ok(said(rule, wrong).includes('differs'), `${rule} of what is wrong`);
}

const hazards = (found: number, rectified: number, controlled: number) => [
  figure('hazard.found', found),
  figure('hazard.rectified', rectified),
  figure('hazard.underControl', controlled),
];

const share = (value: number, [part, whole]: readonly [ComposedFigure, ComposedFigure]) => [
  part,
  whole,
  figure('rate', value, { key: 'rate', ratio: { part: part.key, whole: whole.key } }),
];

const levels = (all: number, ...each: readonly number[]) => [
  figure('rescueTeam.count', all),
  ...each.map((value, at) =>
    figure('rescueTeam.count', value, { where: { level: ['county', 'town', 'village'][at] } }),
  ),
];

const sectors = (all: number, ...each: readonly number[]) => [
  figure('enforcementCase.filed', all),
  ...each.map((value, at) =>
    figure('enforcementCase.filed', value, { where: { site: { sector: ['mine', 'gas'][at] } } }),
  ),
];

const devices = (built: number) => [figure('upgradeProject.built', built), figure('upgradeProject.required', 149)];

const duty = (officers: number) => [figure('dutyShift.officers', officers), figure('dutyShift.persons', 543)];

const funnel = (flagged: number) => [figure('building.surveyed', 128_053), figure('building.flagged', flagged)];

const deaths = (change: number) => [figure('accident.deaths', 0, { before: { value: 2, change, percent: -100 } })];

const forecasts = (value: number) => [figure('fireDangerBulletin.forecasts', value)];

const staff = (actual: number) => [figure('staffing.quota', 9), figure('staffing.actual', actual)];

const foundIn = (unit: string) => [
  figure('hazard.found', 2),
  figure('hazard.found', 1, { where: { level: 'major' }, unit }),
];

const rulesOf = (text: string) =>
  checkTyping([{ heading: '', blocks: [{ kind: 'paragraph', runs: [text] }] }], '上半年').map(({ rule }) => rule);

test('what was put right and what is under control are parts of what was found (R04)', () => {
  tells('R04', hazards(3, 1, 2), hazards(3, 2, 2));
});

test('a share is its part in its whole: of hazards (R03), of a plan (R05), of what must be built (R15)', () => {
  const found = [figure('hazard.rectified', 2023), figure('hazard.found', 2114)] as const;
  tells('R03', share(95.7, found), share(95.8, found));
  const plan = [figure('visit.planned', 51), figure('planTarget.target', 92)] as const;
  tells('R05', share(55.4, plan), share(56, plan));
  assert.deepEqual(said('R05', share(110, [figure('visit.planned', 11), figure('planTarget.target', 10)])), ['agrees']);
  const handled = [figure('tip.handled', 12), figure('tip.received', 20)] as const;
  tells('R15', share(60, handled), share(61, handled));
  assert.deepEqual(said('R15', share(105, [figure('tip.handled', 21), figure('tip.received', 20)])), ['differs']);
});

test('devices built are no more than are required (R15), officers on duty no more than are on duty (R08)', () => {
  tells('R15', devices(19), devices(150));
  tells('R08', duty(362), duty(544));
});

test('buildings become fewer on their way (R06)', () => {
  tells('R06', funnel(2218), funnel(128_054));
});

test('a change is told as the difference of the two periods (R07)', () => {
  tells('R07', deaths(-2), deaths(-1));
});

test('what comes out once a day has no more issues than the period has days (R09)', () => {
  tells('R09', forecasts(31), forecasts(32));
});

test('teams by level (R11), cases by sector (R12) come to no more than all of them', () => {
  tells('R11', levels(515, 20, 33, 462), levels(515, 20, 33, 463));
  tells('R12', sectors(3, 1, 2), sectors(3, 2, 2));
  assert.deepEqual(said('R12', sectors(3, 1)), [], 'one part alone is rule R02');
  const both = figure('enforcementCase.filed', 2, { where: { site: { sector: ['mine', 'gas'] } } });
  assert.deepEqual(said('R12', [...sectors(3, 2), both]), [], 'what stands in two parts is not added up');
});

test('no more people are there than the quota has posts (R14)', () => {
  tells('R14', staff(7), staff(10));
});

test('one indicator has one unit (R20)', () => {
  tells('R20', foundIn('个'), foundIn('处'));
});

test('a rank that is typed says where it is written (R17)', () => {
  assert.deepEqual(rulesOf('我县安全生产工作排名全市第二。'), ['R17']);
  assert.deepEqual(rulesOf('据市安委办通报，我县安全生产考核排名全市第二。'), []);
});

const money = (indicator: string, yuan: number, where = {}) =>
  figure(indicator, yuan * 100, { unit: '元', where, key: keyOf({ indicator, where }) });

test('R22: amounts of one indicator are written with as many decimals as the one that needs most, and others as they are', () => {
  const fines = [
    money('fine', 10_311_800),
    money('fine', 1_260_000, { kind: 'mine' }),
    money('fine', 8_000, { kind: 'a' }),
  ];
  const figures = [...fines, money('spent', 500_000)];
  const [note, ...more] = checkRelations(figures, [], span).filter(({ rule }) => rule === 'R22');
  assert.equal(note?.words, 'fine以万元计的 2 个数统一写 2 位小数');
  assert.deepEqual([note.kind, note.figures.length, more.length], ['agrees', 2, 0]);
  const words = { period: '', span: '', next: '', cutoff: '', county: '', bureau: '' };
  const known = { figures: new Map(figures.map((one) => [one.key, one])), words, campaigns: {} };
  const written = figures.map(({ indicator, where }) =>
    chipWords(known, { chip: 'figure', of: { indicator, where }, wording: 'exact' }),
  );
  assert.deepEqual(written, ['1031.18万元', '126.00万元', '8000元', '50万元']);
});
