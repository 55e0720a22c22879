import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, village, type World } from '../../../test/harness/world.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { paragraphTexts, readDocx } from '../../server/word/read-docx.ts';
import { site } from '../sites/index.ts';
import { cardCircular, cardRule, warningCard } from './card.ledger.ts';
import { watchCards } from './card.server.ts';
import { hazard } from './hazard.ledger.ts';
import { listedSupervision } from './listing.ledger.ts';
import { openSelfReports } from './self-inspection.server.ts';
import { selfInspection } from './self-inspection.ledger.ts';

let world: World;
let inspector: Caller;
let chief: Caller;
let leader: Caller;
let office: Caller;
before(async () => {
  world = await createWorld();
  [inspector, chief, leader, office] = await Promise.all([
    world.signIn('inspector'),
    world.signIn('sectionChief'),
    world.signIn('leader'),
    world.signIn('committeeOffice'),
  ]);
  for (const name of ['旧照', '治理后', '验收现场', '同一天'])
    await world.database.owner.query(
      `insert into file (county, hash, name, type, size, uploaded_by, uploaded_at) values ('519901', $1, $2, 'image/jpeg', 9, $3, now())`,
      [hashOf(name), `${name}.jpg`, inspector.id],
    );
});
after(() => world.end());

const hashOf = (name: string) => Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64);
const off = (freshPhotos: object) => ({ opinion: '验收合格，同意摘牌', freshPhotos });
const photo = (name: string) => [{ hash: hashOf(name), name: `${name}.jpg`, type: 'image/jpeg', size: 9 }];

async function made(path: string, draft: object, by = inspector): Promise<string> {
  const id = uuidv7();
  const answer = await by.post(path, { id, draft });
  assert.equal(answer.status, 201, JSON.stringify(answer.json));
  return id;
}

async function newSite(name: string, more: object = {}): Promise<string> {
  const draft = { name, sector: 'shaleBrick', scale: 'belowScale', address: '城关镇东门', area: village, ...more };
  const id = await made(at(site), draft);
  const listed = await inspector.post(at(site, id, 'steps', 'list'), { version: 1, input: {} });
  assert.equal(listed.status, 200, JSON.stringify(listed.json));
  return id;
}

const five = {
  measures: '更换电缆',
  funds: 300_000,
  dueOn: '2026-03-20',
  responsible: '厂长',
  contingency: '停用该回路',
};
const newHazard = (siteId: string, more: object = {}) =>
  made(at(hazard), {
    site: siteId,
    summary: '配电箱未接地',
    category: 'electrical',
    level: 'general',
    source: 'inspection',
    foundAt: '2026-03-02T01:30:00.000Z',
    ...more,
  });
const major = { level: 'major', standard: '工贸企业重大事故隐患判定标准 第三条' };

async function step(who: Caller, l: { readonly name: string }, id: string, name: string, input: object = {}) {
  const path = `/api/ledgers/${l.name}/${id}`;
  const { json } = await inspector.get(path);
  return who.post(`${path}/steps/${name}`, { version: json.row.version, input });
}

const make = (template: string, subject: string) =>
  chief.post('/api/documents-make', { template, subject, id: uuidv7(), answers: {} });

/** The text of a document that is made of a row. */
async function letterOf(template: string, subject: string): Promise<string> {
  const { status, json } = await make(template, subject);
  assert.equal(status, 200, JSON.stringify(json));
  const printed = await world.server.app.fetch(
    new Request(`http://localhost/api/documents/legal-document/${json.id}`, {
      headers: { cookie: chief.cookie, host: 'localhost' },
    }),
  );
  const parts = readDocx(new Uint8Array(await printed.arrayBuffer()));
  return paragraphTexts(parts.get('word/document.xml') ?? '').join('\n');
}

test('a hazard that was transferred or stopped has a new term, and resumes only by consent (安全生产法第六十五条)', async () => {
  const id = await newHazard(await newSite('停产砖厂'), major);
  const early = { transferTo: '市场监管局', transferReason: '特种设备', dueOn: '2026-04-01' };
  assert.match((await step(chief, hazard, id, 'transfer', early)).json.title, /先责令整改/);
  await step(inspector, hazard, id, 'order', five);
  const moved = await step(chief, hazard, id, 'transfer', early);
  assert.deepEqual([moved.json.row.state, moved.json.row.dueAt], ['transferred', '2026-04-01T15:59:59.999Z']);
  assert.equal((await step(chief, hazard, id, 'takeBack', five)).json.row.state, 'rectifying');
  const stop = { stopScope: '焙烧窑', stopReason: '有坍塌危险', dueOn: '2026-04-10' };
  assert.equal((await step(inspector, hazard, id, 'stopWork', stop)).status, 403);
  const stopped = await step(chief, hazard, id, 'stopWork', stop);
  assert.deepEqual([stopped.json.row.state, stopped.json.row.dueAt], ['stopped', '2026-04-10T15:59:59.999Z']);
  await step(inspector, hazard, id, 'report', { result: '已加固' });
  const early2 = await step(chief, hazard, id, 'close', { opinion: '合格' });
  assert.match(early2.json.title, /同意恢复/);
  assert.equal((await step(chief, hazard, id, 'allowResume', { resumeOpinion: '验收合格' })).status, 200);
  assert.equal((await step(chief, hazard, id, 'close', { opinion: '合格' })).json.row.state, 'closed');
});

