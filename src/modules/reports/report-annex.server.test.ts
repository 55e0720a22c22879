import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, village, type World } from '../../../test/harness/world.ts';
import { site } from '../sites/index.ts';
import type { Composed } from './composed.ts';

let world: World;
let writer: Caller;
const id = uuidv7();
const trap = '=HYPERLINK("http://127.0.0.1","点我")';

before(async () => {
  world = await createWorld();
  const [inspector, second] = await Promise.all([world.signIn('inspector'), world.signIn('inspector')]);
  writer = await world.signIn('writer');
  const brick = uuidv7();
  const draft = { name: '兴旺砖厂', sector: 'shaleBrick', scale: 'belowScale', address: '城关镇', area: village };
  assert.equal((await inspector.post(at(site), { id: brick, draft })).status, 201);
  const visit = {
    site: brick,
    method: 'supervision',
    startedAt: '2026-03-02T01:00:00.000Z',
    inspectors: [inspector.id, second.id],
    checked: '现场检查',
  };
  const findings = ['窑体开裂', '通道堆物'].map((summary) => ({
    id: uuidv7(),
    summary,
    category: 'fire',
    level: 'general',
    handling: { kind: 'fixedOnSite', result: '已清理' },
  }));
  const recorded = await inspector.post('/api/hazards/record-visit', { id: uuidv7(), visit, order: null, findings });
  assert.equal(recorded.status, 200, JSON.stringify(recorded.json));
  const begun = await writer.post('/api/reports/begin', { id, period: '2026H1', from: { structure: 'domains' } });
  assert.equal(begun.status, 200, JSON.stringify(begun.json));
  const { json } = await writer.get(asking('/reports/sections', { report: id }));
  const [first] = json.sections;
  const chips = [
    { indicator: 'hazard.found', where: { site: { sector: 'shaleBrick' } }, label: trap },
    { indicator: 'hazard.found', where: { visit: { method: 'supervision' } }, period: '2026Q1', label: '一季度督查' },
    { indicator: 'visit.visits', where: { or: [{ campaign: { set: false } }, { method: ['supervision', 'joint'] }] } },
  ].map((of) => ({ chip: 'figure', of, wording: 'exact' }));
  const text = { heading: '', blocks: [{ kind: 'paragraph', runs: chips.flatMap((chip) => [chip, '，']) }] };
  const saved = await writer.post('/api/reports/sections/save', { report: id, section: first.id, version: 1, text });
  assert.equal(saved.status, 200, JSON.stringify(saved.json));
});
after(() => world.end());

async function sheetOf(): Promise<readonly (readonly unknown[])[]> {
  const response = await world.server.app.fetch(
    new Request(`http://localhost/api/documents/report-figures/${id}`, { headers: { cookie: writer.cookie } }),
  );
  assert.equal(response.status, 200);
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()), { readStyles: true });
  return sheets[0]?.rows ?? [];
}

test('the annex has a row for every figure of the page: value, unit, definition, period, cutoff, the year before', async () => {
  const [heads = [], ...rows] = await sheetOf();
  const { figures, period, cutoff } = (await writer.get(asking('/reports/open', { id }))).json as Composed;
  const told = rows.map((row) => Object.fromEntries(heads.map((head, column) => [String(head), row[column] ?? null])));
  assert.ok(figures.length > 5);
  assert.equal(told.length, figures.length);
  for (const [index, figure] of figures.entries()) {
    const row = told[index] ?? {};
    const money = figure.unit === '元' ? 100 : 1;
    assert.deepEqual(
      [
        row['序号'],
        row['数字'],
        row['数值'],
        row['单位'],
        row['指标'],
        row['统计期'],
        row['指标代码'],
        row['口径版本'],
      ],
      [
        index + 1,
        figure.label,
        figure.value === null ? null : figure.value / money,
        figure.unit,
        figure.indicatorLabel,
        figure.own?.label ?? period.label,
        figure.indicator,
        figure.definition,
      ],
    );
    assert.equal(row['上年同期'], figure.before?.value ?? null);
    // A workbook knows no time zone: what is read as UTC is the wall clock of the county.
    const shown = Date.parse(figure.own?.cutoff ?? cutoff) + 8 * 3_600_000;
    assert.ok(row['数据截止'] instanceof Date && Math.abs(row['数据截止'].getTime() - shown) < 2000);
  }
});

test('its filters are in words, one by one', async () => {
  const rows = await sheetOf();
  const filterOf = (label: string) => rows.find((row) => row[1] === label)?.[6];
  assert.match(String(filterOf(trap)), /^(被检查单位|所属单位|单位|隐患单位).*（.*：页岩砖厂）/);
  assert.match(String(filterOf('一季度督查')), /（检查方式：督查）/);
  assert.ok(rows.some(([, , , , , , filter]) => /专项行动未填 或 检查方式：督查、/.test(String(filter))));
  for (const [, , , , , , filter] of rows) assert.doesNotMatch(JSON.stringify(filter ?? ''), /[{}@]/);
});

test('a label that looks like a formula stays a text', async () => {
  const rows = await sheetOf();
  assert.ok(rows.some((row) => row[1] === trap));
  const response = await world.server.app.fetch(
    new Request(`http://localhost/api/documents/report-figures/${id}`, { headers: { cookie: writer.cookie } }),
  );
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()), { readStyles: true });
  const cells = [...(sheets[0]?.cells?.values() ?? [])];
  assert.ok(cells.length > 0);
  assert.deepEqual(
    cells.filter((cell) => cell.formula !== undefined),
    [],
  );
});
