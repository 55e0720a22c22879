import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { readXlsx } from 'hucre/xlsx';
import type { AnyRow } from '../../src/kernel/ledger.ts';
import { hazard } from '../../src/modules/hazards/index.ts';
import { visit } from '../../src/modules/inspections/index.ts';
import { site } from '../../src/modules/sites/index.ts';
import { followSearch } from '../../src/server/search/follow-search.ts';
import { at, type Caller, createWorld, otherTown, town, village, type World } from '../harness/world.ts';
import { bytesOf, importing, send, workbook } from './importing.ts';

let world: World;
let chief: Caller;
let township: Caller;
before(async () => {
  world = await createWorld();
  chief = await world.signIn('sectionChief');
  township = await world.signIn('township', { area: town });
  await world.signIn('inspector');
  for (const [code, name] of [
    [`${town}202`, '和平村'],
    [`${otherTown}202`, '和平村'],
  ])
    await world.database.owner.query(
      `insert into area (code, name, county, valid_from) values ($1, $2, '519901', '2020-01-01')`,
      [code, name],
    );
});
after(() => world.end());

const head = ['单位名称', '行业领域', '规模', '地址', '区域'];
const row = (name: string, more: Partial<Record<'sector' | 'scale' | 'address' | 'area', string>> = {}) => [
  name,
  more.sector ?? '工贸',
  more.scale ?? '规下',
  more.address ?? '东街1号',
  more.area ?? '东门社区',
];
const rowsNamed = async (name: string): Promise<readonly AnyRow[]> =>
  (await chief.get(`${at(site)}?limit=200&where=${encodeURIComponent(JSON.stringify({ name }))}`)).json.rows;

/** What a search finds once the lines have followed: another database of the server may hold them up for a moment. */
async function found(words: string, is: (hits: readonly { rowId: string }[]) => boolean) {
  for (let tries = 0; ; tries += 1) {
    await followSearch(world.server.machine);
    const { json } = await chief.get(`/api/search?q=${encodeURIComponent(words)}`);
    if (is(json) || tries > 100) return json;
    await wait(50);
  }
}

test('a table in any order, with titles above, synonyms, full width and units, becomes rows with all that goes with a write', async () => {
  const { bring, view } = importing(world, chief, site);
  const bytes = await workbook({
    Sheet1: [
      ['安澜县监管单位台账', null, null, null, null, null, null],
      ['序号', '乡镇（街道）', '企业名称*', '所属行业', '详细地址', '规  模', '从业人员（人）'],
      [1, '城关镇', '东门机械厂', '工贸', '东街 8 号', '规下', '12人'],
      [2, '东门社区', '河边页岩砖厂', '页岩砖厂', '河边', '小微', 30],
      ['合计', null, null, null, null, null, 42],
    ],
  });
  const done = await bring(bytes);
  assert.deepEqual(done.tally, { read: 3, created: 2, updated: 0, unchanged: 0, skipped: 1, refused: 0 });
  assert.equal((await view(done.id)).remarks[0]?.problems[0]?.words, '合计行，不导入');
  const [made] = await rowsNamed('东门机械厂');
  assert.ok(made);
  assert.deepEqual(
    [made.area, made['employees'], made['sector'], made.version, made.createdBy],
    [town, 12, 'industryTrade', 1, chief.id],
  );
  const history = (await chief.get(at(site, made.id, 'history'))).json;
  assert.equal(history.length, 1);
  assert.equal(history[0].action, 'imported');
  assert.equal(history[0].note, '《导入.xlsx》第 3 行');
  assert.equal((await found('dmjxc', (hits) => hits.length > 0))[0]?.rowId, made.id);
});

