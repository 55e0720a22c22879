import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, type Caller, createWorld, otherCounty, type World } from '../../../../test/harness/world.ts';
import type { Writing } from '../write/section.endpoints.ts';

let world: World;
let writer: Caller;
let leader: Caller;
before(async () => {
  world = await createWorld();
  [writer, leader] = await Promise.all([world.signIn('writer'), world.signIn('leader')]);
  world.clock.set('2026-07-06T02:00:00.000Z');
});
after(() => world.end());

const read = async (id: string): Promise<Writing> =>
  (await writer.get(asking('/reports/sections', { report: id }))).json;
async function begin(from: object, period = '2026H1', status = 200): Promise<string> {
  const id = uuidv7();
  const begun = await writer.post('/api/reports/begin', { id, period, from });
  assert.equal(begun.status, status, JSON.stringify(begun.json));
  return id;
}
const keep = (report: string, name: string, who = writer) => who.post('/api/reports/templates/keep', { report, name });

/** Adds a sentence of the bureau's own to the first chapter. */
async function edit(id: string, words: string): Promise<void> {
  const [first] = (await read(id)).sections;
  assert.ok(first);
  const chip = {
    chip: 'none',
    of: { indicator: 'hazard.found' },
    words: '未发现隐患',
    otherwise: { before: '发现隐患', after: '' },
  };
  const blocks = [...first.text.blocks, { kind: 'paragraph', runs: [words, chip, '。'] }];
  const body = { report: id, section: first.id, version: first.version, text: { ...first.text, blocks } };
  const saved = await writer.post('/api/reports/sections/save', body);
  assert.equal(saved.status, 200, JSON.stringify(saved.json));
}

test('an edited report is kept under a name, and the next one is begun from it in the words of its own period', async () => {
  const id = await begin({ structure: 'domains' });
  await edit(id, '本局今年');
  assert.deepEqual((await keep(id, '本局总结')).json, { name: '本局总结', version: 1 });
  const next = await read(await begin({ template: '本局总结', version: 1 }, '2026-06-22..2026-06-28'));
  assert.equal(next.content.title, '安澜县应急管理局关于2026年6月22日至6月28日工作开展情况的报告');
  const headings = next.sections.map(({ text }) => text.heading);
  assert.deepEqual(headings, ['', '存在的问题', '下周工作安排']);
  const text = JSON.stringify(next.content.blocks);
  assert.match(text, /本局今年.*未发现隐患/);
  assert.equal(next.continuous, false);
});

test('kept again under its name it is the next version, and the one before stays as it was', async () => {
  const id = await begin({ template: '本局总结', version: 1 });
  await edit(id, '另有一句');
  assert.equal((await keep(id, '本局总结')).json.version, 2);
  const { json } = await writer.get(asking('/reports/templates', {}));
  assert.deepEqual(
    json.templates.map(({ name, version }: { name: string; version: number }) => [name, version]),
    [
      ['本局总结', 2],
      ['本局总结', 1],
    ],
  );
  assert.match(json.templates[0].title, /^\{bureau\}关于\{period\}/);
  const textOf = async (version: number) => JSON.stringify(await read(await begin({ template: '本局总结', version })));
  assert.match(await textOf(2), /另有一句/);
  assert.doesNotMatch(await textOf(1), /另有一句/);
});

test('who does not write keeps no template, one without a name is none, and another county has its own', async () => {
  const id = await begin({ structure: 'threeParts' });
  assert.equal((await keep(id, '领导的', leader)).status, 403);
  assert.match((await keep(id, ' ')).json.fields.name, /请写模板名称/);
  await begin({ template: '没有的', version: 1 }, '2026H1', 404);
  await begin({ template: '本局总结', version: 9 }, '2026H1', 404);
  const elsewhere = await world.signIn('writer', { county: otherCounty, area: otherCounty });
  assert.deepEqual((await elsewhere.get(asking('/reports/templates', {}))).json.templates, []);
});
