import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import { printedOf } from '../../../test/harness/printed.ts';
import { at, type Caller, createWorld, town } from '../../../test/harness/world.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { accountabilityInterview, committee, issuedDocument, meeting } from './index.ts';

const world = await createWorld();
after(() => world.end());
const office = await world.signIn('committeeOffice');
const chief = await world.signIn('sectionChief');
const leader = await world.signIn('leader');

const put = async (l: AnyLedger, draft: object): Promise<string> =>
  (await made(office.post(at(l), { id: uuidv7(), draft }))).row.id;
const step = async (l: AnyLedger, id: string, name: string, input: object = {}, by: Caller = office) => {
  const { row } = await made(by.get(at(l, id)));
  return made(by.post(at(l, id, 'steps', name), { version: row.version, input }));
};
const saysAll = (words: string, ...wanted: readonly string[]) => {
  for (const each of wanted) assert.ok(words.includes(each), `${each} 不在 ${words}`);
};

test('a letter prints its number, its words, the day of the answer and the issuer; before it is issued it does not', async () => {
  const draft = {
    name: '动火作业提示',
    kind: 'reminder',
    issuer: 'committeeOffice',
    content: '近期动火多发。\n请严格审批。',
  };
  const id = await put(issuedDocument, { ...draft, replyBy: '2026-03-20' });
  const early = await office.post('/api/documents-make', {
    template: 'official-letter',
    subject: id,
    id: uuidv7(),
    answers: {},
  });
  assert.match(early.json.title, /还没有编号印发/);
  await step(issuedDocument, id, 'review', { opinion: '同意' }, chief);
  const { row } = await step(issuedDocument, id, 'sign', {}, leader);
  const recipients = [{ unit: '城关镇', area: town }];
  await made(office.post('/api/coordination/issue', { id, version: row.version, recipients }));
  const { documentNumber } = (await made(office.get(at(issuedDocument, id)))).row;
  const words = await printedOf(world, office, 'official-letter', id);
  saysAll(words, '提醒函', documentNumber, '近期动火多发。', '请严格审批。', '2026年3月20日', '安委办', '2026年3月2日');
});

test('the record of an interview prints who was asked by whom, why, and what is to be done', async () => {
  const draft = { interviewee: '远山矿业', kind: 'enterprise', reason: '重大隐患整改迟缓', plannedOn: '2026-03-02' };
  const id = await put(accountabilityInterview, draft);
  const held = { interviewers: '分管领导', requirements: '月底前整改到位', followUpBy: '2026-03-31' };
  await step(accountabilityInterview, id, 'hold', { ...held, statement: '立即整改' });
  const words = await printedOf(world, office, 'interview-record', id);
  saysAll(words, '远山矿业', '分管领导', '重大隐患整改迟缓', '立即整改', '月底前整改到位', '2026年3月31日');
});

test('minutes print the body, the day, the topics and each decision', async () => {
  const body = await put(committee, { name: '县安委会', kind: 'safetyCommittee', foundedOn: '2024-01-01' });
  const plan = { name: '一季度会议', committee: body, kind: 'quarterly', heldOn: '2026-03-02', topics: '一季度形势' };
  const id = await put(meeting, plan);
  await step(meeting, id, 'hold', { present: 38 });
  await step(meeting, id, 'minute', { decisions: '开展专项整治。\n月底前反馈。' });
  const words = await printedOf(world, office, 'meeting-minutes', id);
  saysAll(words, '县安委会', '2026年3月2日', '38人到会', '一季度形势', '开展专项整治。', '月底前反馈。', '纪要');
});