test('each bad row is told with its line and column, and keeps no good one out', async () => {
  const { upload, check, run } = importing(world, chief, site);
  const id = await upload(
    await workbook({
      Sheet1: [
        head,
        row('好的一家'),
        row('', {}),
        row('行业不对', { sector: '不存在的行业' }),
        row('村名不明', { area: '和平村' }),
        row('没有的镇', { area: '天外镇' }),
        row('又一家好的', { area: '河口镇和平村' }),
      ],
    }),
  );
  const checked = await check(id);
  assert.deepEqual(checked.tally, { read: 6, created: 2, updated: 0, unchanged: 0, skipped: 0, refused: 4 });
  assert.equal((await rowsNamed('好的一家')).length, 0, 'a check writes nothing');
  const told = new Map(
    checked.remarks.map(({ line, problems }) => [
      line,
      problems.map(({ column, words }) => `${column}：${words}`).join(),
    ]),
  );
  assert.match(told.get(3) ?? '', /单位名称：请填写/);
  assert.match(told.get(4) ?? '', /行业领域：“不存在的行业”不在选项中，可填：/);
  assert.match(told.get(5) ?? '', /区域：“和平村”有 2 个：城关镇和平村、河口镇和平村/);
  assert.match(told.get(6) ?? '', /区域：本县没有“天外镇”/);
  const [ask] = checked.progress.asks ?? [];
  assert.deepEqual(
    [ask?.column, ask?.word, ask?.meanings.map((meaning) => meaning.id)],
    ['area', '和平村', [`${town}202`, `${otherTown}202`]],
  );

  const again = await check(id, { answers: { area: { 和平村: `${town}202` } } });
  assert.equal(again.tally?.created, 3);
  const done = await run(id);
  assert.deepEqual(done.tally, again.tally, 'what the check has said is what came');
  assert.equal((await rowsNamed('村名不明'))[0]?.area, `${town}202`);
  assert.equal((await rowsNamed('又一家好的'))[0]?.area, `${otherTown}202`);

  const bytes = await bytesOf(world, chief, `/api/imports/${id}/annotated?rows=told`);
  const { sheets } = await readXlsx(bytes);
  const rows = sheets[0]?.rows ?? [];
  assert.deepEqual(rows[0], ['原表行号', ...head, '导入问题']);
  assert.deepEqual(
    rows.slice(1).map((one) => one[0]),
    [3, 4, 6],
  );
  assert.match(String(rows[1]?.at(-1)), /单位名称：请填写/);
  const corrected = rows.map((one, place) =>
    place === 2 ? one.map((cell) => (cell === '不存在的行业' ? '工贸' : cell)) : one,
  );
  const second = await importing(world, chief, site).bring(await workbook({ Sheet1: corrected }));
  assert.deepEqual(second.tally, { read: 3, created: 1, updated: 0, unchanged: 0, skipped: 0, refused: 2 });
});

test('rows that are there are updated or skipped as chosen, also those twice in the file; empty cells change nothing', async () => {
  const { bring } = importing(world, chief, site);
  await bring(
    await workbook({
      Sheet1: [
        [...head, '备注'],
        [...row('重复厂（东街）'), '第一次'],
      ],
    }),
  );
  const table = await workbook({
    Sheet1: [
      [...head, '备注'],
      [...row('重复厂(东街)', { address: '东街 1号' }), null],
      [...row('重复厂（东街）'), '第二次'],
      [...row('新来的厂'), '甲'],
      [...row('新来的厂', { scale: '小微' }), null],
    ],
  });
  const skipping = await importing(world, chief, site).check(await importing(world, chief, site).upload(table), {
    duplicates: 'skip',
  });
  assert.deepEqual(skipping.tally, { read: 4, created: 1, updated: 0, unchanged: 0, skipped: 3, refused: 0 });
  const done = await bring(table);
  assert.deepEqual(done.tally, { read: 4, created: 1, updated: 2, unchanged: 1, skipped: 0, refused: 0 });
  const [kept, ...others] = await rowsNamed('重复厂（东街）');
  assert.equal(others.length, 0);
  assert.deepEqual([kept?.['remarks'], kept?.version], ['第二次', 2]);
  const [fresh] = await rowsNamed('新来的厂');
  assert.deepEqual([fresh?.['scale'], fresh?.['remarks'], fresh?.version], ['micro', '甲', 2]);
  const again = (await bring(table)).tally;
  assert.deepEqual([again?.unchanged, again?.updated], [2, 2], 'two lines of the file change a row and change it back');
});

test('several premises of one company are several rows, also without a credit code', async () => {
  const done = await importing(world, chief, site).bring(
    await workbook({
      Sheet1: [
        head,
        row('连锁加油站', { address: '东门' }),
        row('连锁加油站', { address: '西门' }),
        row('连锁加油站', { address: '南门' }),
      ],
    }),
  );
  assert.equal(done.tally?.created, 3);
  assert.equal((await rowsNamed('连锁加油站')).length, 3);
});

