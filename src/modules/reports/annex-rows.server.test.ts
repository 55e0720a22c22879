import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { uuidv7 } from 'uuidv7';
import { until } from '../../../test/harness/until.ts';
import { asking, at, type Caller, county, createWorld, village, type World } from '../../../test/harness/world.ts';
import { readDocx } from '../../server/word/read-docx.ts';
import { hazard } from '../hazards/index.ts';
import { site } from '../sites/index.ts';
import type { Composed, ComposedFigure } from './composed.ts';
import { report } from './report.ledger.ts';

let world: World;
let inspector: Caller;
let second: Caller;
let writer: Caller;
let signed: string;
const [mall, works] = [uuidv7(), uuidv7()];
const trap = '=HYPERLINK("http://127.0.0.1","点我")';
const ids: string[] = [];
/** A hazard nobody has ordered anything of yet. */
const open = uuidv7();

before(async () => {
  world = await createWorld();
  [inspector, second, writer] = await Promise.all([
    world.signIn('inspector'),
    world.signIn('inspector'),
    world.signIn('writer'),
  ]);
  for (const [id, name] of [
    [mall, '东门商场'],
    [works, '兴旺砖厂'],
  ] as const) {
    const draft = {
      name,
      sector: name === '东门商场' ? 'mall' : 'shaleBrick',
      scale: 'belowScale',
      address: '城关镇',
      area: village,
    };
    assert.equal((await inspector.post(at(site), { id, draft })).status, 201);
  }
  await visit(mall, ['通道堆物', '灯不亮', trap], '2026-03-02');
  await visit(works, ['窑体开裂', '皮带无护罩'], '2026-03-09');
  const found = { category: 'fire', level: 'general', source: 'inspection', foundAt: '2026-03-10T01:00:00Z' };
  const draft = { site: mall, summary: '电线裸露', ...found };
  assert.equal((await inspector.post(at(hazard), { id: open, draft })).status, 201);
  world.clock.set('2026-07-06T02:00:00.000Z');
  signed = await approved('安澜县应急管理局关于2026年上半年安全生产工作情况的报告');
  const leader = await world.signIn('leader');
  assert.equal((await leader.post('/api/reports/sign', { id: signed, version: 3 })).status, 200);
});
after(() => world.end());

