import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { dutyMatter } from '../../src/modules/duty/index.ts';
import { incidentCall } from '../../src/modules/incidents/index.ts';
import { made } from '../harness/answers.ts';
import { asRoster, type Crew, enact, rosterOf } from '../harness/duty-desk.ts';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, type Person, shot } from './harness/desk.ts';
import { lookOverStrictly } from './harness/look-over.ts';

const spoken = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

let desk: Desk;
let first: Person;
let second: Person;
let boss: Person;
let chief: Person;
let crew: Crew;
before(async () => {
  desk = await openDesk();
  first = await desk.person('dutyOfficer', '甲值班');
  second = await desk.person('dutyOfficer', '乙值班');
  boss = await desk.person('leader', '丁局长');
  const others = [await desk.person('dutyOfficer', '己值班'), await desk.person('dutyOfficer', '庚值班')];
  const leaders = [boss, await desk.person('leader', '戊局长')];
  chief = await desk.person('sectionChief', '丙股长');
  crew = { chief, leaders, officers: [first, second, ...others] };
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

test('a new matter is heard and stands out in colour; ? shows the keys; the board fills a wall by day and by night', async () => {
  const { page, close } = await desk.open(first, 'desk', '/');
  await page.addInitScript(() => {
    // Which sounds the browser is asked for; it plays them none the less.
    const asked = Object.getOwnPropertyDescriptor(AudioScheduledSourceNode.prototype, 'start')?.value;
    if (typeof asked !== 'function') throw new Error('this browser has no sounds to ask for');
    Object.defineProperty(AudioScheduledSourceNode.prototype, 'start', {
      value(this: AudioScheduledSourceNode, ...when: [number]) {
        const root = document.documentElement;
        root.dataset['tones'] = String(Number(root.dataset['tones'] ?? 0) + 1);
        Reflect.apply(asked, this, when);
      },
    });
  });
  await page.goto(`${desk.address}/board`);
  await page.getByText('实时，').waitFor();
  const tones = () => page.evaluate(() => Number(document.documentElement.dataset['tones'] ?? 0));
  assert.equal(await tones(), 0, 'what was there before is not announced');
  const tell = (subject: string) => second.post(at(dutyMatter), { id: uuidv7(), draft: { subject, desk: 'bureau' } });
  await tell('回复河口镇水位');
  const fresh = page.locator('.duty-line-new', { hasText: '回复河口镇水位' });
  await fresh.waitFor();
  await fresh.getByText('新', { exact: true }).waitFor();
  assert.match(
    await fresh.evaluate((line) => getComputedStyle(line).boxShadow),
    /14, 90, 138/,
    'marked in the brand’s blue',
  );
  assert.equal(await tones(), 2, 'one chime is two tones');
  const draft = { heard: '河里有人呼救', receivedAt: desk.world.clock() };
  await second.post(at(incidentCall), { id: uuidv7(), draft });
  await page.locator('.duty-line-new', { hasText: '河里有人呼救' }).waitFor();
  assert.equal(await tones(), 6, 'a grave one is heard twice');
  await page.keyboard.press('m');
  await page.getByRole('button', { name: '声音关' }).waitFor();
  await tell('转告气象台');
  await page.locator('.duty-line-new', { hasText: '转告气象台' }).waitFor();
  assert.equal(await tones(), 6);

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: '本页按键' });
  await sheet.getByText('大屏：铺满窗口，字更大').waitFor();
  await shot(page, 'board-keys');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await page.keyboard.press('w');
  await page.locator('.duty-board-wall').waitFor();
  await lookOverStrictly(page, 'board-wall');
  const size = await page
    .locator('.duty-line-title')
    .first()
    .evaluate((line) => parseFloat(getComputedStyle(line).fontSize));
  assert.ok(size >= 32, `${size} px is not read from three metres`);
  await page.keyboard.press('d');
  await page.locator('.duty-board.night').waitFor();
  await lookOverStrictly(page, 'board-night');
  await page.reload();
  await page.locator('.duty-board.night').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.duty-board.night').waitFor({ state: 'detached' });
  await close();
});

test('a call is kept when the line is cut, says where it is kept, and a colleague goes on with it', async () => {
  const { page } = await desk.open(first, 'desk', '/take-call');
  await page.getByText('10:00 接听').waitFor(); // the county's clock, whatever the machine's own says
  await page.getByLabel('什么事').fill('北山有烟');
  await page.getByText('已保存，值班看板上同事也能看到').waitFor();
  await desk.stop();
  await page.getByLabel('地点', { exact: true }).fill('不清楚，大概在林场一带');
  await page.getByText('连接不上服务器，已存在本机').waitFor({ timeout: 9000 });
  await page.keyboard.press('F9');
  await page.getByText('写下的内容还在本页').waitFor({ timeout: 9000 });
  await shot(page, 'take-call-lost');
  await desk.start();
  await page.getByText('已保存，值班看板上同事也能看到').waitFor();
  await page.getByLabel('地点', { exact: true }).press('F9');
  await page.getByRole('heading', { name: '值班看板' }).waitFor();
  await page.context().close(); // the browser complains of what it could not reach

  const other = await desk.open(second, 'phone', '/board');
  await other.page.getByRole('link', { name: /北山有烟/ }).click();
  await other.page.getByRole('link', { name: '继续接报' }).click();
  assert.equal(await other.page.getByLabel('什么事').inputValue(), '北山有烟');
  assert.equal(await other.page.getByLabel('地点', { exact: true }).inputValue(), '不清楚，大概在林场一带');
  await lookOverStrictly(other.page, 'take-call-continue-phone');
  await other.page.getByRole('button', { name: '立为事件' }).click();
  await other.page.getByRole('heading', { name: '向谁报告、最迟何时' }).waitFor();
  const link = other.page.url();
  await other.close();
  const call = (await made(first.get(`${at(incidentCall)}?limit=20`))).rows.find(
    ({ heard }: { heard: string }) => heard === '北山有烟',
  );
  assert.equal(call.state, 'raised');
  const late = await desk.open(first, 'desk', `/take-call/${call.id}`);
  await late.page.getByText('这通来电已经处理').waitFor();
  await late.close();
  assert.ok(link.includes(call.incident));
});