test('a CSV in GB18030 and one in UTF-8 are read alike', async () => {
  const { bring } = importing(world, chief, site);
  // “编码厂” and its row in GBK.
  const gbk = Buffer.from(
    'b5a5cebbc3fbb3c62cd0d0d2b5c1ecd3f22cb9e6c4a32cb5d8d6b70d0ab1e0c2ebb3a72cb9a4c3b32cb9e6cfc22cb6abbdd60d0a',
    'hex',
  );
  assert.equal((await bring(gbk, {}, '编码.csv')).tally?.created, 1);
  assert.equal((await rowsNamed('编码厂')).length, 1);
  const same = await bring('\u{feff}单位名称,行业领域,规模,地址\r\n编码厂,工贸,规下,东街\r\n', {}, '编码.csv');
  assert.equal(same.tally?.unchanged, 1);
});

test('a batch is taken back whole: new rows are withdrawn, changed ones restored, those changed since stay and it is said', async () => {
  const { bring, undo, view } = importing(world, chief, site);
  await bring(
    await workbook({
      Sheet1: [
        [...head, '备注'],
        [...row('撤回前就有的'), '原来'],
      ],
    }),
  );
  const done = await bring(
    await workbook({
      Sheet1: [
        [...head, '备注'],
        [...row('撤回前就有的'), '改过'],
        row('撤回的'),
        row('后来又改的'),
        row('撤回又撤回'),
      ],
    }),
  );
  assert.deepEqual(done.tally, { read: 4, created: 3, updated: 1, unchanged: 0, skipped: 0, refused: 0 });
  const [gone] = await rowsNamed('撤回的');
  const [changed] = await rowsNamed('后来又改的');
  assert.equal((await chief.patch(at(site, changed?.id), { version: 1, change: { remarks: '人工补充' } })).status, 200);
  await followSearch(world.server.machine);
  const undone = await undo(done.id);
  assert.equal(undone.state, 'undone');
  assert.deepEqual(undone.progress.undone, { withdrawn: 2, restored: 1, kept: 1 });
  assert.equal((await rowsNamed('撤回的')).length, 0);
  assert.equal((await chief.get(at(site, gone?.id))).status, 404);
  assert.equal((await rowsNamed('撤回前就有的'))[0]?.['remarks'], '原来');
  assert.equal((await rowsNamed('后来又改的'))[0]?.['remarks'], '人工补充');
  assert.match(
    (await view(done.id)).remarks.find(({ undone: what }) => what === 'kept')?.problems[0]?.words ?? '',
    /又被修改过/,
  );
  assert.deepEqual(await found('撤回的', (hits) => hits.length === 0), []);
  const kept = await world.database.owner.query(
    `select content ->> 'name' as name from withdrawn_row where batch = $1 order by 1`,
    [done.id],
  );
  assert.deepEqual(
    kept.rows.map(({ name }) => name),
    ['撤回又撤回', '撤回的'],
  );
  const entries = await world.database.owner.query(`select action from entry where row_id = $1 order by version`, [
    gone?.id,
  ]);
  assert.deepEqual(
    entries.rows.map(({ action }) => action),
    ['imported', 'reversed'],
  );
});

test('who may create only in a town imports only there; who may not create imports nothing; batches of others are not seen', async () => {
  const bytes = await workbook({
    Sheet1: [head, row('镇里的', { area: '城关镇' }), row('别镇的', { area: '河口镇' })],
  });
  const own = importing(world, township, site);
  const done = await own.bring(bytes);
  assert.deepEqual([done.tally?.created, done.tally?.refused], [1, 1]);
  assert.match(done.remarks[0]?.problems[0]?.words ?? '', /您的岗位不能在该区域或单位登记/);
  const village1 = await world.signIn('village', { area: village });
  assert.equal((await send(world, village1, `/api/imports?ledger=${site.name}`, bytes, 'a.xlsx')).status, 403);
  const other = await world.signIn('township', { area: otherTown });
  assert.equal((await other.get(`/api/imports/${done.id}`)).status, 404);
  assert.equal((await other.get(`/api/imports?ledger=${site.name}`)).json.length, 0);
  assert.equal((await own.view(done.id)).state, 'done');
});

