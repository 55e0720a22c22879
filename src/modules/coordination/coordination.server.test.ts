import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import { asking, at, type Caller, createWorld, otherTown, town, type World } from '../../../test/harness/world.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { modules } from '../index.ts';
import type { AssessmentRanking } from './coordination.endpoints.ts';
import { costOf, pointsOf, ranked } from './assessment.rules.ts';
import {
  assessment,
  assessmentItem,
  assessmentScheme,
  assessmentSources,
  assignedTask,
  deduction,
  documentCopy,
  issuedDocument,
} from './index.ts';

type Draft = Readonly<Record<string, unknown>>;
type Board = AssessmentRanking;
let world: World;
let office: Caller;
let chief: Caller;
let boss: Caller;
let own: Caller;
let other: Caller;
before(async () => {
  world = await createWorld();
  office = await world.signIn('committeeOffice');
  chief = await world.signIn('sectionChief');
  boss = await world.signIn('leader');
  own = await world.signIn('township', { area: town });
  other = await world.signIn('township', { area: otherTown });
});
after(() => world.end());

const put = async (l: AnyLedger, draft: Draft, by = office) =>
  (await made(by.post(at(l), { id: uuidv7(), draft }))).row.id as string;
const tryStep = async (l: AnyLedger, id: string, name: string, input: Draft, by: Caller) => {
  const { row } = await made(by.get(at(l, id)));
  return by.post(at(l, id, 'steps', name), { version: row.version, input });
};
const step = (l: AnyLedger, id: string, name: string, input: Draft = {}, by = office) =>
  made(tryStep(l, id, name, input, by));
const rowsOf = async (l: AnyLedger, by: Caller, where: Draft = {}) =>
  (await made(by.get(`${at(l)}?where=${encodeURIComponent(JSON.stringify(where))}`))).rows as readonly (Draft & {
    id: string;
    state: string;
  })[];

const scores = ({ towns }: Board) => towns.map(({ town: of, score, rank }) => [of, score, rank]);
const ask = (by: Caller, what: 'board' | 'rows', input: Draft) =>
  by.get(asking(`/coordination/assessment-${what}`, input));

async function signed(more: Draft = {}) {
  const draft = { name: '动火作业提示', kind: 'safetyNotice', issuer: 'committeeOffice', content: '请排查', ...more };
  const id = await put(issuedDocument, draft);
  await step(issuedDocument, id, 'review', { opinion: '同意' }, chief);
  const { row } = await step(issuedDocument, id, 'sign', {}, boss);
  return { id, version: row.version as number };
}
const issue = (document: object, ...recipients: readonly object[]) =>
  office.post('/api/coordination/issue', { ...document, recipients });
const [here, there] = [
  { unit: '城关镇', area: town },
  { unit: '河口镇', area: otherTown },
];

