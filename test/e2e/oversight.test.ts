import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { hazard, listedSupervision, warningCard, watchCardsOf } from './harness/oversight.ts';
import { enforcementPlan, planTarget } from '../../src/modules/inspections/index.ts';
import { site } from '../../src/modules/sites/index.ts';
import { at, village } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let inspector: Person;
let chief: Person;
const sites: string[] = [];
const majors: string[] = [];
const names = ['兴旺砖厂', '永安砖厂', '长河化工厂', '东风化工厂', '新丰机械厂', '惠民机械厂'];
before(async () => {
  desk = await openDesk();
  [inspector, chief] = await Promise.all([desk.person('inspector', '程执法'), desk.person('sectionChief', '简股长')]);
  const second = await desk.person('inspector', '陆执法');
  await desk.world.database.owner.query(`update account set certificate = '安执001' where id = any($1::uuid[])`, [
    [inspector.id, second.id],
  ]);
  for (const [n, name] of names.entries()) sites.push(await newSite(n, name));
  for (const n of [0, 1, 2, 3, 4]) await visited(n, `2026-0${1 + (n % 2)}-1${n}T01:00:00.000Z`);
  await visited(0, '2026-02-20T01:00:00.000Z');
  await desk.indexed();
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

async function made(answering: ReturnType<Person['post']>) {
  const { status, json } = await answering;
  assert.ok(status < 300, JSON.stringify(json));
  return json;
}

async function newSite(n: number, name: string): Promise<string> {
  const id = uuidv7();
  const sector = ['shaleBrick', 'hazchem', 'industryTrade'][Math.floor(n / 2)];
  const about = { sector, scale: 'belowScale', address: '城关镇东门', area: village, principal: '贺厂长' };
  const riskGrade = n % 2 === 0 ? 'red' : 'yellow';
  await made(inspector.post(at(site), { id, draft: { name: `安澜县${name}`, ...about, riskGrade } }));
  await made(inspector.post(at(site, id, 'steps', 'list'), { version: 1, input: {} }));
  return id;
}

const five = { measures: '更换电缆', funds: 0, dueOn: '2026-03-04', responsible: '贺厂长', contingency: '停用该回路' };

async function visited(n: number, startedAt: string): Promise<void> {
  const major = uuidv7();
  majors.push(major);
  const standard = '工贸企业重大事故隐患判定标准 第三条';
  const order = { kind: 'order', five };
  const visit = {
    site: sites[n],
    method: 'specialCheck',
    startedAt,
    inspectors: [inspector.id],
    checked: '配电与消防',
  };
  await made(
    inspector.post('/api/hazards/record-visit', {
      id: uuidv7(),
      visit,
      order: { id: uuidv7(), kind: 'order' },
      findings: [
        { id: uuidv7(), summary: '配电箱未接地', category: 'electrical', level: 'general', handling: order },
        {
          id: uuidv7(),
          summary: '灭火器过期',
          category: 'fire',
          level: 'general',
          handling: { kind: 'fixedOnSite', result: '已更换' },
        },
        n === 2
          ? { id: major, summary: '可燃气体报警停用', category: 'chemical', level: 'major', standard, handling: order }
          : { id: major, summary: '通道堆物', category: 'fire', level: 'general', handling: { kind: 'open' } },
      ],
    }),
  );
}

test('a chief sets a pool, sees who is in it, leaves one out with a reason, draws, and reckons it again', async () => {
  const { page, close } = await desk.open(chief, 'desk', '/make-draw');
  await page.getByLabel('行业领域').click();
  await page.locator('.ant-select-item-option', { hasText: '页岩砖厂' }).click();
  await page.locator('.ant-select-item-option', { hasText: '危险化学品' }).click();
  await page.keyboard.press('Escape');
  await page.getByLabel('近期检查过的不抽').fill('');
  await page.getByRole('button', { name: '列出待抽名单' }).click();
  await page.getByText('二、待抽单位 4 家，执法人员 2 人').waitFor();
  await page
    .getByRole('row', { name: /安澜县东风化工厂/ })
    .getByRole('button', { name: '排除' })
    .click();
  await page.getByLabel('安澜县东风化工厂的排除原因').fill('停产检修');
  await page.keyboard.press('Enter');
  await page.getByText('二、待抽单位 3 家').waitFor();
  await lookOver(page, 'make-draw-desk');
  await page.getByLabel('抽取家数').fill('9');
  await page.getByRole('button', { name: '抽取' }).click();
  await page.getByText('可抽的单位只有 3 家').first().waitFor();
  await page.getByLabel('抽取家数').fill('2');
  await page.getByRole('button', { name: '抽取' }).click();
  await page.getByRole('heading', { name: '抽取结果' }).waitFor();
  await page.getByRole('button', { name: '重算验证' }).click();
  await page.getByText('抽取结果与记录一致').waitFor();
  await lookOver(page, 'draw-desk');
  const { pathname } = new URL(page.url());
  await page.getByRole('button', { name: '公示', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '公示', exact: true }).click();
  await page.getByRole('img', { name: /^二维码：.*draw-result/ }).waitFor();
  const shown = (await page.getByRole('link', { name: '打开公示网页' }).getAttribute('href')) ?? '';
  await lookOver(page, 'draw-published-desk');
  await page.getByRole('link', { name: '录入检查' }).first().click();
  await page.getByRole('radio', { name: '双随机抽查' }).or(page.getByText('双随机抽查').first()).first().waitFor();
  const lot = page.getByRole('checkbox', { name: '这次检查一并完成' });
  await lot.waitFor();
  assert.ok(await lot.isChecked(), 'the lot it came from');
  const facts = page.getByRole('button', { name: /双随机抽查.*修改/ });
  if (await facts.isVisible()) await facts.click();
  const choose = async (words: string) => {
    await page.getByRole('combobox', { name: '检查方式' }).click();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  };
  await choose('专项检查');
  assert.ok(!(await lot.isChecked()), 'a visit that is none by lot fulfils none');
  await choose('双随机抽查');
  assert.ok(await lot.isChecked());
  await close();
  const phone = await desk.open(chief, 'phone', pathname);
  await phone.page.getByRole('heading', { name: '抽取结果' }).waitFor();
  await lookOver(phone.page, 'draw-phone');
  await phone.close();
  for (const size of ['desk', 'phone'] as const) {
    const stranger = await desk.openSignedOut(size, shown);
    await stranger.page.getByText('从 3 家单位中抽取 2 家（另有 1 家按规则排除），从 2 名执法人员中选派').waitFor();
    await stranger.page.getByText('重算过一遍，结果与公示一致').waitFor();
    assert.equal(await stranger.page.getByText('安执001').count(), 4, 'two officers for each of two sites');
    await stranger.page.getByText('抽中单位和人员的标识').click();
    await lookOver(stranger.page, `draw-result-${size}`);
    const [list] = await Promise.all([
      stranger.page.waitForEvent('download'),
      stranger.page.getByRole('link', { name: '待抽名单' }).click(),
    ]);
    assert.match(list.suggestedFilename(), /待抽名单\.txt$/);
    await stranger.close();
  }
  const unknown = await desk.openSignedOut(
    'phone',
    shown.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  );
  await unknown.page.getByText('没有这次抽查的公示').waitFor();
  await unknown.close();
});

test('a rule of cards shows whom it would card before it is in force, and warns when that is nearly everybody', async () => {
  desk.world.clock.set('2026-03-09T02:00:00.000Z');
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(chief, size, '/set-card-rule');
    await page.getByLabel('规则名称').fill(`整改逾期${size}`);
    await page.getByLabel('警示措施').fill('三日内整改并书面说明');
    await page.getByLabel('天数').fill('0');
    await page.getByRole('button', { name: '试算会亮谁的牌' }).click();
    await page.getByText(/会给 5 家亮黄牌，占适用的 6 家的 83%/).waitFor();
    await page.getByText('范围过大').waitFor();
    await lookOver(page, `card-rule-${size}`);
    if (size === 'desk') {
      await page.getByLabel('达到数量').fill('2');
      await page.getByRole('button', { name: '试算会亮谁的牌' }).click();
      await page.getByText(/会给 2 家亮黄牌/).waitFor();
      await page.getByRole('button', { name: '启用规则，给这 2 家亮牌' }).click();
      await page.getByRole('heading', { name: '整改逾期desk' }).waitFor();
    }
    await close();
  }
  await watchCardsOf(desk);
  const { json } = await chief.get(at(warningCard));
  assert.equal(json.rows.length, 2);
  desk.world.clock.set('2026-03-02T02:00:00.000Z');
});

test('a major hazard is proposed for listing from the page that says what is missing', async () => {
  const { page, close } = await desk.open(chief, 'desk', '/propose-listing');
  await page.getByRole('heading', { name: '可燃气体报警停用' }).waitFor();
  await page.getByRole('button', { name: '提请挂牌' }).click();
  await lookOver(page, 'listing-desk');
  await page.getByRole('form', { name: '提请挂牌' }).getByRole('button', { name: '提请挂牌' }).click();
  await page.getByRole('heading', { name: '可燃气体报警停用' }).waitFor();
  await page.waitForURL(new RegExp(`/l/${listedSupervision.name}/`));
  await page.getByText('待批准').first().waitFor();
  await close();
});

test('an enterprise on one page: figures of the year, what is open, what comes again', async () => {
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(inspector, size, `/dossier/${sites[0]}`);
    await page.getByRole('heading', { name: '安澜县兴旺砖厂监管档案' }).waitFor();
    await page.getByText('计入上限 2/4').waitFor();
    await page.getByRole('heading', { name: '两年内多次查出' }).waitFor();
    await page.getByText('消防类 4 次').waitFor();
    await lookOver(page, `dossier-${size}`);
    await close();
  }
});

