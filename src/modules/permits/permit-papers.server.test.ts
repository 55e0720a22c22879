import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import { at, type Caller, createWorld, village, type World } from '../../../test/harness/world.ts';
import { paragraphTexts, readDocx } from '../../server/word/read-docx.ts';
import { site } from '../sites/index.ts';
import { permit, permitApplication, safetyCertificate } from './index.ts';

let world: World;
let clerk: Caller;
let leader: Caller;
let shop: string;
before(async () => {
  world = await createWorld();
  clerk = await world.signIn('inspector');
  leader = await world.signIn('leader');
  const draft = { name: '城关镇红火店', sector: 'fireworksRetail', scale: 'micro', address: '东门7号', area: village };
  shop = (await made(clerk.post(at(site), { id: uuidv7(), draft }))).row.id;
});
after(() => world.end());

const make = (template: string, subject: string) =>
  clerk.post('/api/documents-make', { template, subject, id: uuidv7(), answers: {} });
async function wordsOf(id: string): Promise<string> {
  const answer = await world.server.app.fetch(
    new Request(`http://localhost/api/documents/legal-document/${id}`, {
      headers: { cookie: clerk.cookie, host: 'localhost' },
    }),
  );
  assert.equal(answer.status, 200);
  const file = readDocx(Buffer.from(await answer.arrayBuffer())).get('word/document.xml') ?? '';
  return paragraphTexts(file).join('\n');
}
const step = async (id: string, name: string, input: object, by = clerk) => {
  const { row } = await made(by.get(at(permitApplication, id)));
  return made(by.post(at(permitApplication, id, 'steps', name), { version: row.version, input }));
};

test('a refusal gives its reason and the ways to appeal; its service ends the application (行政许可法 38条)', async () => {
  const draft = {
    applicant: '城关镇红火店',
    site: shop,
    kind: 'fireworksRetail',
    matter: 'new',
    principal: '店主甲',
    scope: 'D级',
    storageLimit: '50 箱',
    receivedOn: '2026-03-02',
  };
  const { row } = await made(clerk.post(at(permitApplication), { id: uuidv7(), draft }));
  assert.match((await make('permit-refusal', row.id)).json.title, /没有不予许可的决定/);
  assert.match((await make('permit-acceptance', row.id)).json.title, /尚未受理/);
  await made(clerk.post('/api/permits/accept', { id: row.id, version: 1, acceptedOn: '2026-03-02' }));
  const accepted = await made(make('permit-acceptance', row.id));
  assert.match(accepted.number, /^安应急许受〔2026〕1号$/);
  assert.match(await wordsOf(accepted.id), /自二〇二六年三月二日起予以受理|自2026年3月2日起予以受理/);
  await step(row.id, 'review', { environment: 'notNeeded', reviewOpinion: '距离不足' });
  await step(row.id, 'refuse', { refuseReason: '与小学距离不足一百米' }, leader);
  const refusal = await made(make('permit-refusal', row.id));
  const words = await wordsOf(refusal.id);
  for (const said of [/与小学距离不足一百米/, /第三十八条/, /安澜县人民政府申请行政复议/]) assert.match(words, said);
  const service = { servedHow: 'direct', servedOn: '2026-03-02', servedTo: '店主甲', proof: '本人签收' };
  await made(clerk.post('/api/documents-serve', { id: refusal.id, version: 1, ...service }));
  const ended = (await made(clerk.get(at(permitApplication, row.id)))).row;
  assert.deepEqual([ended.state, ended.servedOn], ['served', '2026-03-02']);
});

test('the permit states what the law wants on it, and none is printed of one that is cancelled', async () => {
  const chief = await world.signIn('sectionChief');
  const draft = {
    holder: '城关镇红火店',
    site: shop,
    kind: 'fireworksRetail',
    permitNumber: '（安应急）LS〔2025〕0009',
    principal: '店主甲',
    scope: 'C级、D级',
    storageLimit: '80 箱',
    issuedOn: '2025-05-01',
    validFrom: '2025-05-01',
    validTo: '2027-04-30',
  };
  const { row } = await made(chief.post(at(permit), { id: uuidv7(), draft }));
  const paper = await made(make('permit-paper', row.id));
  assert.equal(paper.number, null);
  const words = await wordsOf(paper.id);
  for (const said of ['（安应急）LS〔2025〕0009', '东门7号', '80 箱', '店主甲']) assert.ok(words.includes(said), said);
  const cancel = { version: row.version, input: { endKind: 'asked', endReason: '转行' } };
  await made(chief.post(at(permit, row.id, 'steps', 'cancel'), cancel));
  assert.match((await make('permit-paper', row.id)).json.title, /已注销|先作废/);
});

test('a warning names the person, the clause and the day by which the certificate is due', async () => {
  const draft = { name: '安全员乙', site: shop, duty: 'safetyManager' };
  const { row } = await made(clerk.post(at(safetyCertificate), { id: uuidv7(), draft }));
  assert.match((await make('certificate-warning', row.id)).json.title, /未在限期取证/);
  await made(clerk.post(at(safetyCertificate, row.id, 'steps', 'lack'), { version: 1, input: {} }));
  await made(clerk.post(at(safetyCertificate, row.id, 'steps', 'warn'), { version: 2, input: {} }));
  const words = await wordsOf((await made(make('certificate-warning', row.id))).id);
  for (const said of [/安全员乙未取得/, /第二十七条/, /6月2日|六月二日/]) assert.match(words, said);
});
