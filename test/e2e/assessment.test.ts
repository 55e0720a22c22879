import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import {
  assessment,
  assessmentItem,
  assessmentScheme,
  assignedTask,
  deduction,
  issuedDocument,
  staffing,
} from '../../src/modules/coordination/index.ts';
import type { AnyLedger } from '../../src/kernel/ledger.ts';
import { at, otherTown, town } from '../harness/world.ts';
import { type Desk, openDesk, type Person, shot } from './harness/desk.ts';

let desk: Desk;
let office: Person;
let leader: Person;
let clerk: Person;
let id: string;
before(async () => {
  desk = await openDesk();
  [office, leader, clerk] = await Promise.all([
    desk.person('committeeOffice', '安主任'),
    desk.person('leader', '局领导'),
    desk.person('township', '城关镇经办', { area: town }),
  ]);
  desk.world.clock.set('2026-03-02T02:00:00.000Z');
  const scheme = await put(assessmentScheme, { name: '2026年乡镇考核办法' });
  const item = (name: string, source: string, points: number, price: string) =>
    put(assessmentItem, { scheme, name, source, points, price });
  await item('交办事项按期办结', 'taskLate', 40, 't50');
  await item('隐患按期整改', 'hazardOverdue', 60, 't10');
  for (const content of ['清理消防通道堵塞并报送整改前后照片', '补齐企业应急演练记录'])
    await put(assignedTask, { content, unit: '城关镇', dueOn: '2026-03-20', area: town });
  await put(assignedTask, { content: '报送防汛预案', unit: '河口镇', dueOn: '2026-03-20', area: otherTown });
  id = await put(assessment, { name: '2026年3月考核', scheme, period: '2026-03' });
  const staffed = { quota: 6, countedOn: '2026-01-01' };
  await put(staffing, { ...staffed, unit: '城关镇', actual: 4, seconded: 1, area: town });
  await put(staffing, { ...staffed, unit: '河口镇', actual: 5, area: otherTown });
  desk.world.clock.set('2026-04-01T02:00:00.000Z');
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

async function put(l: AnyLedger, draft: object): Promise<string> {
  const made = uuidv7();
  const { status, json } = await office.post(at(l), { id: made, draft });
  assert.equal(status, 201, JSON.stringify(json));
  return made;
}

async function check(page: Page, name: string): Promise<void> {
  await shot(page, name);
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(
    serious.map((each) => [each.id, ...each.nodes.map(({ html }) => html)]),
    [],
  );
}

test('the office opens what a town lost, publishes, and the town appeals against a row', async () => {
  const { page, close } = await desk.open(office, 'desk', `/l/${assessment.name}/${id}`);
  await page.getByRole('button', { name: /城关镇.*扣 10 分/ }).click();
  await page.getByRole('link', { name: '补齐企业应急演练记录' }).waitFor();
  await check(page, 'assessment-desk');
  await page.getByRole('button', { name: '通报考核' }).click();
  await page.getByText('已通报，得分已固定').waitFor();
  await close();

  const own = await desk.open(clerk, 'phone', '/assessment-ranking');
  await own.page.getByRole('button', { name: /河口镇/ }).waitFor();
  assert.equal(
    await own.page.getByRole('button', { name: /河口镇/ }).isDisabled(),
    true,
    'not the other town’s losses',
  );
  await own.page.getByRole('button', { name: /城关镇/ }).click();
  await own.page.getByRole('link', { name: '补齐企业应急演练记录' }).waitFor();
  await check(own.page, 'assessment-phone');
  await own.page.getByRole('link', { name: '查看和申诉' }).click();
  await own.page.getByRole('button', { name: '申诉', exact: true }).click();
  const dialog = own.page.getByRole('dialog');
  await dialog.getByLabel('申诉理由').fill('通道当日已清理');
  await dialog.getByRole('button', { name: '申诉', exact: true }).click();
  await own.page.getByText('申诉中').first().waitFor();
  await own.close();
  const [row] = (await clerk.get(at(deduction))).json.rows;
  assert.equal(row.appeal, '通道当日已清理');
});

test('a signed letter is numbered and sent to every town at once', async () => {
  const draft = { name: '清明祭祀用火提示', kind: 'safetyNotice', issuer: 'committeeOffice', content: '请严防山火。' };
  const letter = await put(issuedDocument, draft);
  const step = (name: string, version: number, input: object) =>
    leader.post(at(issuedDocument, letter, 'steps', name), { version, input });
  assert.equal((await step('review', 1, { opinion: '同意' })).status, 200);
  assert.equal((await step('sign', 2, {})).status, 200);
  const { page, close } = await desk.open(office, 'desk', `/l/${issuedDocument.name}/${letter}`);
  await page.getByLabel(/全部乡镇/).check();
  await page.getByLabel(/部门、企业和其他单位/).fill('县住建局');
  await check(page, 'issue-desk');
  await page.getByRole('button', { name: '编号印发给 3 个单位' }).click();
  await page
    .getByText(/函〔2026〕1号/)
    .first()
    .waitFor();
  await shot(page, 'issued-desk');
  await close();
});

test('the staff of the towns stand with the emptiest first', async () => {
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(office, size, '/staffing');
    await page.getByText('空编率 25%').waitFor();
    await check(page, `staffing-${size}`);
    await close();
  }
});