test('a letter is numbered once it is signed, and each town sees and answers its own copy', async () => {
  world.clock.set('2026-03-02T02:00:00.000Z');
  const draft = { name: '未签发', kind: 'notice', issuer: 'bureau', content: '内容' };
  const unsigned = await put(issuedDocument, draft);
  assert.equal((await issue({ id: unsigned, version: 1 }, here)).status, 409);
  const noDay = await office.post(at(issuedDocument), { id: uuidv7(), draft: { ...draft, kind: 'supervisionOrder' } });
  assert.match(JSON.stringify(noDay.json), /督办函必须写明反馈日期/);

  const letter = await signed({ replyBy: '2026-03-10' });
  assert.equal((await issue(letter, here, here)).status, 422, 'a unit twice');
  const issued = await made(issue(letter, here, there));
  assert.match(issued.documentNumber, /函〔2026〕1号$/);
  const next = await made(issue(await signed({ kind: 'supervisionOrder', replyBy: '2026-03-09' }), here));
  assert.match(next.documentNumber, /督〔2026〕1号$/);

  const [copy, ...rest] = await rowsOf(documentCopy, own, { document: letter.id });
  assert.ok(copy);
  assert.equal(rest.length, 0, 'the other town’s copy is not shown');
  const foreign = (await rowsOf(documentCopy, other, { document: letter.id }))[0];
  assert.ok(foreign);
  assert.equal((await own.get(at(documentCopy, foreign.id))).status, 404);
  await step(documentCopy, copy.id, 'receive', { receivedBy: '值班员' }, own);
  await step(documentCopy, copy.id, 'reply', { reply: '已排查三处' }, own);
  await step(documentCopy, copy.id, 'return', { returnReason: '请附照片' });
  await step(documentCopy, copy.id, 'reply', { reply: '已排查三处，附照片' }, own);
  const { row } = await step(documentCopy, copy.id, 'close', { closeOpinion: '同意销号' });
  assert.equal(row.state, 'closed');
  assert.equal(row.dueAt, null, 'nothing is owed any more');
  const { row: hurried } = await step(documentCopy, foreign.id, 'chase', { chaseNote: '请尽快签收' });
  assert.equal(hurried.state, 'chased');
  const { row: late } = await step(documentCopy, foreign.id, 'receiveLate', { receivedBy: '值班员' }, other);
  assert.equal(late.state, 'received');
});

test('a document that wants no answer is done when it is signed for', async () => {
  const letter = await signed();
  await made(issue(letter, here));
  const [copy] = await rowsOf(documentCopy, own, { document: letter.id });
  assert.ok(copy);
  const { row } = await step(documentCopy, copy.id, 'receive', { receivedBy: '值班员' }, own);
  assert.equal(row.dueAt, null);
  const { status, json } = await tryStep(documentCopy, copy.id, 'reply', { reply: '收到' }, own);
  assert.equal(status, 409);
  assert.match(json.title, /不要求反馈/);
});

test('a task that fails the look back is owed again', async () => {
  const id = await put(assignedTask, { content: '清理通道', unit: '城关镇', dueOn: '2026-03-06', area: town });
  await step(assignedTask, id, 'report', { result: '已清理' }, own);
  await step(assignedTask, id, 'confirm', { opinion: '属实' });
  const { row } = await step(assignedTask, id, 'relapse', { lookBack: '又堵了', renewedTo: '2026-03-20' });
  assert.deepEqual([row.state, row.closedOn, row.dueAt], ['assigned', null, '2026-03-20T15:59:59.999Z']);
});

test('every source of the assessment is a figure or a deadline that exists', () => {
  for (const source of Object.values(assessmentSources)) {
    if ('indicator' in source) assert.ok(modules.indicators.has(source.indicator), source.indicator);
    else assert.ok(modules.ledgers.get(source.ledger)?.deadlines[source.deadline], source.label);
  }
});

test('costs stop at what the item is worth, and equal scores share a rank', () => {
  assert.equal(costOf({ found: 3, struck: 1, tenths: 5, points: 10 }), 10);
  assert.equal(costOf({ found: 30, struck: 0, tenths: 5, points: 10 }), 100);
  assert.deepEqual([pointsOf(965), pointsOf(90)], ['96.5', '9']);
  const places = ranked([{ score: 90 }, { score: 100 }, { score: 90 }, { score: 80 }]).map(({ rank }) => rank);
  assert.deepEqual(places, [1, 2, 2, 4]);
});

