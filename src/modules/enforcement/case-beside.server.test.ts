import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { openCaseDesk } from '../../../test/harness/case-desk.ts';
import { at, village } from '../../../test/harness/world.ts';
import { accident, accidentInvestigation } from '../accidents/index.ts';
import { hazard, listedSupervision } from '../hazards/index.ts';
import { site } from '../sites/index.ts';
import { caseTransfer, seizure } from './index.ts';

const desk = await openCaseDesk();
const {
  inspector,
  chief,
  leader,
  siteId,
  concluded,
  today,
  on,
  opened,
  rowOf,
  step,
  took,
  act,
  paper,
  papered,
  served,
  stateOf,
  investigated,
  decidedIn,
  draftOf,
  world,
} = desk;
after(() => desk.world.end());

test('a case that was resumed is told again, and what was waived before does not answer the second notice (行政处罚法44, 64)', async () => {
  const large = { ...concluded, grade: 'heavy', fine: 5_000_000 };
  const id = await investigated(large);
  const first = await papered(inspector, id, 'hearing-notice');
  assert.match((await paper(inspector, id, 'hearing-notice')).json.title, /尚未送达/);
  await served(first);
  assert.equal((await act(inspector, id, 'hearingAsked', 'waived')).status, 200);
  assert.equal((await act(inspector, id, 'statement', 'waived')).status, 200);
  on('2026-03-04');
  await took(chief, id, 'resume');
  await took(inspector, id, 'conclude', { ...large, fine: 5_000_000, findings: '补充查明。' });
  await served(await papered(inspector, id, 'hearing-notice'));
  const row = await rowOf(id);
  assert.deepEqual([row.state, row.noticedOn, row.statementUntil], ['noticed', '2026-03-04', '2026-03-09']);
  const decide = () => step(leader, id, 'decide', { grade: 'heavy', fine: 5_000_000, halt: false });
  assert.match((await decide()).json.title, /陈述申辩期限到 2026-03-09/);
  assert.equal((await act(inspector, id, 'statement', 'waived')).status, 200);
  assert.match((await decide()).json.title, /申请听证的期限/);
});

test('a notice made before a case was resumed is not served afterwards', async () => {
  const id = await investigated();
  const stale = await papered(inspector, id, 'penalty-notice');
  on('2026-03-04');
  await took(chief, id, 'resume');
  await took(inspector, id, 'conclude', concluded);
  const told = { servedHow: 'direct', servedOn: today(), servedTo: '厂长', proof: '厂长签收' };
  const refused = await inspector.post('/api/documents-serve', { id: stale, version: 1, ...told });
  assert.match(refused.json.title, /重新调查之前/);
  assert.equal((await rowOf(id)).state, 'concluded');
});

test('the service of the letter of transfer hands over case and transfer in one act (移送规定5)', async () => {
  const id = await investigated();
  const letter = { recipient: '县公安局', basis: '移送规定第五条' };
  await papered(inspector, id, 'transfer-approval', { recipient: '县公安局', reason: '涉嫌犯罪' });
  assert.match((await paper(inspector, id, 'case-transfer', letter)).json.title, /移送尚未批准/);
  const transfer = uuidv7();
  const draft = {
    matter: '涉嫌危险作业',
    case: id,
    recipient: 'police',
    recipientName: '县公安局',
    criminal: true,
    acts: 1,
    proposedOn: today(),
    facts: '拒不整改，有现实危险。',
  };
  assert.equal((await inspector.post(at(caseTransfer), { id: transfer, draft })).status, 201);
  assert.equal((await stateOf(id)).mayHandOver, false);
  const approve = await leader.post(at(caseTransfer, transfer, 'steps', 'approve'), { version: 1, input: {} });
  assert.equal(approve.status, 200, JSON.stringify(approve.json));
  const alone = { version: 2, input: { letter: '某号' } };
  assert.match(
    (await inspector.post(at(caseTransfer, transfer, 'steps', 'send'), alone)).json.title,
    /案件页制作案件移送书/,
  );
  await served(await papered(inspector, id, 'case-transfer', letter));
  const sent = (await leader.get(at(caseTransfer, transfer))).json.row;
  assert.deepEqual([sent.state, sent.receivedOn, (await rowOf(id)).state], ['received', today(), 'transferred']);
  assert.match(sent.letter, /移送〔2026〕/);
});

test('three penalties in a hundred and eighty days let the government be asked to close a site (安全生产法113)', async () => {
  await decidedIn('2026-09');
  await decidedIn('2026-10');
  const id = await decidedIn('2026-11');
  const asked = { ground: 'repeated', facts: '历次处罚' };
  assert.equal((await paper(chief, id, 'closure-proposal', asked)).status, 200);
  const far = await decidedIn('2026-01');
  const early = await paper(chief, far, 'closure-proposal', asked);
  assert.match(early.json.title, /180 日内受处罚 1 次、365 日内 1 次/);
});

test('a case filed for a listed hazard is entered at the listing: it does not stop the penalty', async () => {
  on('2026-03-02');
  const hazardId = uuidv7();
  const found = { site: siteId, summary: '窑炉开裂', category: 'equipment', level: 'major', source: 'inspection' };
  const draft = { ...found, foundAt: '2026-03-02T01:30:00.000Z', standard: '判定标准 第三条' };
  assert.equal((await inspector.post(at(hazard), { id: hazardId, draft })).status, 201);
  const five = {
    dueOn: '2026-04-01',
    responsible: '厂长',
    measures: '停窑',
    funds: 100,
    contingency: '撤人',
  };
  const ordered = await inspector.post(at(hazard, hazardId, 'steps', 'order'), { version: 1, input: five });
  assert.equal(ordered.status, 200, JSON.stringify(ordered.json));
  const listing = uuidv7();
  const ask = { id: listing, hazard: hazardId, level: 'county', requirements: '专人盯守' };
  assert.equal((await chief.post('/api/hazards/propose-listing', ask)).status, 200);
  await leader.post(at(listedSupervision, listing, 'steps', 'list'), { version: 1, input: {} });
  const id = await opened({ hazard: hazardId });
  await papered(inspector, id, 'case-filing');
  await took(leader, id, 'file');
  const { row } = (await leader.get(at(listedSupervision, listing))).json;
  assert.deepEqual([row.penaltyNumber, row.penaltyOn], [(await rowOf(id)).number, '2026-03-02']);
});

