import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { at, type Caller, county, createWorld, village, type World } from '../../../test/harness/world.ts';
import { text } from '../../kernel/field.ts';
import { printedAsMade } from '../../server/documents/content.ts';
import { edition, template, type Template } from '../../server/documents/template.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { formDocument } from '../../server/word/form.ts';
import { paragraphTexts, readDocx } from '../../server/word/read-docx.ts';
import { serverModules } from '../server.ts';
import { site } from '../sites/index.ts';
import { legalDocument } from './index.ts';

const first = edition(1, z.object({ unit: z.string(), words: z.string() }), ({ unit, words }, paper) => ({
  title: '测试告知书',
  parts: [{ kind: 'paragraph', runs: [`${unit}：${words}（${paper.madeOn}）`] }],
}));
const second = edition(2, z.object({ unit: z.string(), words: z.string(), more: z.string() }), ({ more }) => ({
  title: '新的测试告知书',
  parts: [{ kind: 'paragraph', runs: [more] }],
}));
let isOpen = true;
const served: string[] = [];
const about = {
  name: 'test-notice',
  label: '测试告知书',
  word: '测告',
  ledger: site,
  by: ['inspector'],
  toParty: true,
  asks: { words: text({ label: '告知内容', required: true }) },
  suggest: async (_, row) => ({ words: `致${row.name}` }),
  refuse: async () => (isOpen ? undefined : '告知期限未满（测试条款），最早 2026-03-09 可制作'),
  facts: async (_, row, answers) => ({ unit: row.name, words: answers['words'] }),
  serveBy: (_, madeOn) => madeOn,
  served: async (_, row, service) => void served.push(`${row.name} ${service.servedOn}`),
} as const satisfies Parameters<typeof template<typeof site>>[0] extends infer P ? Omit<P, 'editions'> : never;
const notice = template<typeof site>({ ...about, editions: [first] });
const broken = template<typeof site>({
  ...about,
  editions: [edition(1, z.unknown(), () => ({ title: '改了', parts: [] }))],
});

let world: World;
let inspector: Caller;
let siteId: string;
before(async () => {
  world = await createWorld({ modules: [...serverModules, { name: 'documents', templates: [notice] }] });
  inspector = await world.signIn('inspector');
  siteId = uuidv7();
  const draft = { name: '兴旺砖厂', sector: 'shaleBrick', scale: 'micro', address: '东门1号', area: village };
  assert.equal((await inspector.post(at(site), { id: siteId, draft })).status, 201);
});
after(() => world.end());

const make = (who: Caller, answers: object = { words: '限期改正' }, id = uuidv7()) =>
  who.post('/api/documents-make', { template: 'test-notice', subject: siteId, id, answers });
const serve = (id: string, version: number, more: object = {}) =>
  inspector.post('/api/documents-serve', {
    id,
    version,
    servedHow: 'direct',
    servedOn: '2026-03-02',
    servedTo: '厂长',
    proof: '厂长签收',
    ...more,
  });
const annul = async (id: string) => {
  const { row } = (await inspector.get(at(legalDocument, id))).json;
  const step = { version: row.version, input: { voidReason: '内容有误' } };
  assert.equal((await inspector.post(at(legalDocument, id, 'steps', 'void'), step)).status, 200);
};
const withTemplates = async (changed: Template, id: string) =>
  asSystem(world.server.machine, county, async (ctx) =>
    formDocument(await printedAsMade({ ...ctx, templates: new Map([[changed.name, changed]]) }, id)),
  );
const bytesOf = async (id: string) => {
  const cookie = { cookie: inspector.cookie, host: 'localhost' };
  const path = `http://localhost/api/documents/legal-document/${id}`;
  const answer = await world.server.app.fetch(new Request(path, { headers: cookie }));
  assert.equal(answer.status, 200);
  return Buffer.from(await answer.arrayBuffer());
};