test('the chain of an incident shows what differs, figure by figure and word by word', async () => {
  const ids = { id: uuidv7(), call: uuidv7() };
  const draft = {
    heard: '货车侧翻',
    kind: 'traffic',
    placeWords: '国道弯道',
    injured: 1,
    receivedAt: desk.world.clock(),
  };
  await made(first.post('/api/incidents/raise', { ...ids, version: null, draft }));
  const report = (more: object) =>
    made(first.post('/api/incidents/report', { id: uuidv7(), incident: ids.id, kind: 'next', ...more }));
  await report({ situation: '交警已到场，伤员正在送医，道路单边放行。' });
  await report({
    situation: '交警已到场，伤员全部送医，道路恢复通行。',
    injured: 3,
    dead: 0,
    explanation: '清点后增加两人',
  });
  const { page, close } = await desk.open(first, 'desk', `/incidents/${ids.id}`);
  const chain = page.getByRole('region', { name: '报告链' });
  await chain.getByText('受伤 1→3').waitFor();
  await chain.getByText('死亡 不详→0').waitFor();
  assert.deepEqual(await chain.locator('del').allTextContents(), ['正在', '单边放行']);
  assert.deepEqual(await chain.locator('ins').allTextContents(), ['全部', '恢复通行']);
  await lookOverStrictly(page, 'incident-chain-desk');
  await chain.getByLabel('标出与上次的不同').uncheck();
  assert.equal(await chain.locator('del').count(), 0);
  await close();
  const phone = await desk.open(first, 'phone', `/incidents/${ids.id}`);
  await phone.page.getByText('受伤 1→3').waitFor();
  await lookOverStrictly(phone.page, 'incident-chain-phone');
  await phone.close();
});

test('a turn is exchanged: asked for, agreed to, confirmed; the month’s roster prints on one sheet of A4', async () => {
  await enact(crew);
  await rosterOf(crew, '2026-03-02', '2026-03-31');
  const turns = async () => (await asRoster(crew.chief, '2026-03-02', '2026-03-31')).shifts;
  const before = await turns();
  const mainAt = (n: number) => before[n]?.main.id;
  const at = before.findIndex(
    (_: unknown, n: number) =>
      n > 0 &&
      mainAt(n) === first.id &&
      mainAt(n + 1) === second.id &&
      mainAt(n + 2) !== first.id &&
      mainAt(n - 1) !== second.id,
  );
  const [mine, theirs] = [before[at], before[at + 1]];
  const asking = await desk.open(first, 'desk', '/swap');
  const turn = asking.page.getByRole('listitem').filter({ hasText: spoken(mine.onDay) });
  await turn.getByRole('button', { name: '申请换班' }).click();
  await asking.page.getByLabel('和谁换').fill(`乙值班　${spoken(theirs.onDay)}`);
  await shot(asking.page, 'swap-ask-desk');
  await asking.page.keyboard.press('Enter');
  await asking.page.getByLabel('原因').fill('参加家长会');
  await asking.page.getByRole('button', { name: '提交申请' }).click();
  await asking.page.getByRole('region', { name: '我的申请' }).getByText('待对方同意').waitFor();
  await lookOverStrictly(asking.page, 'swap-desk');
  const answering = await desk.open(second, 'phone', '/swap');
  await answering.page.getByRole('region', { name: '等我答复' }).waitFor();
  await lookOverStrictly(answering.page, 'swap-phone');
  await answering.page.getByRole('button', { name: '同意换班' }).click();
  await answering.page.getByRole('region', { name: '等我答复' }).waitFor({ state: 'hidden' });
  await answering.close();
  const deciding = await desk.open(boss, 'phone', '/swap');
  await deciding.page.getByRole('button', { name: '确认换班' }).click();
  await deciding.page.getByText('已换班').waitFor();
  await deciding.close();
  await asking.close();
  const now = await turns();
  assert.deepEqual([now[at].main.id, now[at + 1].main.id], [second.id, first.id]);

  const roster = await desk.open(chief, 'desk', '/roster');
  await roster.page.getByRole('button', { name: '本月' }).click();
  await roster.page.getByText('2026-03-01 至 2026-03-31').waitFor();
  await lookOverStrictly(roster.page, 'roster-month-desk');
  await roster.page.emulateMedia({ media: 'print' });
  const pdf = (await roster.page.pdf({ format: 'A4', printBackground: false })).toString('latin1');
  assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1);
  await roster.page.getByText('安澜县应急管理局2026年3月值班表').waitFor();
  await roster.page.setViewportSize({ width: 700, height: 1000 });
  await shot(roster.page, 'roster-print');
  await roster.close();
  const small = await desk.open(chief, 'phone', '/roster');
  await small.page.getByText('带班领导').first().waitFor({ state: 'attached' });
  await lookOverStrictly(small.page, 'roster-phone');
  await small.close();
});
