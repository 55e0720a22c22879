import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, village, type World } from '../../../../test/harness/world.ts';
import { readDocx, paragraphTexts, xmlFault } from '../../../server/word/read-docx.ts';
import { hazard } from '../../hazards/index.ts';
import { site } from '../../sites/index.ts';
import { composedWords } from '../composed-words.ts';
import { proofread } from '../proof/proofread.ts';
import { report } from '../report.ledger.ts';
import { structures } from '../structures/structures.ts';
import type { Section, Writing } from './section.endpoints.ts';

let world: World;
let inspector: Caller;
let second: Caller;
let writer: Caller;
let office: Caller;
let leader: Caller;
let siteId: string;
let mallId: string;
/** The hazards, in the order they were found. */
const ids: string[] = [];

before(async () => {
  world = await createWorld();
  [inspector, second, writer, office, leader] = await Promise.all([
    world.signIn('inspector'),
    world.signIn('inspector'),
    world.signIn('writer'),
    world.signIn('committeeOffice'),
    world.signIn('leader'),
  ]);
  world.clock.set('2026-03-02T02:00:00.000Z');
  siteId = await newSite('兴旺砖厂', 'shaleBrick');
  mallId = await newSite('东门商场', 'mall');
  await visit(siteId, ['窑体开裂', '皮带无护罩', '电缆老化'], '2026-03-02');
  await visit(mallId, ['灭火器失效'], '2026-03-02');
  for (const summary of [0, 1, 3]) await close(ids[summary] ?? '');
  world.clock.set('2026-07-06T02:00:00.000Z');
});
after(() => world.end());

async function newSite(name: string, sector: string): Promise<string> {
  const id = uuidv7();
  const draft = { name, sector, scale: 'belowScale', address: '城关镇', area: village };
  assert.equal((await inspector.post(at(site), { id, draft })).status, 201);
  return id;
}

async function visit(place: string, summaries: readonly string[], day: string, category = 'fire'): Promise<void> {
  const five = { measures: '更换', funds: 0, dueOn: '2026-12-01', responsible: '厂长', contingency: '停用' };
  const findings = summaries.map((summary) => {
    const id = uuidv7();
    ids.push(id);
    return { id, summary, category, level: 'general', handling: { kind: 'order', five } };
  });
  const asked = {
    id: uuidv7(),
    visit: {
      site: place,
      method: 'specialCheck',
      startedAt: `${day}T01:00:00.000Z`,
      inspectors: [inspector.id, second.id],
      checked: '现场检查',
      limitReason: '年内重点检查',
    },
    order: { id: uuidv7(), kind: 'order' },
    findings,
  };
  const answer = await inspector.post('/api/hazards/record-visit', asked);
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
}

async function close(id: string): Promise<void> {
  for (const [who, name, input] of [
    [inspector, 'report', { result: '已整改' }],
    [second, 'close', { opinion: '合格' }],
  ] as const) {
    const path = at(hazard, id);
    const { json } = await who.get(path);
    assert.equal((await who.post(`${path}/steps/${name}`, { version: json.row.version, input })).status, 200);
  }
}

async function begin(structure: string, period = '2026H1'): Promise<string> {
  const id = uuidv7();
  const begun = await writer.post('/api/reports/begin', { id, period, from: { structure } });
  assert.equal(begun.status, 200, JSON.stringify(begun.json));
  return id;
}
async function read(id: string, who = writer): Promise<Writing> {
  const { status, json } = await who.get(asking('/reports/sections', { report: id }));
  assert.equal(status, 200, JSON.stringify(json));
  return json;
}
const linesOf = ({ content }: Writing) => composedWords(content).split('\n');
const save = (who: Caller, id: string, { id: section, version }: Section, text: Section['text']) =>
  who.post('/api/reports/sections/save', { report: id, section, version, text });
