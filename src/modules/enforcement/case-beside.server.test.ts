import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { openCaseDesk } from '../../../test/harness/case-desk.ts';
import { at } from '../../../test/harness/world.ts';
import { hazard, listedSupervision } from '../hazards/index.ts';
import { caseTransfer } from './index.ts';

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