test('the analysis compares by month, sector, town, category and site; a figure opens its rows, a table is one click away', async () => {
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(chief, size, '/analysis');
    await page.getByRole('heading', { name: '逐月趋势' }).waitFor();
    await page
      .getByRole('img', { name: /逐月趋势/ })
      .locator('svg')
      .waitFor();
    await page.getByRole('link', { name: /18 处\s*发现隐患/ }).waitFor();
    await lookOver(page, `analysis-${size}`);
    const sectors = page.getByRole('region', { name: '按行业领域' });
    await sectors.getByRole('button', { name: '看表' }).click();
    await sectors.getByRole('row', { name: /页岩砖厂/ }).waitFor();
    await lookOver(page, `analysis-table-${size}`);
    if (size === 'desk') {
      const row = sectors.getByRole('row', { name: /页岩砖厂/ });
      const count = await row.getByRole('link').nth(1).textContent();
      await row.getByRole('link').nth(1).click();
      await page.waitForURL(new RegExp(`/l/${hazard.name}`));
      await page.getByText(`${count} 条`).first().waitFor();
    }
    await close();
  }
});

test('a plan shows how far each section has come', async () => {
  const [plan, target] = [uuidv7(), uuidv7()];
  await made(chief.post(at(enforcementPlan), { id: plan, draft: { name: '2026年度监管执法计划', year: 2026 } }));
  const about = {
    name: '监管二股砖厂重点检查',
    plan,
    section: '监管二股',
    sector: 'shaleBrick',
    kind: 'key',
    target: 4,
  };
  const span = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
  await made(chief.post(at(planTarget), { id: target, draft: { ...about, ...span } }));
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(chief, size, '/plan-board');
    await page.getByRole('heading', { name: '监管二股' }).waitFor();
    await page.getByText('0.0%').first().waitFor();
    await page.getByRole('columnheader', { name: '已完成' }).waitFor();
    await lookOver(page, `plan-${size}`);
    await close();
  }
});

