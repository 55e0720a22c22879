import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { type FakeAliyun, type Manner, type RunningAliyun, startFakeAliyun } from '../../src/adapters/fakes/aliyun.ts';
import { protocols } from '../../src/adapters/protocols.ts';
import { channel, contact } from '../../src/modules/callouts/index.ts';
import { linkOf } from '../../src/modules/callouts/link.server.ts';
import { serverModules } from '../../src/modules/server.ts';
import { asSystem } from '../../src/server/jobs/system.ts';
import type { Following } from '../../src/server/module.ts';
import { at, county, otherTown, village } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';

const secret = 'the-secret-of-the-county';
const receipts: FakeAliyun['receipts'] = {};
const manners = new Map<string, Manner>();
let desk: Desk;
let duty: Person;
let vendor: RunningAliyun;
let working: Following | undefined;

before(async () => {
  desk = await openDesk({ protocols });
  duty = await desk.person('dutyOfficer', '甲值班');
  const keeper = await desk.person('sectionChief', '丙股长');
  vendor = await startFakeAliyun({
    account: 'county',
    secret,
    perSecond: 50,
    manner: (number) => manners.get(number) ?? 'ignores',
    answerMs: () => 5,
    receiptMs: () => 50,
    receipts,
  });
  const of = { address: vendor.url, account: 'county', secret, perMinute: 600, rank: 1, price: 9000 };
  for (const [name, protocol, action] of [
    ['县电信语音', 'aliyunVoice', 'IvrCall'],
    ['县电信短信', 'aliyunSms', 'SendSms'],
  ] as const) {
    const lines = protocol === 'aliyunVoice' ? { lines: 30 } : {};
    const made = await keeper.post(at(channel), { id: uuidv7(), draft: { name, protocol, ...of, ...lines } });
    assert.equal(made.status, 201, JSON.stringify(made.json));
    const { json } = await keeper.get('/api/call-outs/channels?input=%7B%7D');
    const found = json.channels.find(({ id }: { id: string }) => id === made.json.row.id);
    receipts[action] = desk.address + found.receiptsPath;
  }
  const people: readonly (readonly [string, string, Manner, string, number])[] = [
    ['李守田', '东门社区防汛责任人', 'confirms', village, 120],
    ['王望江', '河口防汛责任人', 'hears', otherTown, 260],
    ['赵听泉', '东门水库巡查责任人', 'ignores', village, 0],
    ['周临溪', '东门社区二组防汛责任人', 'confirms', village, 35],
    ['孙旧号', '东门社区三组防汛责任人', 'dead', village, 18],
  ];
  for (const [n, [name, post, does, area, inCharge]] of people.entries()) {
    const phone = `1990000000${n}`;
    manners.set(phone, does);
    const draft = { name, unit: '城关镇', post, phone, area, inCharge, startsOn: '2026-01-01' };
    const { status, json } = await duty.post(at(contact), { id: uuidv7(), draft });
    assert.equal(status, 201, JSON.stringify(json));
    if (does === 'dead')
      await duty.post(at(contact, json.row.id, 'steps', 'fail'), { version: 1, input: { finding: '空号' } });
  }
  const { machine, log } = desk.world.server;
  const followers = serverModules.flatMap((module) => module.followers ?? []);
  working = followers.find(({ name }) => name === 'calling')?.start({ machine, protocols, address: desk.address, log });
});
afterEach((t) => desk.tidy(t));
after(async () => {
  await working?.stop();
  await desk.end();
  await vendor.stop();
});

