import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { AnyLedger } from '../../src/kernel/ledger.ts';
import { accident } from '../../src/modules/accidents/index.ts';
import { permit, permitApplication, permitSuspension, safetyCertificate } from '../../src/modules/permits/index.ts';
import { gradeRisks } from '../../src/modules/prevention/prevention-clock.server.ts';
import { riskPoint, riskTask } from '../../src/modules/prevention/index.ts';
import { site } from '../../src/modules/sites/index.ts';
import { runJob } from '../../src/server/jobs/jobs.ts';
import { at, otherTown, village } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let clerk: Person;
let chief: Person;
let leader: Person;
let duty: Person;
let shop: string;
before(async () => {
  desk = await openDesk();
  [clerk, chief, leader, duty] = await Promise.all([
    desk.person('inspector', '卢窗口'),
    desk.person('sectionChief', '简股长'),
    desk.person('leader', '余局长'),
    desk.person('dutyOfficer', '文值班'),
  ]);
  shop = await create(site, place('城关镇红火烟花爆竹店', 'fireworksRetail'));
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

const place = (name: string, sector: string, area = village) => ({
  name,
  sector,
  scale: 'belowScale',
  address: '东门 7 号',
  area,
});
async function create(l: AnyLedger, draft: object, by = clerk): Promise<string> {
  const { status, json } = await by.post(at(l), { id: uuidv7(), draft });
  assert.ok(status < 300, JSON.stringify(json));
  return json.row.id;
}
async function step(l: AnyLedger, id: string, name: string, input: object, by = clerk): Promise<void> {
  const { row } = (await by.get(at(l, id))).json;
  const { status, json } = await by.post(at(l, id, 'steps', name), { version: row.version, input });
  assert.equal(status, 200, JSON.stringify(json));
}

test('an application is accepted, granted by another and issued from its own page; a kind suspended by policy says so', async () => {
  const id = await create(permitApplication, {
    applicant: '城关镇红火烟花爆竹店',
    site: shop,
    kind: 'fireworksRetail',
    matter: 'new',
    principal: '店主甲',
    scope: 'C级、D级烟花爆竹零售',
    storageLimit: '80 箱',
    receivedOn: '2026-03-02',
  });
  const window = await desk.open(clerk, 'desk', `/permit-applications/${id}`);
  await window.page.getByRole('button', { name: '受理', exact: true }).click();
  await window.page.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click();
  await window.page.getByText('已受理').first().waitFor();
  await step(permitApplication, id, 'review', { environment: 'notNeeded', reviewOpinion: '专店销售，材料齐全' });
  const visit = {
    checkedOn: '2026-03-02',
    checkers: [clerk.id, chief.id],
    checkResult: 'pass',
    checkFindings: '距离合格',
  };
  await step(permitApplication, id, 'checkSite', visit);
  const boss = await desk.open(leader, 'phone', `/permit-applications/${id}`);
  await boss.page.getByRole('button', { name: '准予许可' }).click();
  await boss.page.getByLabel('决定意见').fill('准予许可');
  await boss.page.getByRole('dialog').getByRole('button', { name: '准予许可' }).click();
  await boss.page.getByText('准予许可待发证').first().waitFor();
  await lookOver(boss.page, 'permit-application-phone');
  const stop = { basis: '安政发〔2026〕3号', kind: 'fireworksRetail', fromOn: '2026-03-01', reason: '城区全域禁放' };
  const suspension = await create(permitSuspension, stop, chief);
  await window.page.reload();
  await window.page.getByText('停止发放（安政发〔2026〕3号）：城区全域禁放').waitFor();
  assert.equal(await window.page.getByRole('button', { name: '发证' }).isDisabled(), true);
  await lookOver(window.page, 'permit-application-desk');
  await step(permitSuspension, suspension, 'lift', { liftReason: '通告废止' }, leader);
  await window.page.reload();
  await window.page.getByRole('button', { name: '发证' }).click();
  await window.page.getByRole('dialog').getByRole('button', { name: '发证' }).click();
  await window.page.getByText('已发证').first().waitFor();
  const issued = (await clerk.get(at(permitApplication, id))).json.row.issuedPermit;
  await window.page.goto(`${desk.address}/permits/${issued}`);
  await window.page.getByText('（安应急）LS〔2026〕0001').first().waitFor();
  await window.page.getByRole('button', { name: '制作许可证' }).waitFor();
  await lookOver(window.page, 'permit-desk');
});

test('the board of expiry shows what is past, near and missing, at both widths', async () => {
  const paper = { site: shop, kind: 'fireworksRetail', principal: '甲', scope: 'D级', storageLimit: '50 箱' };
  for (const [holder, validTo] of [
    ['河口镇响铃烟花店', '2026-02-27'],
    ['城关镇如意烟花店', '2026-03-20'],
    ['城关镇老字号烟花店', '2026-05-20'],
  ])
    await create(
      permit,
      {
        ...paper,
        holder,
        permitNumber: `（安应急）LS〔2024〕00${validTo?.slice(-2)}`,
        issuedOn: '2024-05-21',
        validFrom: '2024-05-21',
        validTo,
      },
      chief,
    );
  const person = await create(safetyCertificate, { name: '矿长丁', site: shop, duty: 'principal' });
  await step(safetyCertificate, person, 'lack', {});
  await create(
    permitSuspension,
    { basis: '安政发〔2026〕9号', kind: 'safetyProduction', fromOn: '2026-03-01', reason: '整治' },
    chief,
  );
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(clerk, size, '/permit-expiry');
    await page.getByText('已超 3 天').waitFor();
    await page.getByText('还剩 18 天').waitFor();
    await page.getByText('停止发放，依据').waitFor();
    await lookOver(page, `permit-expiry-${size}`);
    await page.getByText('安全管理合格证', { exact: true }).first().click();
    await page.getByText('矿长丁').waitFor();
    await close();
  }
});

test('the four colours stand by town and site, and a check is made with one press or with what it found', async () => {
  const plant = await create(site, place('城关镇化工厂', 'hazchem'));
  const mine = await create(site, place('河口镇铁矿', 'noncoalMine', otherTown));
  const judged = { method: 'lec', likelihood: 'likely', exposure: 'daily', consequence: 'death' };
  const risk = { kind: 'chemical', spot: '罐区', accident: 'poisoning' };
  const tank = await create(riskPoint, { ...risk, ...judged, name: '液氯储罐', site: plant });
  await create(riskPoint, { ...risk, ...judged, likelihood: 'possible', name: '装卸台', site: plant });
  await create(riskPoint, {
    ...risk,
    method: 'ls',
    probability: 3,
    harm: 3,
    name: '主井提升',
    kind: 'equipment',
    accident: 'roof',
    site: mine,
  });
  await runJob(desk.world.server.machine, gradeRisks);
  const task = await create(riskTask, {
    name: '储罐液位检查',
    site: plant,
    risk: tank,
    everyDays: 1,
    responsible: '班长',
    startsOn: '2026-02-20',
  });
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(clerk, size, '/risk-board');
    await page.getByText('红（重大风险）').first().waitFor();
    await page.getByText('排查超期 1').waitFor();
    await lookOver(page, `risk-board-${size}`);
    await close();
  }
  const { page } = await desk.open(clerk, 'phone', `/risk-tasks/${task}`);
  await page.getByRole('button', { name: '已排查，发现隐患' }).click();
  await page.getByLabel('隐患描述').fill('液位计失灵');
  await page.getByLabel('隐患类别').fill('设备设施');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '登记排查和隐患' }).click();
  await page
    .getByRole('link', { name: /排查记录/ })
    .first()
    .waitFor();
  await page.getByText('储罐液位检查').nth(1).waitFor();
  await lookOver(page, 'risk-task-phone');
});

