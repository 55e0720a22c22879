import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hazard } from '../modules/hazards/index.ts';
import { findings, suggestFindings } from './findings.ts';
import { sectorKeys } from './sectors.ts';

const majors = findings.filter(({ level }) => level === 'major');

test('the library holds at least 160 hazards, no text twice, each with basis, measures, plan, term and cost', () => {
  assert.ok(findings.length >= 160);
  assert.equal(new Set(findings.map(({ text }) => text)).size, findings.length);
  for (const { text, basis, measures, plan, days, cost } of findings) {
    for (const words of [text, basis, measures, plan]) assert.ok(words.length >= 4, text);
    assert.ok(days >= 1 && days <= 90 && cost[0] <= cost[1], text);
    assert.match(basis, /^《.+》/u);
  }
});

test('every category is one of the hazard ledger', () => {
  const known = Object.keys(hazard.fields.category.options ?? {});
  for (const { category } of findings) assert.ok(known.includes(category), category);
});

test('a major hazard names the criteria it falls under, a general one none (R3.10)', () => {
  for (const { level, criteria } of findings) assert.equal(criteria !== null, level === 'major');
  for (const { criteria, sectors } of majors.filter((each) => each.criteria?.standard.includes('令第10号'))) {
    assert.match(criteria?.clause ?? '', /^第(?:三|六|七|八|九|十一|十二|十三|十四)条$/u);
    assert.ok(!sectors.includes('hazchem'));
  }
});

test('each sector is offered at least eight general hazards, its own before those of every place', () => {
  for (const sector of sectorKeys) {
    const shown = suggestFindings({ sector, trade: '' }, '2026-05-10').flatMap((index) => findings[index] ?? []);
    assert.ok(shown.filter(({ level }) => level === 'general').length >= 8, sector);
    assert.ok(shown.every((finding) => finding.sectors.includes(sector)));
    assert.ok((shown[0]?.sectors.length ?? 99) <= (shown.at(-1)?.sectors.length ?? 0));
  }
});

const offered = (sector: 'hazchem' | 'smallWorkshop', trade: string, day: string) =>
  suggestFindings({ sector, trade }, day).flatMap((index) => findings[index] ?? []);

const basesOn = (day: string) => offered('hazchem', '溶剂', day).map(({ basis }) => basis);

test('hazardous-chemical enterprises are judged by AQ 3067—2026 from 30 September 2026 on', () => {
  assert.ok(!basesOn('2026-09-29').some((basis) => basis.includes('AQ 3067')));
  assert.ok(basesOn('2026-09-30').some((basis) => basis.includes('AQ 3067')));
  assert.ok(!basesOn('2026-09-30').some((basis) => basis.includes('〔2017〕121号')));
});

const isOfOilPress = ({ text }: { readonly text: string }) => text.startsWith('榨油机');

test('a hazard of one trade is not offered to another', () => {
  assert.ok(offered('smallWorkshop', '榨油坊', '2026-05-10').some(isOfOilPress));
  assert.ok(!offered('smallWorkshop', '服装加工坊', '2026-05-10').some(isOfOilPress));
});