test('a call-out is begun by keyboard, with what it takes told before anybody is called, and its board lives', async () => {
  const { page } = await desk.open(duty, 'desk', '/start-call-out');
  await page.getByLabel('事由').waitFor();
  await page.keyboard.type('暴雨橙色预警叫应');
  await page.keyboard.press('Enter'); // to the next field: nobody is called by it
  await page.keyboard.type('未来三小时有大到暴雨，请到岗组织转移');
  await page.getByText('5 人，每人 30 秒（按通常估计），30 路线：第一遍约 0.1 分钟').waitFor();
  await page.getByText('1 人的号码上次测试不通').waitFor();
  await lookOver(page, 'call-start-desk');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '暴雨橙色预警叫应' }).waitFor();
  const unreached = page.getByRole('region', { name: '未叫应人员' });
  await unreached.getByText('听完未确认').waitFor();
  await page.getByText('王望江').waitFor();
  await unreached.getByText('李守田').waitFor({ state: 'detached' });
  await lookOver(page, 'call-board-desk');
  const phone = await desk.open(duty, 'phone', new URL(page.url()).pathname);
  await phone.page.getByText('王望江').waitFor();
  await lookOver(phone.page, 'call-board-phone');
  await page.getByRole('link', { name: '王望江' }).click();
  await page.getByRole('region', { name: '呼叫记录' }).getByText('县电信语音').first().waitFor();
  await lookOver(page, 'called-desk');
});

test('who is called confirms on their own page with one thumb: heard, in position, moved n of m, reported; the board has it at once', async () => {
  const { rows } = await desk.world.database.owner.query<{ token: string; call_out: string }>(
    `select token, call_out from call_person where name = '王望江'`,
  );
  const { token, call_out: id } = rows[0] ?? { token: '', call_out: '' };
  const board = await desk.open(duty, 'desk', `/call-outs/${id}`);
  await board.page.getByText('王望江').waitFor();
  const link = await asSystem(desk.world.server.machine, county, async (ctx) => linkOf(ctx, '', token, 0));
  const { page } = await desk.openSignedOut('phone', link);
  await page.getByRole('button', { name: '收到，马上落实' }).waitFor();
  await lookOver(page, 'called-page-first');
  await page.getByRole('button', { name: '收到，马上落实' }).click();
  await page.getByText('已确认收到').waitFor();
  await board.page.getByText('王望江').waitFor({ state: 'detached', timeout: 5000 });
  await page.getByRole('button', { name: '已到岗' }).click();
  await page.getByLabel('已转移人数').fill('238');
  await page.getByRole('button', { name: '已转移' }).click();
  await page.getByText('已报 238 人').waitFor();
  await page.getByLabel('现场情况').fill('桥头积水，已拉警戒线');
  await page.getByRole('button', { name: '回报情况' }).click();
  await page.locator('.call-typed p', { hasText: '桥头积水，已拉警戒线' }).waitFor();
  await lookOver(page, 'called-page-last');
  await board.page.getByText('238/260').waitFor();
  const wrong = await desk.openSignedOut('phone', link.replace('.0.', '.1.'));
  await wrong.page.getByText('这个链接不完整').waitFor();
});

test('dead numbers stand on a list until they are mended', async () => {
  const { page } = await desk.open(duty, 'desk', '/dead-numbers');
  await page.getByRole('link', { name: '孙旧号' }).waitFor();
  await page.getByText('空号').waitFor();
  await lookOver(page, 'dead-numbers-desk');
  const phone = await desk.open(duty, 'phone', '/dead-numbers');
  await phone.page.getByRole('link', { name: '孙旧号' }).waitFor();
  await lookOver(phone.page, 'dead-numbers-phone');
});

test('a channel that fails says so within ten seconds where people are called, on its page and on the duty board', async () => {
  const { page } = await desk.open(duty, 'desk', '/channels');
  await page.getByText('正常').first().waitFor();
  const board = await desk.open(duty, 'desk', '/board');
  await board.page.getByRole('heading', { name: '值班看板' }).waitFor();
  const begun = Date.now();
  vendor.hang(true);
  await page.getByText('不通').first().waitFor({ timeout: 10_000 });
  await board.page.getByText('县电信语音').waitFor({ timeout: 10_000 });
  assert.ok(Date.now() - begun < 10_000);
  await lookOver(page, 'channels-desk');
  await lookOver(board.page, 'board-channel-fails');
  const phone = await desk.open(duty, 'phone', '/channels');
  await phone.page.getByText('不通').first().waitFor();
  await lookOver(phone.page, 'channels-phone');
  vendor.hang(false);
  await page.getByText('正常').first().waitFor({ timeout: 10_000 });
  await board.page.getByText('县电信语音').waitFor({ state: 'detached', timeout: 10_000 });
});