const typed = (...lines: readonly string[]): Section['text']['blocks'] =>
  lines.map((line) => ({ kind: 'paragraph', runs: [line] }));

for (const [name, { label }] of Object.entries(structures)) {
  test(`${label}: a report is begun with what the ledgers hold, and its own proof-reader finds nothing in it`, async () => {
    const writing = await read(await begin(name));
    const lines = linesOf(writing);
    assert.match(lines.join('\n'), /安全生产检查2家次，涉及单位场所2家；排查隐患4处，已整改3处，整改率75%/);
    assert.match(lines.join('\n'), /2026年上半年，全县未发生生产安全事故/);
    assert.match(lines.join('\n'), /^一、/m);
    assert.doesNotMatch(lines.join('\n'), /重大隐患0|\{|全年/);
    assert.deepEqual(
      writing.content.notes.filter(({ kind }) => kind === 'differs'),
      [],
    );
    assert.deepEqual(
      proofread(composedWords(writing.content)).map(({ quote, reason }) => `${quote} ${reason}`),
      [],
    );
  });
}

test('headings lead their paragraphs, or stand alone, or are counted on, as the outline says', async () => {
  const [parts, domains, themes] = await Promise.all(
    ['threeParts', 'domains', 'sixThemes'].map(async (name) => linesOf(await read(await begin(name)))),
  );
  assert.ok(
    parts?.some((line) => /^（一）严抓隐患治理，守牢安全底线。一是.+二是/.test(line)),
    parts?.join('\n'),
  );
  assert.ok(domains?.includes('1.直接监管领域') && domains.includes('（一）安全生产监督管理'), domains?.join('\n'));
  assert.ok(domains?.some((line) => line.startsWith('非煤矿山和砖厂：检查单位1家、1家次')));
  const counted = themes?.flatMap((line) => /^(\d)\./.exec(line)?.[1] ?? []);
  assert.deepEqual(counted, ['1', '2', '3', '4', '5', '6', '7'].slice(0, counted?.length));
  assert.ok((counted?.length ?? 0) >= 1);
});

test('a claim stands while the counts bear it out, and is the truth when they do not', async () => {
  const id = await begin('domains');
  const { sections } = await read(id);
  const [first] = sections;
  assert.ok(first);
  const claim = {
    chip: 'all',
    done: { indicator: 'hazard.rectified' },
    whole: { indicator: 'hazard.found' },
    words: '隐患均已整改',
    otherwise: { before: '已整改隐患', after: '' },
  } as const;
  const text = { heading: '', blocks: [{ kind: 'paragraph', runs: [claim, '，全部整改到位，共8处。'] }] } as const;
  assert.equal((await save(writer, id, first, text)).status, 200);
  const { content } = await read(id);
  assert.ok(composedWords(content).includes('已整改隐患3处，'));
  const told = content.notes.filter(({ kind }) => kind === 'unclaimed').map(({ words }) => words);
  assert.ok(told.includes('没有写“隐患均已整改”：已整改隐患 3，排查隐患 4'), told.join('\n'));
  assert.ok(told.some((words) => /手写了“全部整改”/.test(words)));
  assert.ok(told.some((words) => /手写了“8处”/.test(words)));
});

test('who was slower is told what stands there, nothing is written over, and every version is kept', async () => {
  const id = await begin('threeParts');
  const { sections } = await read(id);
  const [first] = sections;
  assert.ok(first);
  const mine = await save(writer, id, first, { heading: '', blocks: typed('文稿员写的。') });
  assert.equal(mine.json.version, 2);
  const late = await save(office, id, first, { heading: '', blocks: typed('安委办写的。') });
  assert.equal(late.status, 409);
  assert.deepEqual(late.json.section.text.blocks, typed('文稿员写的。'));
  assert.equal(
    (await save(office, id, late.json.section, { heading: '', blocks: typed('文稿员写的。', '安委办写的。') })).status,
    200,
  );
  const { json } = await writer.get(asking('/reports/sections/past', { report: id, section: first.id }));
  assert.deepEqual(
    json.versions.map(({ version, by }: { version: number; by: string }) => [version, by]),
    [
      [3, office.id],
      [2, writer.id],
      [1, writer.id],
    ],
  );
  const assigned = await writer.post('/api/reports/sections/assign', {
    report: id,
    section: first.id,
    writer: inspector.id,
  });
  assert.equal(assigned.status, 200);
  assert.equal((await read(id)).sections[0]?.writer, inspector.id);
});

test('many writers of different chapters are in nobody’s way', async () => {
  const id = await begin('domains');
  const { sections } = await read(id);
  const saved = await Promise.all(
    sections.map((section, index) =>
      save(index % 2 ? writer : office, id, section, { heading: `第${index}章`, blocks: typed(`写${index}`) }),
    ),
  );
  assert.deepEqual([...new Set(saved.map(({ status }) => status))], [200]);
  assert.deepEqual(
    (await read(id)).sections.map(({ text }) => text.heading),
    sections.map((_, index) => `第${index}章`),
  );
});

test('a figure that nobody can count, or of another kind of text, is refused with words', async () => {
  const id = await begin('domains');
  const [first] = (await read(id)).sections;
  assert.ok(first);
  const unknown = { chip: 'figure', of: { indicator: 'hazard.nothing' }, wording: 'exact' } as const;
  const answer = await save(writer, id, first, { heading: '', blocks: [{ kind: 'paragraph', runs: [unknown] }] });
  assert.equal(answer.status, 422);
  const strange = {
    chip: 'figure',
    of: { indicator: 'hazard.found', where: { colour: 'red' } },
    wording: 'exact',
  } as const;
  assert.equal(
    (await save(writer, id, first, { heading: '', blocks: [{ kind: 'paragraph', runs: [strange] }] })).status,
    422,
  );
  const enterprise = await world.signIn('enterprise', { siteId });
  assert.equal((await save(enterprise, id, first, { heading: '', blocks: [] })).status, 403);
  assert.equal((await enterprise.get(asking('/reports/sections', { report: id }))).status, 403);
});

test('a report is reviewed by another, signed with its passports, and told apart from what changed since', async () => {
  const id = await begin('threeParts');
  const step = (who: Caller, name: string, version: number, input = {}) =>
    who.post(at(report, id, 'steps', name), { version, input });
  assert.equal((await step(office, 'submit', 1)).status, 200);
  const own = await step(office, 'approve', 2);
  assert.equal(own.status, 409);
  assert.match(own.json.title, /送审人不能审核自己的稿子/);
  assert.equal((await step(leader, 'return', 2, { returnReason: '补写问题' })).status, 200);
  assert.equal((await step(writer, 'submit', 3)).status, 200);
  assert.equal((await step(office, 'approve', 4)).status, 200);
  const [first] = (await read(id)).sections;
  assert.ok(first);
  assert.equal((await save(writer, id, first, { heading: '', blocks: typed('再改') })).status, 409);
  const signed = await leader.post('/api/reports/sign', { id, version: 5 });
  assert.equal(signed.status, 200, JSON.stringify(signed.json));
  const { rows: passports } = await world.database.owner.query(
    `select indicator, value::int, cardinality(row_ids) as rows, period, definition from report_figure
     where report_id = $1 and indicator = 'hazard.found' and filter::text not like '%major%' and filter::text not like '%campaign%'
     and filter::text not like '%visit%' and filter::text not like '%site%'`,
    [id],
  );
  assert.equal(passports.length, 1);
  assert.deepEqual([passports[0].value, passports[0].rows, passports[0].period], [4, 4, '2026H1']);

  world.clock.set('2026-08-16T02:00:00.000Z');
  await visit(mallId, ['补录的隐患'], '2026-06-29');
  const { json } = await leader.get(asking('/reports/compare', { id }));
  const found = json.figures.find(({ valueThen }: { valueThen: number }) => valueThen === 4);
  assert.deepEqual([found?.valueThen, found?.valueNow], [4, 5]);
  assert.equal(found?.added.rows[0]?.title, '补录的隐患');
  assert.equal(json.titles[found?.added.rows[0]?.entries[0]?.by], '测试inspector');

  const other = await read(await begin('domains'));
  const differs = other.content.notes.filter(({ rule }) => rule === 'R19').map(({ words }) => words);
  assert.ok(
    differs.some((words) => /写的是 4 处，现为 5 处/.test(words)),
    differs.join('\n'),
  );
  const { json: library } = await writer.get(asking('/reports/indicators', {}));
  const line = library.lines.find(({ indicator }: { indicator: string }) => indicator === 'hazard.found');
  assert.deepEqual(
    line.uses.map((use: { id: string }) => use.id),
    [id],
  );
});

test('another report is begun in the words of one, for another period', async () => {
  const first = await begin('threeParts');
  const id = uuidv7();
  const begun = await writer.post('/api/reports/begin', { id, period: '2025H2', from: { report: first } });
  assert.equal(begun.status, 200, JSON.stringify(begun.json));
  const { content, sections } = await read(id);
  assert.equal(content.title, '安澜县应急管理局2025年下半年工作总结和明年工作计划');
  assert.ok(sections.some(({ text }) => text.heading === '下半年工作总结'));
  assert.ok(composedWords(content).includes('排查隐患0处'));
});

test('the Word file follows the standard, the masked one shows no figure, the workbook has a line for each', async () => {
  const id = await begin('sixThemes');
  const { content } = await read(id);
  const xml = readDocx(await bytesOf(`/api/documents/report/${id}`)).get('word/document.xml') ?? '';
  assert.equal(xmlFault(xml), undefined);
  assert.ok(/<w:pgSz [^>]*w:w="11906" w:h="16838"/.test(xml));
  assert.ok(/<w:pgMar [^>]*w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/.test(xml));
  assert.ok(/<w:docGrid [^>]*w:type="linesAndChars"/.test(xml));
  const printed = paragraphTexts(xml).filter((line) => line !== '');
  assert.deepEqual(
    printed,
    composedWords(content)
      .split('\n')
      .flatMap((line, index) => (index === 0 ? titleIn(printed) : [line])),
  );
  assert.equal((xml.match(/w:name="figure_/g) ?? []).length >= 5, true);
  const masked = readDocx(await bytesOf(`/api/documents/report-masked/${id}`)).get('word/document.xml') ?? '';
  assert.match(paragraphTexts(masked).join(''), /排查隐患\*处，已整改\*处，整改率\*\*%/);
  const workbook = await bytesOf(`/api/documents/report-figures/${id}`);
  assert.equal(Buffer.from(workbook.slice(0, 2)).toString(), 'PK');
});
const titleIn = (printed: readonly string[]) => printed.slice(0, 1);

async function bytesOf(path: string): Promise<Uint8Array> {
  const response = await world.server.app.fetch(
    new Request(`http://localhost${path}`, { headers: { cookie: writer.cookie } }),
  );
  assert.equal(response.status, 200);
  return new Uint8Array(await response.arrayBuffer());
}

const narrowed = (period: string, sector: string) =>
  ({
    chip: 'figure',
    of: { indicator: 'hazard.found', where: { site: { sector } }, period, label: `${period}隐患` },
    wording: 'exact',
  }) as const;

test('a figure narrowed to a filter and a period of its own is counted, shown and frozen with both', async () => {
  const id = await begin('domains');
  const [first] = (await read(id)).sections;
  assert.ok(first);
  const chips = [narrowed('2026Q1', 'shaleBrick'), narrowed('2026Q2', 'shaleBrick'), narrowed('2026Q1', 'mall')];
  const text = { heading: '', blocks: [{ kind: 'paragraph', runs: chips.flatMap((chip) => [chip, '，']) }] } as const;
  assert.equal((await save(writer, id, first, text)).status, 200);
  const { content } = await read(id);
  assert.ok(composedWords(content).includes('3处，0处，1处，'), composedWords(content));
  const found = content.figures.find(({ label }) => label === '2026Q1隐患');
  assert.deepEqual(found?.own, { period: '2026Q1', label: '2026年第一季度', cutoff: '2026-03-31T15:59:59.999Z' });
  for (const [period, status] of [
    ['2027Q1', 422],
    ['一季度', 422],
  ] as const) {
    const blocks = [{ kind: 'paragraph', runs: [narrowed(period, 'mall')] }] as const;
    assert.equal((await save(writer, id, { ...first, version: 2 }, { heading: '', blocks })).status, status);
  }
  for (const [who, name, version] of [
    [writer, 'submit', 1],
    [office, 'approve', 2],
  ] as const)
    assert.equal((await who.post(at(report, id, 'steps', name), { version, input: {} })).status, 200);
  for (const { key } of (await read(id)).content.figures.filter(({ elsewhere }) => elsewhere))
    await writer.post('/api/reports/explain', { report: id, figure: key, reason: '签发后补录' });
  assert.equal((await leader.post('/api/reports/sign', { id, version: 3 })).status, 200);
  const { rows } = await world.database.owner.query(
    `select value::int, period, cutoff, cardinality(row_ids) as rows, filter->'site'->>'sector' as sector from report_figure
     where report_id = $1 and period <> '2026H1' order by period, value desc`,
    [id],
  );
  assert.deepEqual(
    rows.map(({ value, period, rows: counted, sector }) => [value, period, counted, sector]),
    [
      [3, '2026Q1', 3, 'shaleBrick'],
      [1, '2026Q1', 1, 'mall'],
      [0, '2026Q2', 0, 'shaleBrick'],
    ],
  );
});

const forty = Array.from({ length: 40 }, (_, at) => `隐患${at}`);

test('a wording stands while the value bears it, and gives way to the number, with a word to the writer, when it does not', async () => {
  const id = await begin('domains');
  const [first] = (await read(id)).sections;
  assert.ok(first);
  const chip = { chip: 'figure', of: { indicator: 'hazard.found', where: { category: 'other' } }, wording: 'hundreds' };
  const text = { heading: '', blocks: [{ kind: 'paragraph', runs: [chip, '。'] }] } as Section['text'];
  assert.equal((await save(writer, id, first, text)).status, 200);
  const now = async () => {
    const { content } = await read(id);
    const notes = content.notes.filter(({ rule }) => rule === 'R21').map(({ words }) => words);
    return [composedWords(content).split('\n')[1], ...notes];
  };
  assert.deepEqual(await now(), ['0处。', '排查隐患写作“0处”：数值不足百或恰为整百，不能写“余”']);
  for (const _ of [1, 2, 3]) await visit(mallId, forty, '2026-06-20', 'other');
  assert.deepEqual(await now(), ['100余处。']);
  for (const _ of [1, 2]) await visit(mallId, forty, '2026-06-21', 'other');
  assert.deepEqual(await now(), ['200处。', '排查隐患写作“200处”：数值不足百或恰为整百，不能写“余”']);
});

test('a figure says what it is, what it was a year before, and how it went', async () => {
  const asked = { period: '2026H1', of: { indicator: 'hazard.found', where: { level: 'general' } } };
  const { status, json } = await writer.get(asking('/reports/figure', asked));
  assert.equal(status, 200, JSON.stringify(json));
  assert.deepEqual(
    json.trend.map(({ period, value }: { period: string; value: number }) => [period, value]).slice(-2),
    [
      ['2025H2', 0],
      ['2026H1', json.figure.value],
    ],
  );
  assert.ok(json.figure.value >= 4);
});