test('the penalties of an accident are cases: the first one filed takes its investigation into them', async () => {
  on('2026-03-02');
  const duty = await world.signIn('dutyOfficer');
  const id = uuidv7();
  const heard = {
    name: '兴旺砖厂机械伤害事故',
    unitName: '兴旺砖厂',
    site: siteId,
    kind: 'mechanical',
    sector: 'shaleBrick',
    occurredAt: '2026-03-02T00:50:00.000Z',
    knewAt: '2026-03-02T01:00:00.000Z',
    receivedAt: '2026-03-02T01:30:00.000Z',
    address: '东门1号',
    course: '清理输送带被卷入',
    measures: '停机送医',
  };
  assert.equal((await duty.post(at(accident), { id, draft: heard })).status, 201);
  const told = { accident: id, kind: 'next', recipients: '市应急管理局', situation: '已送医', dead: 1, injured: 0 };
  assert.equal((await duty.post('/api/accidents/report', { id: uuidv7(), ...told })).status, 200);
  const own = uuidv7();
  const team = { leader: '副县长', members: '应急、公安', procuratorate: true, formedOn: '2026-03-02' };
  const formed = await chief.post('/api/accidents/open-investigation', { id: own, accident: id, ...team });
  assert.equal(formed.status, 200, JSON.stringify(formed.json));
  const go = async (name: string, input: object) => {
    const { version } = (await chief.get(at(accidentInvestigation, own))).json.row;
    const done = await chief.post(at(accidentInvestigation, own, 'steps', name), { version, input });
    assert.equal(done.status, 200, JSON.stringify(done.json));
  };
  await go('submit', { cause: '未停机', liability: '厂长负责', prevention: '加装联锁' });
  await go('reply', { replyNumber: '安政函〔2026〕1号', repliedOn: '2026-03-02' });
  const elsewhere = { name: '别处砖厂', sector: 'shaleBrick', scale: 'micro', address: '西门', area: village };
  const otherSite = uuidv7();
  assert.equal((await inspector.post(at(site), { id: otherSite, draft: elsewhere })).status, 201);
  const wrong = { id: uuidv7(), draft: draftOf({ source: 'accident', accident: id, site: otherSite }) };
  const refused = await inspector.post('/api/enforcement/open-case', wrong);
  assert.match(refused.json.fields.accident, /不是这家单位的事故/);
  const caseId = await opened({ source: 'accident', cause: 'accident', accident: id });
  await papered(inspector, caseId, 'case-filing');
  await took(leader, caseId, 'file');
  const { row } = (await chief.get(at(accidentInvestigation, own))).json;
  assert.deepEqual([row.state, row.penaltyOn], ['penalising', '2026-03-02']);
});

test('what is sealed is dealt with in thirty days, thirty more by a leader and once; what was urgent is approved within a day (行政强制法19, 25)', async () => {
  on('2026-03-02');
  const made = async (measure: string, more: object = {}) => {
    const id = uuidv7();
    const about = { name: `${measure}的设备`, item: 'equipment', quantity: 1, takenBy: [inspector.id, chief.id] };
    const draft = { ...about, measure, takenAt: '2026-03-02T01:00:00.000Z', ...more };
    assert.equal((await inspector.post(at(seizure), { id, draft })).status, 201);
    return id;
  };
  const dueOf = async (id: string) => (await leader.get(at(seizure, id))).json.row.dueAt;
  const id = await made('sealed');
  assert.equal(await dueOf(id), '2026-04-01T15:59:59.999Z');
  assert.equal(await dueOf(await made('preserved')), '2026-03-11T15:59:59.999Z', 'seven working days (行政处罚法56)');
  const urgent = await made('detained', { urgent: true });
  assert.equal(await dueOf(urgent), '2026-03-03T01:00:00.000Z');
  await leader.post(at(seizure, urgent, 'steps', 'approve'), { version: 1, input: {} });
  assert.equal(await dueOf(urgent), '2026-04-01T15:59:59.999Z');
  const extend = (extendedBy: number, version: number, who = leader) =>
    who.post('/api/enforcement/extend-seizure', { id, version, extendedBy, extendReason: '案情复杂' });
  assert.equal((await extend(30, 1, inspector)).status, 403);
  assert.match((await extend(31, 1)).json.fields.extendedBy, /不得超过 30 日（行政强制法第二十五条）/);
  assert.equal((await extend(30, 1)).json.until, '2026-05-01');
  assert.match((await extend(10, 2)).json.title, /只能延长一次/);
  assert.equal(await dueOf(id), '2026-05-01T15:59:59.999Z');
  const dispose = { disposal: 'released', disposedOn: '2026-03-02' };
  assert.equal((await inspector.post(at(seizure, id, 'steps', 'dispose'), { version: 2, input: dispose })).status, 200);
  assert.equal(await dueOf(id), null);
  const late = await made('sealed', { takenAt: '2026-01-05T01:00:00.000Z' });
  const asked = { id: late, version: 1, extendedBy: 10, extendReason: '案情复杂' };
  assert.match((await leader.post('/api/enforcement/extend-seizure', asked)).json.title, /期限 2026-02-04 已满/);
});