test('a listing needs the five, another to approve it, another to take it off, and a fresh photo', async () => {
  const siteId = await newSite('挂牌砖厂');
  const id = await newHazard(siteId, { ...major, photos: photo('旧照') });
  const ask = { id: uuidv7(), hazard: id, level: 'county', requirements: '限期整改，专人盯守' };
  const unfit = await office.post('/api/hazards/propose-listing', ask);
  assert.match(unfit.json.title, /五落实还缺：整改措施、整改资金/);
  const board = await office.get('/api/hazards/listing-board');
  assert.deepEqual(board.json.unlisted.find((one: { id: string }) => one.id === id).missing.length, 5);
  await step(inspector, hazard, id, 'order', five);
  const listed = await office.post('/api/hazards/propose-listing', ask);
  assert.equal(listed.status, 200, JSON.stringify(listed.json));
  assert.match(listed.json.number, /督办〔2026〕1号/);
  assert.equal((await office.post('/api/hazards/propose-listing', { ...ask, id: uuidv7() })).status, 409);
  assert.match((await step(office, listedSupervision, ask.id, 'list')).json.title, /提出人以外/);
  const decided = await step(leader, listedSupervision, ask.id, 'list');
  assert.deepEqual([decided.json.row.state, decided.json.row.dueOn], ['listed', five.dueOn]);
  const penalty = { penaltyNumber: '安应急立〔2026〕1号', penaltyOn: '2026-03-02' };
  assert.equal((await step(inspector, listedSupervision, ask.id, 'prosecute', penalty)).json.row.state, 'listed');
  const longer = { extendedTo: '2026-05-01', extendReason: '设备未到货' };
  const extended = await step(leader, listedSupervision, ask.id, 'extend', longer);
  const { json: whole } = await leader.get(at(listedSupervision, ask.id));
  assert.equal(extended.json.row.state, 'extended');
  assert.deepEqual(
    whole.deadlines.find((d: { name: string }) => d.name === 'rectify').dueAt,
    '2026-05-01T15:59:59.999Z',
  );
  assert.match(await letterOf('supervision-letter', ask.id), /督办〔2026〕1号.*可燃气体|配电箱未接地.*另行立案/s);
  assert.match((await make('delisting-opinion', ask.id)).json.title, /还没有验收摘牌/);
  const enterprise = await world.signIn('enterprise', { siteId });
  const done = { application: '已更换', proof: photo('治理后') };
  assert.equal((await step(enterprise, listedSupervision, ask.id, 'apply', done)).json.row.state, 'applied');
  const own = await step(leader, listedSupervision, ask.id, 'delist', off(photo('验收现场')));
  assert.match(own.json.title, /批准挂牌以外/);
  const stale = await step(chief, listedSupervision, ask.id, 'delist', off(photo('旧照')));
  assert.match(stale.json.title, /以前用过的照片/);
  const fresh = await step(chief, listedSupervision, ask.id, 'delist', off(photo('验收现场')));
  assert.equal(fresh.json.row.state, 'delisted');
  assert.match(await letterOf('delisting-opinion', ask.id), /验收合格，同意摘牌.*予以摘牌/s);
});

test('the month’s circular counts reports and cards, and is printed only when it has been issued', async () => {
  const draft = { name: '二月通报', month: '2026-02', demands: '逾期单位三日内补报' };
  const id = await made(at(cardCircular), draft);
  assert.match((await make('card-circular', id)).json.title, /还没有印发/);
  const early = await made(at(cardCircular), { ...draft, name: '三月通报', month: '2026-03' });
  assert.match((await step(chief, cardCircular, early, 'issue')).json.title, /还没有结束/);
  assert.equal((await step(chief, cardCircular, id, 'issue')).status, 200);
  assert.match(await letterOf('card-circular', id), /2026年2月.*应报自查报告 0 份.*没有单位被亮牌.*三日内补报/s);
});

