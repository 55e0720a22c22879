import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { findingLibrary } from './finding-library.ts';
import { recordVisit } from './record-visit.endpoints.ts';
import {
  askedOf,
  emptyVisitDraft,
  faultsOf,
  type FindingDraft,
  findingValues,
  keptVisitDraft,
  type Known,
  ownFinding,
  usualFinding,
  type VisitDraft,
} from './visit-draft.ts';

const [me, partner, siteId] = [uuidv7(), uuidv7(), uuidv7()];
const known: Known = {
  visit: {
    method: 'lawEnforcement',
    startedAt: '2026-03-02T01:00:00.000Z',
    inspectors: [me, partner],
  },
  site: { sector: 'shaleBrick', principal: '厂长' },
  today: '2026-03-02',
  by: me,
};
const draftOf = (...findings: readonly FindingDraft[]): VisitDraft => ({
  ...emptyVisitDraft(uuidv7()),
  visit: { site: siteId },
  findings: [...findings],
});
const changed = (finding: FindingDraft, values: object, more: Partial<FindingDraft> = {}): FindingDraft => ({
  ...finding,
  ...more,
  values: { ...finding.values, ...values },
});
const faults = (draft: VisitDraft, about: Known = known) => faultsOf(askedOf(uuidv7(), draft, about), about);
const own = () => ownFinding(uuidv7(), '配电箱未接地', 'electrical');

test('a site and a finding in own words are enough: the rest is known or usual', () => {
  const draft = draftOf(own());
  const asked = askedOf(uuidv7(), draft, known);
  assert.deepEqual(faultsOf(asked, known), {});
  const { visit, findings, order } = recordVisit.input.parse(asked);
  assert.match(JSON.stringify(visit), /取土面/);
  assert.equal(order?.kind, 'order');
  assert.deepEqual(findings[0]?.handling, {
    kind: 'order',
    five: {
      measures: '对“配电箱未接地”立即整改到位，并举一反三自查。',
      funds: 0,
      dueOn: '2026-03-09',
      responsible: '厂长',
      contingency: '断开该回路并挂牌，附近备灭火器，专人看护。',
    },
  });
});

test('every entry of the library makes a finding that may be ordered as it is', () => {
  const draft = draftOf(...findingLibrary.slice(0, 100).map((usual) => usualFinding(uuidv7(), usual)));
  assert.deepEqual(faults(draft), {});
  assert.deepEqual(faults(draftOf(...findingLibrary.slice(100).map((usual) => usualFinding(uuidv7(), usual)))), {});
});

test('执法检查 by one person is refused beside the inspectors (行政处罚法 第四十二条)', () => {
  const alone = { ...known, visit: { ...known.visit, inspectors: [me] } };
  assert.match(faults(draftOf(), alone)['visit.inspectors'] ?? '', /不得少于两名/);
});

test('what is wrong is said at the finding it belongs to', () => {
  const cases: readonly (readonly [FindingDraft, string, RegExp])[] = [
    [changed(own(), { level: 'major' }), 'findings.1.standard', /判定依据/],
    [changed(own(), { level: 'major', standard: '第三条' }, { handling: 'fixedOnSite' }), 'findings.1', /不能当场销号/],
    [changed(own(), { dueOn: '2026-03-01' }), 'findings.1', /期限不能早于今天/],
    [changed(own(), { responsible: null }), 'findings.1.handling.five.responsible', /请填写/],
    [changed(own(), { result: null }, { handling: 'fixedOnSite' }), 'findings.1.handling.result', /请填写/],
    [changed(own(), { summary: null }), 'findings.1.summary', /请填写/],
  ];
  for (const [wrong, path, words] of cases) assert.match(faults(draftOf(own(), wrong))[path] ?? '', words, path);
});

test('what was emptied stays empty; what was never touched follows the site', () => {
  const finding = changed(own(), { contingency: null });
  assert.equal(findingValues(finding, known)['contingency'], null);
  assert.equal(findingValues(finding, { ...known, site: null })['responsible'], '主要负责人');
});

test('without an ordered finding no document is asked for, and a draft survives being kept', () => {
  const draft = draftOf(changed(own(), {}, { handling: 'open' }));
  assert.equal(askedOf(uuidv7(), draft, known)['order'], null);
  assert.deepEqual(keptVisitDraft(JSON.parse(JSON.stringify(draft))), draft);
  assert.equal(keptVisitDraft({ anything: 1 }), undefined);
});
