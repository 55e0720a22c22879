import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { type FakeAliyun, type RunningAliyun, startFakeAliyun } from '../../adapters/fakes/aliyun.ts';
import { type RunningMailServer, startFakeMailServer } from '../../adapters/fakes/mail-server.ts';
import { type CallRoom, openCallRoom } from '../../../test/harness/call-room.ts';
import { until } from '../../../test/harness/until.ts';

type Trouble = ReturnType<NonNullable<FakeAliyun['trouble']>>;
interface Vendor {
  readonly id: string;
  readonly fake: RunningAliyun;
  trouble: Trouble;
}

const secret = 'the-secret-of-the-county';
let room: CallRoom;
let first: Vendor;
let second: Vendor;
let mail: RunningMailServer;

before(async () => {
  room = await openCallRoom();
  first = await vendor(1);
  second = await vendor(2);
  mail = await startFakeMailServer({ account: 'county', secret, mailbox: () => 'takes', answerMs: () => 5 });
  await room.register('smtpMail', {
    address: mail.address,
    account: 'county',
    secret,
    sender: 'a@b.cn',
    perMinute: 600,
  });
  await until(async () => [...(await room.standing()).values()].every((state) => state === 'sound'));
});
afterEach(() => {
  first.fake.hang(false);
  first.trouble = second.trouble = undefined;
});
after(async () => {
  await room.end();
  await Promise.all([first.fake.stop(), second.fake.stop(), mail.stop()]);
});

/** A vendor of texts; what is wrong with it can be changed. */
async function vendor(rank: number): Promise<Vendor> {
  const receipts: FakeAliyun['receipts'] = {};
  const made: { id: string; trouble: Trouble } = { id: '', trouble: undefined };
  const fake = await startFakeAliyun({
    account: 'county',
    secret,
    perSecond: 50,
    manner: () => 'hears',
    answerMs: () => 5,
    receiptMs: () => 20,
    receipts,
    trouble: () => made.trouble,
  });
  const of = { address: fake.url, account: 'county', secret, perMinute: 3000, rank };
  const { id, receipts: to } = await room.register('aliyunSms', of);
  receipts.SendSms = to;
  return Object.assign(made, { id, fake });
}

const byText = [{ who: 'self', channels: ['sms'], instead: ['mail'], tries: 1, waitSeconds: 300 }];
const withMail = (n: number) => ({ email: `head${n}@village.cn` });

async function call(count: number): Promise<string> {
  const people = await Promise.all(Array.from({ length: count }, (_, n) => room.person('hears', withMail(n))));
  return room.start(people, { ladder: byText });
}

/** How often each person's number was taken by all vendors of texts together. */
function timesTaken(since: number): readonly number[] {
  const calls = [first, second].flatMap(({ fake }) => [...fake.taken.values()].filter(({ at }) => at >= since));
  return [...Map.groupBy(calls, ({ number }) => number).values()].map((all) =>
    all.reduce((n, { times }) => n + times, 0),
  );
}

const vendorsOf = async (id: string) => new Set((await room.attemptsOf(id)).map((attempt) => attempt.vendor));
const allDelivered = (id: string) =>
  until(async () => {
    const all = await room.attemptsOf(id);
    return all.length > 0 && all.every(({ state }) => state === 'delivered');
  });

test('while all is well the preferred vendor has everybody', async () => {
  const id = await call(10);
  await allDelivered(id);
  assert.deepEqual(await vendorsOf(id), new Set([first.id]));
});

test('a vendor that refuses everything is passed over at once, and everybody is told once by the other', async () => {
  first.trouble = 'refuses';
  const begun = Date.now();
  const id = await call(10);
  await allDelivered(id);
  assert.deepEqual(await vendorsOf(id), new Set([second.id]));
  assert.deepEqual(
    timesTaken(begun),
    Array.from({ length: 10 }, () => 1),
  );
});

test('a vendor that said yes and never had it is asked in time, and the other has it', async () => {
  first.trouble = 'forgets';
  const begun = Date.now();
  const id = await call(4);
  await allDelivered(id);
  assert.deepEqual(await vendorsOf(id), new Set([second.id]));
  assert.deepEqual(timesTaken(begun), [1, 1, 1, 1]);
});

test('what was taken and stays without a word goes on by mail, never by a second text; then the vendor is slow and passed over', async () => {
  first.trouble = 'stuck';
  const begun = Date.now();
  const mails = mail.taken.length;
  const id = await call(12);
  await until(async () => mail.taken.length === mails + 12);
  const attempts = await room.attemptsOf(id);
  const texts = attempts.filter(({ channel }) => channel === 'sms');
  assert.equal(texts.length, 12);
  assert.match(texts[0]?.result ?? '', /改用邮件/);
  assert.deepEqual(
    timesTaken(begun),
    Array.from({ length: 12 }, () => 1),
  );
  await until(async () => (await room.standing()).get(first.id) === 'slow');
  const later = await call(6);
  await allDelivered(later);
  assert.deepEqual(await vendorsOf(later), new Set([second.id]));
  await room.restart();
  // What nobody was there to hear says nothing of the vendor.
  await until(async () => (await room.standing()).get(first.id) === 'sound', 160);
});

test('with one vendor down at the start the other has everybody, and nobody twice', async () => {
  first.fake.hang(true);
  await until(async () => (await room.standing()).get(first.id) === 'failing');
  const begun = Date.now();
  const id = await call(10);
  await allDelivered(id);
  assert.deepEqual(await vendorsOf(id), new Set([second.id]));
  assert.deepEqual(
    timesTaken(begun),
    Array.from({ length: 10 }, () => 1),
  );
});

test('whom the limit keeps waiting in the queue does not climb: everybody is called before anybody is called again', async (t) => {
  const voice = await startFakeAliyun({
    account: 'county',
    secret,
    perSecond: 2,
    manner: () => 'ignores',
    answerMs: () => 5,
    receiptMs: () => 50,
    receipts: {},
  });
  t.after(() => voice.stop());
  await room.register('aliyunVoice', { address: voice.url, account: 'county', secret, perMinute: 60, lines: 100 });
  const people = await Promise.all(Array.from({ length: 6 }, () => room.person('ignores')));
  // Six calls at one a second; an answer is waited for the half of a second of the real clock.
  const id = await room.start(people, { ladder: [{ who: 'self', channels: ['voice'], tries: 2, waitSeconds: 10 }] });
  await until(async () => (await room.linesOf(id)).every(({ state }) => state === 'door'), 800);
  const calls = [...voice.taken.values()].map(({ number }) => number);
  assert.equal(calls.length, 12);
  assert.equal(new Set(calls.slice(0, 3)).size, 3);
  for (const [, { times }] of voice.taken) assert.equal(times, 1);
  const attempts = await room.attemptsOf(id);
  for (const line of await room.linesOf(id)) {
    const [one, two] = attempts.filter(({ target }) => target === line.contact);
    assert.ok(one?.sent_at && two && Date.parse(two.queued_at) - Date.parse(one.sent_at) >= 10_000);
  }
});