test('self-reports open by themselves, fall overdue at the end of their term, and are reviewed by somebody else', async () => {
  const siteId = await newSite('自查砖厂', { selfReport: 'month' });
  await runJob(world.server.machine, openSelfReports);
  const where = encodeURIComponent(JSON.stringify({ site: siteId }));
  const mine = async () => (await inspector.get(`${at(selfInspection)}?sort=-dueOn&where=${where}`)).json.rows;
  assert.deepEqual(
    (await mine()).map((row: { period: string; dueOn: string; state: string }) => [row.period, row.dueOn, row.state]),
    [['2026-03', '2026-04-05', 'due']],
  );
  await runJob(world.server.machine, openSelfReports);
  assert.equal((await mine()).length, 1, 'once');
  world.clock.set('2026-04-05T16:00:01.000Z');
  await runJob(world.server.machine, openSelfReports);
  const [next, first] = await mine();
  assert.deepEqual([next.period, next.state, first.state], ['2026-04', 'due', 'overdue']);
  const enterprise = await world.signIn('enterprise', { siteId });
  const report = { checks: 4, generalFound: 3, generalFixed: 4, majorFound: 0, majorFixed: 0 };
  const told = { situation: '每周自查', signedBy: '厂长' };
  const wrong = await step(enterprise, selfInspection, first.id, 'report', { ...report, ...told });
  assert.match(wrong.json.title, /不能多于发现的/);
  const right = await step(enterprise, selfInspection, first.id, 'report', { ...report, ...told, generalFixed: 3 });
  assert.equal(right.json.row.state, 'reported');
  assert.notEqual(right.json.row.overdueAt, null, 'that it was late stays known');
  assert.equal((await step(chief, selfInspection, first.id, 'accept')).json.row.state, 'accepted');
  world.clock.set('2026-03-02T02:00:00.000Z');
});

test('a rule is saved only by those who have seen whom it cards; its cards come and go by themselves', async () => {
  const [late, good] = [await newSite('逾期砖厂'), await newSite('守时砖厂')];
  const id = await newHazard(late);
  await step(inspector, hazard, id, 'order', { ...five, dueOn: '2026-03-04' });
  await newHazard(good);
  const rule = { colour: 'yellow', trigger: 'rectifyOverdue', days: 3, threshold: 1, sector: null };
  world.clock.set('2026-03-09T02:00:00.000Z');
  const tried = await chief.post('/api/hazards/try-card-rule', { rule });
  assert.equal(tried.status, 200, JSON.stringify(tried.json));
  assert.deepEqual(
    tried.json.first.map((one: { name: string; found: number }) => [one.name, one.found]),
    [['逾期砖厂', 1]],
  );
  const asked = { id: uuidv7(), name: '整改逾期黄牌', measures: '三日内整改并书面说明', rule };
  const blind = await chief.post('/api/hazards/set-card-rule', { ...asked, foreseen: 0 });
  assert.deepEqual([blind.status, blind.json.code], [409, 'stale']);
  const set = await chief.post('/api/hazards/set-card-rule', { ...asked, foreseen: tried.json.carded });
  assert.equal(set.status, 200, JSON.stringify(set.json));
  assert.equal((await step(chief, cardRule, asked.id, 'enable', rule)).status, 403, 'not past the trial');
  await runJob(world.server.machine, watchCards);
  await runJob(world.server.machine, watchCards);
  const cards = async () => (await inspector.get(at(warningCard))).json.rows;
  const [card, ...more] = await cards();
  assert.deepEqual(
    [card.site, card.colour, card.reason, more.length],
    [late, 'yellow', '整改逾期黄牌：隐患整改逾期 1 处', 0],
  );
  const enterprise = await world.signIn('enterprise', { siteId: late });
  const { json: today } = await enterprise.get('/api/today');
  assert.match(JSON.stringify(today), /整改逾期黄牌/, 'it stands before the enterprise at once');
  assert.equal((await step(enterprise, warningCard, card.id, 'acknowledge', { answer: '马上整改' })).status, 200);
  assert.equal((await step(inspector, hazard, id, 'report', { result: '已更换' })).status, 200);
  await runJob(world.server.machine, watchCards);
  const [lifted] = await cards();
  assert.deepEqual([lifted.state, lifted.liftReason], ['lifted', '触发条件已消除，系统自动解除']);
  world.clock.set('2026-03-02T02:00:00.000Z');
});

test('a visit beyond the year’s limit needs a reason or company (国办发〔2024〕54号)', async () => {
  const siteId = await newSite('常查砖厂');
  const visit = (n: number, more: object = {}) =>
    inspector.post('/api/hazards/record-visit', {
      id: uuidv7(),
      visit: {
        site: siteId,
        method: 'specialCheck',
        startedAt: `2026-02-0${n}T01:00:00.000Z`,
        inspectors: [inspector.id],
        checked: '配电',
        ...more,
      },
      findings: [
        { id: uuidv7(), summary: '灭火器失效', category: 'fire', level: 'general', handling: { kind: 'open' } },
      ],
    });
  for (const n of [1, 2, 3, 4]) assert.equal((await visit(n)).status, 200);
  const fifth = await visit(5);
  assert.equal(fifth.status, 422);
  assert.match(fifth.json.fields['visit.limitReason'], /理由/);
  assert.equal((await visit(5, { method: 'followUp' })).status, 200, 'a follow-up does not count');
  assert.equal((await visit(6, { limitReason: '群众反映强烈' })).status, 200);
  assert.equal((await visit(7, { method: 'joint', jointWith: '消防救援大队' })).status, 200);
  const limit = await inspector.get(asking('/hazards/visit-limit', { site: siteId }));
  assert.deepEqual([limit.json.limit, limit.json.visits], [4, 6]);
  const where = encodeURIComponent(JSON.stringify({ site: siteId, repeated: true }));
  const { json } = await inspector.get(`${at(hazard)}/count?where=${where}`);
  assert.equal(json.count, 6, 'all but the first are repeats');
});