test('rows of the past come in their state with their dates, by those who may, and by nobody else', async () => {
  const bytes = await workbook({
    Sheet1: [
      [...head, '状态', '建档日期', '关闭退出日期', '关闭退出原因'],
      [...row('早已关闭的'), '已关闭退出', '2019.3.1', '2024年5月6日', '停产'],
      [...row('没有日期的'), '已关闭退出', null, null, null],
    ],
  });
  const done = await importing(world, chief, site).bring(bytes, { historical: true });
  assert.deepEqual([done.tally?.created, done.tally?.refused], [2, 0]);
  const [closed] = await rowsNamed('早已关闭的');
  assert.deepEqual([closed?.state, closed?.['listedOn'], closed?.['closedOn']], ['closed', '2019-03-01', '2024-05-06']);
  assert.match(done.remarks.find(({ line }) => line === 3)?.problems[0]?.words ?? '', /没有关闭退出日期/);
  const plainly = await importing(world, chief, site).bring(
    await workbook({
      Sheet1: [
        [...head, '状态'],
        [...row('不是历史'), '已关闭退出'],
      ],
    }),
  );
  assert.equal(plainly.tally?.created, 1);
  assert.equal(
    (await rowsNamed('不是历史'))[0]?.state,
    'surveyed',
    'without the mark of the past the state is the first',
  );
  const { upload } = importing(world, township, site);
  const id = await upload(bytes);
  const refusal = await township.post(`/api/imports/${id}/check`, {
    sheets: [{ index: 0, headLine: 1 }],
    duplicates: 'update',
    historical: true,
  });
  assert.equal(refusal.status, 403);
});

test('what is no table, or a bomb, or locked, is refused in words', async () => {
  const tries: readonly (readonly [Uint8Array | string, string, RegExp])[] = [
    [Buffer.from('%PDF-1.4 nothing'), 'a.pdf', /不支持|无法识别/],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'a.xlsx', /无法识别/],
    [Buffer.from('504b0304140000000000', 'hex'), 'a.xlsx', /不完整或已损坏/],
    [Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'a.xls', /读不出来|密码/],
    ['', 'a.csv', /空的/],
  ];
  for (const [bytes, name, words] of tries) {
    const { status, json } = await send(world, chief, `/api/imports?ledger=${site.name}`, bytes, name);
    assert.ok(status >= 400 && status < 500, `${name} ${status}`);
    assert.match(json.title, words, name);
  }
});

test('a visit comes with its hazards on a second sheet, tied by the running number', async () => {
  const done = await importing(world, chief, visit).bring(
    await workbook({
      现场检查: [
        ['序号', '被检查单位', '检查方式', '检查时间', '检查人员', '检查内容'],
        ['1', '东门机械厂', '专项检查', '2026年2月3日 9时30分', '测试sectionChief、测试inspector', '用电与消防'],
        ['2', '没有的单位', '专项检查', '2026.2.4', '测试sectionChief、测试inspector', '消防'],
      ],
      事故隐患: [
        ['现场检查序号', '隐患描述', '隐患类别', '隐患等级', '隐患来源', '发现时间'],
        ['1', '配电箱未接地', '电气', '一般隐患', '监督检查', '2026-02-03'],
        ['1', '通道堵塞', '消防', '一般隐患', '监督检查', '2026/2/3'],
        ['2', '无处可归的隐患', '消防', '一般隐患', '监督检查', '2026-02-04'],
        ['9', '序号不对的隐患', '消防', '一般隐患', '监督检查', '2026-02-04'],
      ],
    }),
  );
  assert.deepEqual(done.tally, { read: 6, created: 3, updated: 0, unchanged: 0, skipped: 0, refused: 3 });
  const [made] = (await chief.get(at(visit))).json.rows;
  assert.match(made.number, /检记〔2026〕1号$/);
  assert.equal(made.startedAt, '2026-02-03T01:30:00.000Z');
  const hazards = (await chief.get(`${at(hazard)}?where=${encodeURIComponent(JSON.stringify({ visit: made.id }))}`))
    .json.rows;
  assert.deepEqual(hazards.map((one: AnyRow) => one['summary']).toSorted(), ['通道堵塞', '配电箱未接地']);
  assert.ok(hazards.every((one: AnyRow) => one['site'] === made.site && one.area === made.area));
  const words = done.remarks.flatMap(({ problems }) => problems.map((problem) => problem.words)).join();
  assert.match(words, /没有找到监管单位“没有的单位”/);
  assert.match(words, /第一张工作表第 3 行未能导入/);
  assert.match(words, /第一张工作表中没有序号为“9”的行/);
});
