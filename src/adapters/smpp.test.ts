import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Receipt } from '../server/channels/port.ts';
import { type FakeCentre, startFakeCentre } from './fakes/message-centre.ts';
import { messageTo } from './fakes/message.ts';
import { smppSms } from './smpp.ts';
import { partsOf, readDelivery } from './smpp-text.ts';

const manners: FakeCentre = {
  account: 'county',
  secret: 'right',
  perSecond: 1000,
  fate: () => 'DELIVRD',
  answerMs: () => 5,
  receiptMs: () => 20,
};

async function start(t: TestContext, more: Partial<FakeCentre> = {}, secret = 'right') {
  const centre = await startFakeCentre({ ...manners, ...more });
  const heard: Receipt[] = [];
  const settings = { address: centre.address, account: 'county', secret, sender: '安澜应急', template: null };
  const line = smppSms.open(settings, async (receipt) => void heard.push(receipt));
  t.after(async () => {
    await line.close();
    await centre.stop();
  });
  return { centre, line, heard };
}

test('a long Chinese text arrives whole, under one number by which its receipt is told', async (t) => {
  const { centre, line, heard } = await start(t);
  await until(() => line.check());
  const message = messageTo('19900000001', { words: `请立即组织转移，${'沿河住户全部到小学集中，'.repeat(12)}🚨完` });
  const sent = await line.send(message);
  assert.ok(sent.said === 'taken' && sent.vendorRef !== null);
  const [only] = centre.taken.values();
  assert.equal(only?.text, `【安澜应急】暴雨红色预警：${message.words}。确认码4711，点击确认 ${message.link}`);
  await until(async () => assert.equal(heard.length, 1));
  assert.deepEqual(heard[0], {
    reference: message.reference,
    vendorRef: sent.vendorRef,
    progress: 'delivered',
    to: '8619900000001',
    seconds: null,
    words: '',
  });
});

test('a hundred at once come each once, a receipt that outruns its answer is told again, a dead number is dead', async (t) => {
  const { centre, line, heard } = await start(t, {
    answerMs: () => 5 + Math.random() * 40,
    receiptMs: () => Math.random() * 5,
    fate: (number) => (number.endsWith('7') ? 'UNDELIV' : 'DELIVRD'),
  });
  await until(() => line.check());
  const messages = Array.from({ length: 100 }, (_, n) => messageTo(`199000${String(n).padStart(5, '0')}`));
  const all = await Promise.all(messages.map((message) => line.send(message)));
  assert.ok(all.every(({ said }) => said === 'taken'));
  await until(async () => assert.equal(heard.length, 100));
  assert.deepEqual(
    [...centre.taken.values()].filter(({ times }) => times !== 1),
    [],
  );
  assert.deepEqual(new Set(heard.map(({ reference }) => reference)), new Set(messages.map((each) => each.reference)));
  assert.equal(heard.filter(({ progress }) => progress === 'dead').length, 10);
  assert.ok((centre.answers.get(0x64) ?? 0) > 0, 'some receipts were faster than the answers');
});

test('throttled is too fast and not taken; the rest of a long text waits its turn', async (t) => {
  const { centre, line } = await start(t, { perSecond: 2 });
  await until(() => line.check());
  const long = await line.send(messageTo('19900000001', { words: '转移'.repeat(100) }));
  assert.equal(long.said, 'taken');
  const all = await Promise.all(
    [2, 3, 4, 5].map((n) => line.send(messageTo(`1990000000${n}`, { link: null, words: '好' }))),
  );
  const taken = all.filter(({ said }) => said === 'taken').length;
  assert.equal(all.filter(({ said }) => said === 'tooFast').length, 4 - taken);
  assert.ok(taken <= 2 && centre.refused.tooFast >= 2);
  assert.equal(centre.taken.size, 1 + taken);
});

test('a session that is cut comes back; what had no answer is left open, what had no session was not taken', async (t) => {
  const { centre, line } = await start(t);
  await until(() => line.check());
  centre.hang(true);
  const open = line.send(messageTo('19900000001'));
  await new Promise((later) => setTimeout(later, 50));
  centre.cut();
  await assert.rejects(open);
  assert.equal((await line.send(messageTo('19900000002'))).said, 'unreached');
  centre.hang(false);
  await until(() => line.check());
  assert.equal((await line.send(messageTo('19900000003'))).said, 'taken');
});

test('a wrong password is told, and a number that is none is refused as dead', async (t) => {
  const wrong = await start(t, {}, 'wrong');
  await until(async () => assert.equal(wrong.centre.refused.unknown, 1));
  await assert.rejects(wrong.line.check(), /不接受登录/);
  const right = await start(t);
  await until(() => right.line.check());
  assert.deepEqual(await right.line.send(messageTo('123')), {
    said: 'refused',
    words: '短信网关拒收（11）',
    isDead: true,
  });
});

test('a text of 70 characters is one part, of 71 two, and no character is torn', () => {
  assert.deepEqual(
    partsOf('安'.repeat(70), 9).map(({ body }) => body.length),
    [140],
  );
  assert.deepEqual(
    partsOf('安'.repeat(71), 9).map(({ body }) => body.length),
    [6 + 134, 6 + 8],
  );
  const [first, second] = partsOf(`${'安'.repeat(66)}🚨${'安'.repeat(20)}`, 9);
  assert.deepEqual([first?.body.subarray(0, 6), first?.body.length], [Buffer.from([5, 0, 3, 9, 2, 1]), 6 + 132]);
  assert.deepEqual(second?.body.subarray(0, 6), Buffer.from([5, 0, 3, 9, 2, 2]));
});

test('receipts are read as vendors write them, and what is none is none', () => {
  const text = 'id:00A1 sub:001 dlvrd:000 submit date:2603021000 done date:2603021001 stat:UNDELIV err:MK:0001 text:';
  assert.deepEqual(readDelivery(text, undefined), {
    messageId: '00A1',
    progress: 'dead',
    words: '短信未送达（UNDELIV MK:0001）',
  });
  assert.equal(readDelivery('id:1 stat:EXPIRED err:001', 'ff')?.messageId, 'ff');
  assert.equal(readDelivery('id:1 stat:ENROUTE', undefined)?.progress, 'sent');
  assert.equal(readDelivery('收到', undefined), undefined);
});

async function until(what: () => Promise<void>): Promise<void> {
  let last: unknown;
  for (const end = Date.now() + 8000; Date.now() < end;) {
    try {
      return await what();
    } catch (error) {
      last = error;
    }
    await new Promise((later) => setTimeout(later, 20));
  }
  throw last;
}
