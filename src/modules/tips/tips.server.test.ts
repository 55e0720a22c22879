import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { ask, ownPage } from '../../../test/security/ask.ts';
import { at, type Caller, county, createWorld, type World } from '../../../test/harness/world.ts';
import { tip } from './index.ts';

let world: World;
let keeper: Caller;
let chief: Caller;
let inspector: Caller;
before(async () => {
  world = await createWorld();
  keeper = await world.signIn('tipKeeper');
  chief = await world.signIn('sectionChief');
  inspector = await world.signIn('inspector');
});
after(() => world.end());

const sent = (more: object = {}) => ({
  id: uuidv7(),
  matter: 'hazard',
  content: '仓库二楼住人，楼梯口堆满纸箱。夜里还做饭',
  respondent: '东门巷纸箱仓库',
  place: { lng: 105.01, lat: 31.02 },
  photos: [],
  name: '钱多多',
  phone: '138 0013 8000',
  wantsReward: true,
  ...more,
});
const send = async (body: object, where = county) => {
  const { status, text } = await ask(world.server, `/api/open/tip/${where}`, {
    method: 'POST',
    headers: { ...ownPage(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status, json: JSON.parse(text) };
};
const course = async (code: string) => {
  const { status, text } = await ask(world.server, `/api/open/tip-course/${county}-${code}`);
  return { status, json: JSON.parse(text) };
};
const step = async (by: Caller, id: string, name: string, input: object, expected = 200) => {
  const { json } = await keeper.get(at(tip, id));
  const answer = await by.post(at(tip, id, 'steps', name), { version: json.row.version, input });
  assert.equal(answer.status, expected, JSON.stringify(answer.json));
  return answer.json;
};

const upload = async (bytes: Uint8Array) => {
  const { status, text } = await ask(world.server, `/api/open/tip/${county}/pictures`, {
    method: 'POST',
    headers: { ...ownPage(), 'content-type': 'application/octet-stream' },
    body: new Blob([new Uint8Array(bytes)]),
  });
  return { status, json: JSON.parse(text) };
};
const figure = async (name: string, period: string) => {
  const input = encodeURIComponent(JSON.stringify({ indicator: `tip.${name}`, period }));
  const { json } = await chief.get(`/api/areas/figures?input=${input}`);
  return json.towns.reduce((sum: number, { value }: { value: number }) => sum + value, 0);
};

test('anyone informs and follows the matter by its code; who informed is open to one post alone, with a reason', async () => {
  const body = sent();
  const taken = await send(body);
  assert.equal(taken.status, 200, JSON.stringify(taken.json));
  assert.match(taken.json.code, /^[0-9A-HJKMNP-TV-Z]{12}$/);
  const { json } = await keeper.get(at(tip, body.id));
  assert.deepEqual(
    [json.row.about, json.row.channel, json.row.informant, json.row.informantPhone, json.row.number],
    ['仓库二楼住人，楼梯口堆满纸箱', 'page', '******', '******', taken.json.number],
  );
  const { json: seen } = await chief.get(at(tip, body.id));
  assert.equal(seen.row.informant, '******');
  for (const caller of [chief, inspector, await world.signIn('leader'), await world.signIn('administrator')]) {
    const refused = await caller.post(at(tip, body.id, 'open'), { field: 'informant', reason: '想知道是谁举报的' });
    assert.ok([403, 404].includes(refused.status), String(refused.status));
  }
  const opened = await keeper.post(at(tip, body.id, 'open'), { field: 'informantPhone', reason: '电话核实现场位置' });
  assert.deepEqual([opened.status, opened.json.value], [200, '13800138000']);
  const { json: history } = await chief.get(at(tip, body.id, 'history'));
  assert.match(JSON.stringify(history), /电话核实现场位置/);
  assert.doesNotMatch(JSON.stringify(history), /钱多多|13800138000/);

  await step(chief, body.id, 'accept', { handler: inspector.id });
  await step(inspector, body.id, 'reward', { reward: 100 }, 403);
  await step(inspector, body.id, 'verify', { verdict: 'true', findings: '住人属实' });
  await step(inspector, body.id, 'handle', { handling: '已搬离' });
  assert.equal((await course(taken.json.code)).json.reply, null);
  await step(keeper, body.id, 'reply', { reply: '住人已搬离，楼梯口已清空' });
  await step(keeper, body.id, 'reward', { reward: 50000 });
  const { json: found } = await course(taken.json.code);
  assert.deepEqual([found.state, found.reply], ['rewarded', '住人已搬离，楼梯口已清空']);
  assert.doesNotMatch(JSON.stringify(found), /钱多多|1380|handler|inspector/);
});

test('no row of the database holds a query code or an informant in the clear', async () => {
  const { json } = await send(sent({ name: '孙不语', phone: '13900139000' }));
  const { owner } = world.database;
  const { rows: tables } = await owner.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t`);
    const text = rows.map(({ row }) => row).join('\n');
    for (const secret of [json.code, '孙不语', '13900139000'])
      assert.ok(!text.includes(secret), `${name} holds ${secret}`);
  }
});

test('the same tip sent again comes in once, and what is wrong is told by its field', async () => {
  const body = sent();
  assert.equal((await send(body)).status, 200);
  const twice = await send(body);
  assert.deepEqual([twice.status, /已经收到/.test(twice.json.title)], [409, true]);
  const wrong = await send(sent({ content: '脏', respondent: ' ', phone: '12' }));
  assert.equal(wrong.status, 422);
  assert.deepEqual(Object.keys(wrong.json.fields).toSorted(), ['content', 'phone', 'respondent']);
  assert.equal((await send(sent(), '999999')).status, 404);
  assert.equal((await course('0123456789AB')).status, 404);
  assert.equal((await course('x')).status, 404);
});

test('ten tips an hour from one address, then a word to wait', async () => {
  world.clock.set('2026-04-02T02:00:00.000Z');
  for (let n = 0; n < 10; n += 1) assert.equal((await send(sent({ name: '', phone: '' }))).status, 200);
  const more = await send(sent());
  assert.deepEqual([more.status, /频繁/.test(more.json.title)], [429, true]);
  world.clock.set('2026-04-02T03:30:00.000Z');
  assert.equal((await send(sent())).status, 200);
});

test('a photograph loses what the camera wrote into it, and what is no photograph is refused', async () => {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#884422' } })
    .withExif({ IFD0: { Artist: 'camera owner' }, IFD3: { GPSLatitude: '31/1 2/1 3/1' } })
    .jpeg()
    .toBuffer();
  const { status, json } = await upload(picture);
  assert.equal(status, 200, JSON.stringify(json));
  const body = sent({ photos: [json] });
  assert.equal((await send(body)).status, 200);
  const kept = await fetchFile(`${at(tip, body.id)}/files/${json.hash}`);
  const { exif, format } = await sharp(kept).metadata();
  assert.deepEqual([exif, format], [undefined, 'jpeg']);
  assert.equal((await upload(Buffer.from('%PDF-1.7 not a picture'))).status, 415);
  const unknown = { ...json, hash: 'a'.repeat(64) };
  assert.equal((await send(sent({ photos: [unknown] }))).status, 422, 'a file nobody uploaded');
});

async function fetchFile(path: string): Promise<Buffer> {
  const answer = await world.server.app.request(path, { headers: { cookie: keeper.cookie } });
  assert.equal(answer.status, 200);
  return Buffer.from(await answer.arrayBuffer());
}

test('a tip of a concealed accident is first checked within five days', async () => {
  world.clock.set('2026-05-06T02:00:00.000Z');
  const body = sent({ matter: 'accident', content: '上周有人被机器夹伤，厂里没有报' });
  await send(body);
  await step(chief, body.id, 'accept', { handler: inspector.id });
  const { json } = await keeper.get(at(tip, body.id));
  assert.equal(json.row.dueAt, '2026-05-11T15:59:59.999Z');
  await step(inspector, body.id, 'firstCheck', { firstFindings: '有就诊记录' });
  assert.equal((await keeper.get(at(tip, body.id))).json.row.dueAt, '2026-07-05T15:59:59.999Z');
});

test('the figures of tips count what came in, was handled, was true and was rewarded', async () => {
  const ids = (await keeper.get(`${at(tip)}?limit=100`)).json.rows.map(({ id }: { id: string }) => id);
  assert.ok(ids.length > 5);
  assert.deepEqual(
    await Promise.all(['handled', 'verified', 'valid', 'rewarded', 'reward'].map((name) => figure(name, '2026'))),
    [1, 1, 1, 1, 50000],
  );
  assert.equal(await figure('received', '2026'), ids.length);
  assert.equal(await figure('received', '2025'), 0);
});