test('a checklist is pasted from a table, put in force, and guides a visit: what fails becomes a finding with its clause', async () => {
  const { page, close } = await desk.open(chief, 'desk', '/edit-checklist');
  await page.getByLabel('检查表名称').fill('砖厂检查表');
  await page
    .getByLabel(/检查项/)
    .fill('1\t窑体无裂缝\t砖瓦规程 4.2\t窑体有裂缝未处理\n配电箱接地可靠｜GB 50054-2011 第5.2节');
  await page.getByText('检查项（2 项）').waitFor();
  await lookOver(page, 'checklist-desk');
  await page.getByRole('button', { name: '保存并启用' }).click();
  await page.getByRole('heading', { name: '砖厂检查表' }).waitFor();
  await page.goto(`${desk.address}/record-visit?given=${encodeURIComponent(JSON.stringify({ site: sites[1] }))}`);
  await page.getByLabel('检查表', { exact: true }).click();
  await page.locator('.ant-select-item-option', { hasText: '砖厂检查表（第 1 版，2 项）' }).click();
  await page.getByRole('radiogroup', { name: '窑体无裂缝' }).getByText('不符合', { exact: true }).click();
  await page.getByRole('radiogroup', { name: '配电箱接地可靠' }).getByText('符合', { exact: true }).click();
  await page.getByRole('article', { name: '第 1 条隐患' }).waitFor();
  await page.getByText('砖瓦规程 4.2').nth(1).waitFor();
  await lookOver(page, 'visit-checklist-desk');
  await close();
});
