import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import { printedOf } from '../../../test/harness/printed.ts';
import { at, createWorld, village } from '../../../test/harness/world.ts';
import { accident, accidentInvestigation } from './index.ts';

const world = await createWorld();
after(() => world.end());
const duty = await world.signIn('dutyOfficer');
const chief = await world.signIn('sectionChief');

const heard = {
  name: '城关镇金属加工厂“3·2”机械伤害事故',
  unitName: '城关镇金属加工厂',
  kind: 'mechanical',
  sector: 'industryTrade',
  occurredAt: '2026-03-02T00:50:00.000Z',
  knewAt: '2026-03-02T01:00:00.000Z',
  receivedAt: '2026-03-02T01:30:00.000Z',
  address: '城关镇东门社区',
  course: '清理冲压机时被压',
  measures: '停机、送医、封闭现场',
  area: village,
};

test('the report of an accident prints the six contents of the law, the reply what is agreed to (事故报告和调查处理条例12, 32)', async () => {
  const id = uuidv7();
  await made(duty.post(at(accident), { id, draft: heard }));
  const report = uuidv7();
  const told = {
    recipients: '市应急管理局、县人民政府',
    situation: '一人经抢救无效死亡',
    dead: 1,
    injured: 0,
    slight: 2,
  };
  await made(duty.post('/api/accidents/report', { id: report, accident: id, kind: 'next', ...told }));
  const words = await printedOf(world, duty, 'accident-report', report);
  for (const wanted of [
    '市应急管理局、县人民政府：',
    '城关镇金属加工厂',
    '2026年3月2日08:50',
    '城关镇东门社区',
    '清理冲压机时被压',
    '死亡1人，下落不明待核，重伤0人，轻伤2人',
    '停机、送医、封闭现场',
    '一人经抢救无效死亡',
  ])
    assert.ok(words.includes(wanted), `${wanted} 不在 ${words}`);

  const own = uuidv7();
  const team = { leader: '副县长', members: '应急、公安', procuratorate: true, formedOn: '2026-03-02' };
  await made(chief.post('/api/accidents/open-investigation', { id: own, accident: id, ...team }));
  const blank = { template: 'accident-reply', subject: own, id: uuidv7(), answers: {} };
  assert.match((await chief.post('/api/documents-make', blank)).json.title, /调查报告尚未提交/);
  const findings = { cause: '未停机清理。', liability: '厂长负主要责任。', prevention: '加装联锁。' };
  const { version } = (await made(chief.get(at(accidentInvestigation, own)))).row;
  await made(chief.post(at(accidentInvestigation, own, 'steps', 'submit'), { version, input: findings }));
  const reply = await printedOf(world, chief, 'accident-reply', own);
  for (const wanted of ['未停机清理。', '厂长负主要责任。', '加装联锁。', '第三十二条', '2026年3月2日报送'])
    assert.ok(reply.includes(wanted), `${wanted} 不在 ${reply}`);
});