async function visit(place: string, found: readonly string[], day: string): Promise<void> {
  const findings = found.map((summary) => {
    const id = uuidv7();
    ids.push(id);
    const handling = { kind: 'fixedOnSite', result: '已清理' };
    return { id, summary, category: 'fire', level: 'general', handling };
  });
  const inspectors = [inspector.id, second.id];
  const asked = {
    site: place,
    method: 'specialCheck',
    startedAt: `${day}T01:00:00.000Z`,
    inspectors,
    checked: '现场检查',
  };
  const limited = { ...asked, limitReason: '年内重点检查' };
  const answer = await inspector.post('/api/hazards/record-visit', {
    id: uuidv7(),
    visit: limited,
    order: null,
    findings,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
}

/** A report that waits for its signing, at version 3. */
async function approved(title: string): Promise<string> {
  const id = uuidv7();
  const draft = { title, period: '2026H1', template: 'halfYearSafety' };
  assert.equal((await writer.post(at(report), { id, draft })).status, 201);
  const office = await world.signIn('committeeOffice');
  for (const [who, taken, version] of [
    [writer, 'submit', 1],
    [office, 'approve', 2],
  ] as const)
    assert.equal((await who.post(at(report, id, 'steps', taken), { version, input: {} })).status, 200);
  return id;
}

async function bytesOf(id: string, caller = writer): Promise<Uint8Array> {
  const response = await world.server.app.fetch(
    new Request(`http://localhost/api/documents/report-figures/${id}`, { headers: { cookie: caller.cookie } }),
  );
  assert.equal(response.status, 200);
  return new Uint8Array(await response.arrayBuffer());
}

/** The lines of the sheet of rows: figure, label, place in the figure, number, title, owner, area, day, state, version, id. */
async function rowsOf(id: string): Promise<readonly (readonly unknown[])[]> {
  const { sheets } = await readXlsx(await bytesOf(id));
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['数字附表', '所计记录'],
  );
  return sheets[1]?.rows.slice(1) ?? [];
}

async function figuresOf(id: string): Promise<readonly ComposedFigure[]> {
  const answer = await writer.get(asking('/reports/open', { id }));
  return (answer.json as Composed).figures;
}

/** The rows listed for the figure of a key, and what stands over them. */
async function listed(id: string, key: string) {
  const place = (await figuresOf(id)).findIndex((figure) => figure.key === key) + 1;
  const lines = (await rowsOf(id)).filter(([figure]) => figure === place);
  return { head: String(lines[0]?.[4]), rows: lines.slice(1) };
}

for (const when of ['signed', 'not signed'] as const)
  test(`the rows of each figure are as many as it counts, and no other's: of a report that is ${when}`, async () => {
    const id = when === 'signed' ? signed : await approved('安澜县应急管理局关于上半年安全生产工作的补充报告');
    const [figures, rows] = [await figuresOf(id), await rowsOf(id)];
    let counted = 0;
    for (const [index, { ratio, different, value, unit }] of figures.entries()) {
      const own = rows.filter(([figure, , place]) => figure === index + 1 && typeof place === 'number');
      assert.equal(new Set(own.map((row) => row[10])).size, own.length);
      const head = rows.find(([figure, , place]) => figure === index + 1 && place === null)?.[4];
      const said = Number(/有 (\d+) 条记录/.exec(String(head))?.[1] ?? 0);
      assert.equal(own.length, said, `${figures[index]?.label}: ${String(head)}`);
      if (ratio) assert.equal(own.length, 0);
      else if (different === null && unit !== '元') assert.equal(own.length, value, figures[index]?.label);
      counted += own.length;
    }
    assert.ok(counted >= 10, String(counted));
  });

test('a row stands as it stood when the report was signed, whatever became of it; the draft beside it shows it as it is', async () => {
  world.clock.set('2026-08-20T02:00:00.000Z');
  const now = await inspector.get(at(hazard, open));
  const { version } = now.json.row;
  const changed = await inspector.patch(at(hazard, open), { version, change: { summary: '电线已包扎' } });
  assert.equal(changed.status, 200, JSON.stringify(changed.json));
  const lineOf = async (id: string) => (await listed(id, 'all.found')).rows.find((row) => row[10] === open);
  assert.deepEqual((await lineOf(signed))?.slice(4), [
    '电线裸露',
    '东门商场',
    '城关镇东门社区',
    serial('2026-03-10'),
    '已发现',
    version,
    open,
  ]);
  const draft = await approved('安澜县应急管理局关于上半年安全生产工作的再次报告');
  assert.deepEqual((await lineOf(draft))?.slice(4, 6), ['电线已包扎', '东门商场']);
  assert.equal((await lineOf(draft))?.[9], version + 1);
});

const serial = (day: string) => new Date(`${day}T00:00:00.000Z`);

test('a row that was withdrawn since is still listed with what it said', async () => {
  const last = ids.at(-1) ?? '';
  const { owner } = world.database;
  await owner.query(`set anlan.counties = '${county}'`);
  await owner.query(
    `insert into withdrawn_row (county, ledger, id, content, batch, by, at)
       select county, 'hazard', id, to_jsonb(h), $2, created_by, now() from hazard h where id = $1`,
    [last, uuidv7()],
  );
  await owner.query('delete from deadline where row_id = $1', [last]);
  await owner.query('delete from hazard where id = $1', [last]);
  const { rows } = await listed(signed, 'all.found');
  assert.deepEqual(rows.find((row) => row[10] === last)?.slice(4, 6), ['皮带无护罩', '兴旺砖厂']);
  assert.equal(rows.length, 6);
});

test('a figure leads to its rows and they lead back; nothing in the workbook is a formula', async () => {
  const parts = readDocx(await bytesOf(signed));
  const [figures = '', rows = ''] = [1, 2].map((n) => parts.get(`xl/worksheets/sheet${n}.xml`));
  const workbook = parts.get('xl/workbook.xml') ?? '';
  const place = (await figuresOf(signed)).findIndex(({ key }) => key === 'all.found') + 1;
  const there = /<hyperlink ref="C(\d+)" location="(rows_\d+)"\/>/g;
  const [, line, to] = [...figures.matchAll(there)].find(([, row]) => Number(row) === place + 1) ?? [];
  assert.equal(to, `rows_${place}`);
  const target = new RegExp(`<definedName name="${to}">'所计记录'!\\$A\\$(\\d+)<`).exec(workbook)?.[1];
  assert.match(rows, new RegExp(`<hyperlink ref="B${target}" location="figure_${place}"/>`));
  assert.match(workbook, new RegExp(`<definedName name="figure_${place}">'数字附表'!\\$A\\$${line}<`));
  assert.ok(rows.includes('HYPERLINK(') && !rows.includes('<f>'));
});

test('more rows than the county lists are told of, with the place where the rest opens', async () => {
  const keeper = await world.signIn('administrator');
  const set = {
    key: 'reports.annexRows',
    value: 2,
    effectiveOn: '2026-08-20',
    source: '安应急发〔2026〕5号',
    verified: true,
  };
  const answer = await keeper.post('/api/settings/numbers/set', set);
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
  // The other processes of a server hear of a number a moment later.
  const { head, rows } = await until(async () => {
    const found = await listed(signed, 'all.found');
    return found.rows.length < 6 && found;
  });
  assert.equal(rows.length, 2);
  assert.match(
    head,
    new RegExp(
      `^签发时有 6 条记录，此处列前 2 条，其余请打开 http://localhost/reports\\?report=${signed} 点这个数字查看$`,
    ),
  );
});