test('an accident is reported from its page, chained, and its team formed', async () => {
  const heard = {
    name: '城关镇金属加工厂“3·1”机械伤害事故',
    unitName: '城关镇金属加工厂',
    kind: 'mechanical',
    sector: 'industryTrade',
    occurredAt: '2026-03-01T22:00:00.000Z',
    knewAt: '2026-03-01T22:10:00.000Z',
    receivedAt: '2026-03-02T01:00:00.000Z',
    address: '城关镇东门社区',
    course: '操作工清理冲压机时被压',
    measures: '停机、送医、封闭现场',
    area: village,
  };
  const id = await create(accident, heard, duty);
  const { page } = await desk.open(duty, 'phone', `/accidents/${id}`);
  await page.getByText('涉嫌迟报').waitFor();
  await page.getByRole('button', { name: '首报' }).click();
  await page.getByLabel('死亡人数').fill('1');
  await page.getByLabel('情况').last().fill('伤者送医后死亡，现场已封闭');
  await page.getByRole('button', { name: '发出报告' }).click();
  await page.getByText('报告 1 次').waitFor();
  await lookOver(page, 'accident-phone');
  const office = await desk.open(chief, 'desk', `/accidents/${id}`);
  await office.page.getByRole('button', { name: '成立调查组' }).click();
  await office.page.getByLabel('调查组组长').fill('副县长');
  await office.page.getByLabel('成员单位及人员').fill('应急、公安、监委、总工会');
  await office.page.getByRole('dialog').getByRole('button', { name: '成立调查组' }).click();
  await office.page.getByText('打开调查').waitFor();
  await lookOver(office.page, 'accident-desk');
  await office.page.getByText('打开调查').click();
  await office.page.getByText('提交报告').first().waitFor();
  await lookOver(office.page, 'investigation-desk');
});