test('a document is the same to the byte years later, when the row and the newest form say otherwise', async () => {
  const { json } = await make(inspector);
  assert.match(json.number, /^安应急测告〔2026〕1号$/);
  const bytes = await bytesOf(json.id);
  const words = paragraphTexts(readDocx(bytes).get('word/document.xml') ?? '');
  assert.ok(words.includes('兴旺砖厂：限期改正（2026-03-02）'), words.join());
  const changed = await inspector.patch(at(site, siteId), { version: 1, change: { name: '改名砖厂' } });
  assert.equal(changed.status, 200);
  world.clock.set('2029-07-01T02:00:00.000Z');
  const renewed = template<typeof site>({ ...about, editions: [first, second] });
  assert.ok(bytes.equals(Buffer.from(await withTemplates(renewed, json.id))));
  assert.ok(bytes.equals(Buffer.from(await withTemplates(notice, json.id))));
  world.clock.set('2026-03-02T02:00:00.000Z');
  await annul(json.id);
});

test('a document whose form was edited instead of renewed is not printed', async () => {
  const { json } = await make(inspector);
  await assert.rejects(withTemplates(broken, json.id), { code: 'refused' });
  await annul(json.id);
});

test('what a document says cannot be changed by the application', async () => {
  await assert.rejects(
    asSystem(world.server.machine, county, async ({ tx }) => {
      const { default: sql } = await import('sql-template-tag');
      return tx.rows(sql`update legal_document_content set frozen = '{}' where county = ${county}`);
    }),
    /permission denied/,
  );
});

test('numbers of a word have no gap: a refused or repeated call takes none', async () => {
  isOpen = false;
  const refused = await make(inspector);
  assert.equal(refused.status, 409);
  assert.match(refused.json.title, /最早 2026-03-09/);
  isOpen = true;
  assert.equal((await make(inspector, {})).status, 422);
  const id = uuidv7();
  const [one, again] = [await make(inspector, undefined, id), await make(inspector, undefined, id)];
  assert.equal(one.json.number, '安应急测告〔2026〕3号');
  assert.deepEqual(again.json, one.json);
  const twin = await make(inspector);
  assert.equal(twin.status, 409);
  assert.match(twin.json.title, /先作废/);
  await annul(id);
  const after = await make(inspector);
  assert.equal(after.json.number, '安应急测告〔2026〕4号');
  await annul(after.json.id);
});

test('service needs its proof and its term; what follows from it follows at once (行政处罚法 61)', async () => {
  const { json } = await make(inspector);
  const early = await serve(json.id, 1, { servedHow: 'announced', announcedOn: '2026-03-02' });
  assert.equal(early.status, 422);
  assert.match(early.json.fields.servedOn, /最早为 2026-04-01/);
  assert.match((await serve(json.id, 1, { servedHow: 'electronic' })).json.fields.agreed, /确认书/);
  assert.match((await serve(json.id, 1, { servedOn: '2026-03-03' })).json.fields.servedOn, /晚于今天/);
  assert.equal((await serve(json.id, 1, { proof: '' })).status, 422);
  assert.deepEqual(served, []);
  assert.equal((await serve(json.id, 1)).status, 200);
  assert.deepEqual(served, ['改名砖厂 2026-03-02']);
  const { row, deadlines } = (await inspector.get(at(legalDocument, json.id))).json;
  assert.deepEqual([row.state, deadlines[0].metAt !== null], ['served', true]);
});

test('who may not make a document is neither offered nor given it', async () => {
  const clerk = await world.signIn('village', { area: village });
  assert.equal((await make(clerk)).status, 403);
  const chief = await world.signIn('sectionChief');
  assert.match((await make(chief)).json.title, /您的岗位不能制作测试告知书/);
  const input = encodeURIComponent(JSON.stringify({ ledger: 'site', id: siteId }));
  assert.deepEqual((await chief.get(`/api/documents-of?input=${input}`)).json.offers, []);
  const mine = (await inspector.get(`/api/documents-of?input=${input}`)).json;
  assert.match(mine.offers[0].refused, /已制作测试告知书/);
  assert.equal(mine.made[0].state, 'served');
  const begin = encodeURIComponent(JSON.stringify({ template: 'test-notice', id: siteId }));
  const asked = (await inspector.get(`/api/documents-begin?input=${begin}`)).json;
  assert.deepEqual(asked.answers, { words: '致改名砖厂' });
  assert.deepEqual(asked.questions, [{ name: 'words', label: '告知内容', kind: 'text', required: true }]);
});
