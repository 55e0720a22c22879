import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { isUnreached } from '../server/channels/unreached.ts';
import { messageTo } from './fakes/message.ts';
import { type FakeRobot, startFakeRobot } from './fakes/robot.ts';
import { dingtalkRobot, wecomRobot } from './robots.ts';

const robots = { dingtalk: dingtalkRobot, wecom: wecomRobot };
const secret = 'SEC-of-the-group';

for (const vendor of ['dingtalk', 'wecom'] as const) {
  const start = async (t: TestContext, more: Partial<FakeRobot> = {}, key = secret) => {
    const robot = await startFakeRobot({ vendor, secret, perMinute: 20, answerMs: () => 2, ...more });
    const given = { account: null, secret: key, sender: null, template: null };
    const line = robots[vendor].open({ ...given, address: robot.address }, async () => undefined);
    t.after(async () => {
      await line.close();
      await robot.stop();
    });
    return { robot, line };
  };

  test(`${vendor}: a signed message is taken, and names the one it is for`, async (t) => {
    const { robot, line } = await start(t);
    assert.deepEqual(await line.send(messageTo('19900000001')), { said: 'taken', vendorRef: null });
    const [note] = robot.taken;
    assert.deepEqual(note?.mobiles, ['19900000001']);
    assert.match(note?.content ?? '', /^【暴雨红色预警】请立即组织转移\n请 测试人 确认：https:/);
    await line.check();
  });

  test(`${vendor}: a wrong secret is answered 200 with an error inside, which is a refusal`, async (t) => {
    const { robot, line } = await start(t, {}, 'SEC-of-another');
    const sent = await line.send(messageTo('19900000001'));
    assert.equal(sent.said, 'refused');
    assert.deepEqual([robot.refused.unsigned, robot.taken.length], [1, 0]);
  });

  test(`${vendor}: the 21st message of a minute is too fast, was not taken, and a rest is asked for`, async (t) => {
    const { robot, line } = await start(t);
    const all = await Promise.all(Array.from({ length: 21 }, (_, n) => line.send(messageTo(`199000000${10 + n}`))));
    const late = all.filter(({ said }) => said === 'tooFast');
    assert.deepEqual([robot.taken.length, late.length, robot.refused.tooFast], [20, 1, 1]);
    const rest = late[0]?.said === 'tooFast' ? late[0].restMs : undefined;
    assert.equal(rest, vendor === 'dingtalk' ? 600_000 : 10_000);
  });

  test(`${vendor}: the longest message keeps its link`, async (t) => {
    const { robot, line } = await start(t);
    const sent = await line.send(messageTo('19900000001', { words: '请'.repeat(1000) }));
    assert.equal(sent.said, 'taken');
    assert.match(robot.taken[0]?.content ?? '', /https:\/\/anlan\.example\/call\/519901-abc$/);
  });

  test(`${vendor}: a gateway's page leaves open what became of it; nobody there does not`, async (t) => {
    const { robot, line } = await start(t);
    robot.behave('breaks');
    await assert.rejects(line.send(messageTo('19900000001')), (error) => !isUnreached(error));
    await robot.stop();
    await assert.rejects(line.send(messageTo('19900000001')), isUnreached);
    await assert.rejects(line.check(), isUnreached);
  });
}