test('a score comes from the ledgers, opens its rows, is frozen when published, and falls to an appeal', async () => {
  world.clock.set('2026-04-01T02:00:00.000Z');
  const scheme = await put(assessmentScheme, { name: '2026年乡镇考核办法' });
  const item = (name: string, source: string, points: number, price: string) =>
    put(assessmentItem, { scheme, name, source, points, price });
  const tasks = await item('交办事项按时办结', 'taskLate', 10, 't20');
  const talks = await item('不被约谈', 'interviewed', 5, 't50');
  const late: string[] = [];
  const owing = (content: string, dueOn: string, area: string) =>
    put(assignedTask, { content, unit: '乡镇', dueOn, area });
  for (const content of ['一', '二', '三']) late.push(await owing(content, '2026-04-10', town));
  await owing('四', '2026-04-10', otherTown);
  await owing('下月到期', '2026-05-10', otherTown);
  const inTime = await owing('按时', '2026-04-10', otherTown);
  await step(assignedTask, inTime, 'report', { result: '已办' }, other);
  const id = await put(assessment, { name: '2026年4月考核', scheme, period: '2026-04' });
  const board = async (by: Caller): Promise<Board> => (await made(ask(by, 'board', { id }))).board;
  const publish = async () => {
    const { version } = await board(office);
    return office.post('/api/coordination/assessment-publish', { id, version });
  };

  world.clock.set('2026-04-20T02:00:00.000Z');
  const now = await board(office);
  assert.equal(now.full, 150);
  assert.deepEqual(scores(now), [
    [otherTown, 130, 1],
    [town, 90, 2],
  ]);
  const early = await publish();
  assert.match(early.json.title, /2026-04-30 才结束/);
  assert.equal((await ask(own, 'board', { id })).status, 409, 'not for towns yet');

  world.clock.set('2026-05-06T02:00:00.000Z');
  const { deductions } = await made(publish());
  assert.equal(deductions, 2);
  const [first] = late;
  assert.ok(first);
  await step(assignedTask, first, 'cancel', { cancelReason: '交办有误' });
  assert.deepEqual(scores(await board(office)), scores(now), 'what is published stays');
  const rows = (by: Caller, of: string, wanted = tasks) => ask(by, 'rows', { id, item: wanted, town: of });
  const opened = (await made(rows(own, town))).rows as readonly { id: string; ledger: string }[];
  assert.deepEqual(opened.map((row) => row.id).toSorted(), late.toSorted());
  assert.ok(opened.every(({ ledger }) => ledger === assignedTask.name));
  assert.equal((await made(rows(own, town, talks))).rows.length, 0);
  assert.equal((await rows(own, otherTown)).status, 403, 'nobody looks into another town');
  const seen = await board(own);
  assert.deepEqual(
    seen.towns.map(({ town: of, lost }) => [of, lost.length]),
    [
      [otherTown, 0],
      [town, 1],
    ],
    'a town sees all scores and its own losses',
  );

  const [mine] = await rowsOf(deduction, own);
  assert.ok(mine);
  await step(deduction, mine.id, 'appeal', { appeal: '第一件交办有误，已撤销' }, own);
  const most = await tryStep(deduction, mine.id, 'reduce', { struck: 4, decision: '同意' }, office);
  assert.match(most.json.title, /1 到 3/);
  await step(deduction, mine.id, 'reduce', { struck: 1, decision: '核减一件' });
  assert.deepEqual(scores(await board(office)), [
    [otherTown, 130, 1],
    [town, 110, 2],
  ]);
  const [theirs] = await rowsOf(deduction, other);
  assert.ok(theirs);
  world.clock.set('2026-06-20T02:00:00.000Z');
  const tooLate = await tryStep(deduction, theirs.id, 'appeal', { appeal: '有异议' }, other);
  assert.match(tooLate.json.title, /截止/);
});

test('what was signed is not edited any more; who wants to change it sends it back first', async () => {
  const { id, version } = await signed({ name: '签发后不改' });
  const edit = await office.patch(at(issuedDocument, id), { version, change: { content: '改了' } });
  assert.equal(edit.status, 409);
  assert.match(edit.json.title, /已签发的发文与函件不能再修改/);
  await step(issuedDocument, id, 'return', { opinion: '请改' }, boss);
  const again = await office.patch(at(issuedDocument, id), { version: version + 1, change: { content: '改了' } });
  assert.equal(again.status, 200, JSON.stringify(again.json));
});
