import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverModules } from '../server.ts';
import { formDocument } from '../../server/word/form.ts';
import { paragraphTexts, readDocx, xmlFault } from '../../server/word/read-docx.ts';
import type { CaseData } from './case-facts.server.ts';
import { enforcementCase } from './index.ts';

const templates = serverModules.flatMap((m) => m.templates ?? []).filter(({ ledger }) => ledger === enforcementCase);
const day = '2026-03-02';
const data: CaseData = {
  number: '安应急立案〔2026〕1号',
  name: '兴旺砖厂未消除隐患案',
  source: '执法检查',
  party: { name: '兴旺砖厂', isUnit: true, address: '东门1号', head: '厂长', code: null },
  act: '未采取措施消除事故隐患。',
  breached: '《安全生产法》第四十一条',
  clause: '《安全生产法》第一百零二条',
  foundOn: day,
  visit: { number: '安应急检记〔2026〕1号', on: day },
  filedOn: day,
  concludedOn: day,
  noticedOn: day,
  statementUntil: day,
  hearingUntil: day,
  decidedOn: day,
  servedOn: day,
  payBy: day,
  extendedTo: null,
  deferredTo: null,
  closedOn: day,
  handlers: [
    { name: '甲', certificate: 'AL1' },
    { name: '乙', certificate: 'AL2' },
  ],
  findings: '查明属实。',
  evidence: '照片。',
  grade: '一般',
  deviation: '多次不改',
  exemptReason: '轻微',
  dropReason: '无管辖权',
  outcome: null,
  fine: 5_000_000,
  penalties: ['罚款人民币伍万元整（¥50000元）'],
  acts: [{ kind: 'statement', name: '陈述申辩', on: day, result: '部分采纳', opinion: '减轻', people: null }],
  papers: [
    { template: 'case-filing', name: '立案审批表', number: '安应急立审〔2026〕1号', madeOn: day, servedOn: null },
  ],
  owed: { paid: 0, unpaid: 5_000_000, surcharge: 300_000, from: day },
  answers: {},
};
const paper = {
  number: '安应急罚〔2026〕1号',
  madeOn: day,
  madeAt: `${day}T02:00:00.000Z`,
  bureau: '安澜县应急管理局',
  review: '安澜县人民政府',
  court: '安澜县人民法院',
};

/** An answer of the kind a question wants. */
const answersOf = (asks: object = {}) =>
  Object.fromEntries(
    Object.entries(asks).map(([name, { kind }]: [string, { kind: string }]) => [
      name,
      kind === 'day' ? day : kind === 'instant' ? `${day}T01:00:00.000Z` : `填写${name}`,
    ]),
  );

test('there are more than twenty-five documents, each of its own name', () => {
  assert.ok(templates.length >= 25, String(templates.length));
  assert.equal(new Set(templates.map(({ label }) => label)).size, templates.length);
  assert.equal(
    templates
      .filter(({ word, toParty }) => toParty && word === null)
      .map(({ label }) => label)
      .join(),
    '查封扣押（场所、设施、财物）清单',
  );
});

for (const { label, editions, asks } of templates) {
  test(`${label} prints what it was given, whole and well-formed, and says whose it is`, async () => {
    const [first] = editions;
    const frozen = first.freeze({ ...data, answers: answersOf(asks) });
    const model = first.print(frozen, paper);
    const parts = readDocx(Buffer.from(await formDocument(model)));
    for (const [path, xml] of parts) assert.equal(xmlFault(xml), undefined, path);
    const words = paragraphTexts(parts.get('word/document.xml') ?? '').join('\n');
    assert.ok(words.includes(label) && words.includes(paper.number), words.slice(0, 80));
    assert.doesNotMatch(words, /undefined|null|NaN|\[object/);
    for (const [name, value] of Object.entries(answersOf(asks)))
      if (value.startsWith('填写')) assert.ok(words.includes(value), `${name} is printed`);
  });
}

const wordsOf = (name: string, more: Partial<CaseData> = {}) => {
  const found = templates.find((each) => each.name === name);
  assert.ok(found);
  const [first] = found.editions;
  return JSON.stringify(first.print(first.freeze({ ...data, ...more }), paper));
};

test('a decision says all that 行政处罚法59 wants', () => {
  const words = wordsOf('penalty-decision-unit');
  for (const wanted of [
    '兴旺砖厂',
    '东门1号',
    '查明属实',
    '照片',
    '第四十一条',
    '第一百零二条',
    '伍万元整',
    '十五日内',
    '六十日内',
    '六个月内',
    '安澜县应急管理局（印章）',
    '2026年3月2日',
  ])
    assert.ok(words.includes(wanted), wanted);
});

test('a fine by the day is reckoned from the day after the order (安全生产法112)', () => {
  const answers = { ordered: '2026-03-02', until: '2026-03-12', facts: '仍在生产' };
  const words = wordsOf('daily-penalty-decision', { answers });
  assert.match(words, /共10日，计罚款人民币伍拾万元整（¥500000元）/);
});

test('what was decided on the spot goes to reconsideration first (行政复议法23)', () => {
  const words = wordsOf('on-spot-decision-unit', { answers: { place: '窑口' } });
  assert.match(words, /应当先申请行政复议/);
  assert.doesNotMatch(words, /六个月内直接/);
});
