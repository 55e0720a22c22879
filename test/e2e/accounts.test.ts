import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { codeOf } from '../../src/server/auth/rig.ts';
import { county } from '../harness/world.ts';
import { type Desk, openDesk, type Person, shot, sizes } from './harness/desk.ts';

let desk: Desk;
let system: Person;
let security: Person;
let auditor: Person;
before(async () => {
  desk = await openDesk();
  system = await desk.person('administrator', '周管理');
  security = await desk.person('securityAdministrator', '吴安全');
  auditor = await desk.person('auditor', '郑审计');
  for (const [index, name] of ['办公室', '监管一股（危化烟花）', '应急管理综合行政执法大队'].entries())
    await system.post('/api/accounts/save-section', { id: null, name, position: index, closed: false });
});
after(() => desk.end());
afterEach((t) => desk.tidy(t));

const ownPassword = 'Fangxun-2026-xiaqi';

for (const size of Object.keys(sizes) as (keyof typeof sizes)[]) {
  const username = `lixunfang${size}`;
  const name = size === 'desk' ? '李巡防' : '王巡防';

  test(`an account is made, confirmed, used, signed out by force and seen in the audit (${size})`, async () => {
    const made = await desk.open(system, size, '/settings/accounts');
    const first = await makeAccount(made.page, name, username, size);
    await assertOnce(made.page, first);

    const keeper = await desk.open(security, size);
    await keeper.page.getByText('有 1 人的 1 项岗位待您确认').waitFor();
    await look(keeper.page, `today-security-${size}`);
    await keeper.page.getByRole('link', { name: '去确认' }).click();
    await keeper.page.getByRole('heading', { name: '权限确认' }).waitFor();
    await keeper.page.getByText(name, { exact: true }).waitFor();
    await look(keeper.page, `grants-${size}`);
    await keeper.page.getByRole('button', { name: '不予确认' }).waitFor();
    await keeper.page.getByLabel(`选择 ${name}`).check();
    await keeper.page.getByRole('button', { name: '确认生效（1 项）' }).click();
    await keeper.page.getByText('没有待确认的岗位').waitFor();
    await look(keeper.page, `grants-none-${size}`);

    const person = await desk.openSignedOut(size, '/sign-in');
    await signIn(person.page, username, first);
    await person.page.getByText('请先换一个新密码').waitFor();
    await person.page.getByText('至少 8 位，含大写字母、小写字母、数字、符号中的三类').waitFor();
    await look(person.page, `first-sign-in-${size}`);
    await person.page.getByLabel('新密码', { exact: true }).fill(ownPassword);
    await person.page.getByLabel('再填一次新密码').fill(ownPassword);
    await person.page.getByRole('button', { name: '修改密码' }).click();
    await person.page
      .getByRole('heading', { name: /今日|您好|好/ })
      .first()
      .waitFor();

    await keeper.page.goto(`${desk.address}/settings/sessions`);
    await keeper.page.getByText(name, { exact: true }).waitFor();
    await keeper.page.getByLabel('查找账号').fill(username);
    await keeper.page.getByRole('button', { name: '解除锁定' }).waitFor();
    await look(keeper.page, `sessions-${size}`);
    await keeper.page.getByRole('button', { name: `强制退出 ${name}` }).click();
    await keeper.page.getByRole('button', { name: `强制退出 ${name}` }).waitFor({ state: 'detached' });
    await person.page
      .getByText(/登录已过期|重新登录/)
      .first()
      .waitFor();
    await shot(person.page, `ended-${size}`);

    const reader = await desk.open(auditor, size, '/settings/audit');
    await reader.page.getByRole('button', { name: '账号与权限' }).click();
    for (const event of ['新建账号', '提出授予岗位', '确认岗位生效', '强制退出'])
      await rowOf(reader.page, `${name}（${username}）`).filter({ hasText: event }).first().waitFor();
    await look(reader.page, `audit-${size}`);
  });

  test(`posts are given and ended with a last day, people leave, and every dialog is in order (${size})`, async () => {
    const name = size === 'desk' ? '孙轮岗' : '吴轮岗';
    await employ(name, `lungang${size}`);
    const { page } = await desk.open(system, size, '/settings/accounts');
    await page.getByRole('heading', { name: '账号与岗位' }).waitFor();
    await look(page, `accounts-${size}`);
    await page.getByRole('button', { name, exact: true }).click();
    const card = page.getByRole('dialog');
    await card.getByRole('heading', { name: new RegExp(name) }).waitFor();
    await look(page, `account-card-${size}`);

    await card.getByRole('button', { name: '授予岗位' }).click();
    await look(page, `give-post-${size}`);
    await choose(page, card.getByLabel('岗位', { exact: true }), '局领导');
    await card.getByRole('button', { name: '提交确认' }).click();
    await card.getByText('待安全管理员确认', { exact: true }).waitFor();
    await card.getByRole('button', { name: '撤回' }).click();
    await card.getByLabel('原因').fill('提错了');
    await look(page, `withdraw-post-${size}`);
    await card.getByRole('form', { name: '撤回岗位' }).getByRole('button', { name: '撤回' }).click();
    await card.getByText('待安全管理员确认', { exact: true }).waitFor({ state: 'detached' });

    await card.getByRole('button', { name: '结束', exact: true }).click();
    await card.getByLabel('在岗最后一天').fill('2026-03-20');
    await card.getByLabel('原因').fill('轮岗到执法大队');
    await look(page, `end-post-${size}`);
    await card.getByRole('form', { name: '结束岗位' }).getByRole('button', { name: '结束岗位' }).click();
    await card.getByText('至 2026-03-20').waitFor();

    await card.getByRole('button', { name: '重置密码' }).click();
    await look(page, `reset-${size}`);
    await card.getByRole('button', { name: '取消' }).click();
    await card.getByRole('button', { name: '停用' }).click();
    await look(page, `disable-${size}`);
    await card.getByRole('button', { name: '取消' }).click();

    await card.getByRole('button', { name: '办理调离' }).click();
    await card.getByLabel('在岗最后一天').fill('2026-03-10');
    await card.getByLabel('原因').fill('调往县水利局');
    await look(page, `leave-${size}`);
    await card.getByRole('form', { name: '办理调离' }).getByRole('button', { name: '办理调离' }).click();
    await card.getByText('在岗至 2026-03-10').waitFor();
    await card.getByRole('button', { name: '关闭' }).click();

    await page.getByRole('button', { name: '批量建账号' }).click();
    const list = page.getByRole('dialog');
    await list
      .getByLabel('名单')
      .fill(`姓名\t用户名\t岗位\t区域\n赵六\tzhaoliu${size}\t村级信息员\t东门社区\n钱七\tqianqi${size}\t没有的岗位\t`);
    await list.getByText(/第 3 行：没有“没有的岗位”这个岗位/).waitFor();
    await look(page, `paste-${size}`);
    await list.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '科室', exact: true }).click();
    await page.getByRole('dialog').getByText('办公室', { exact: true }).waitFor();
    await look(page, `sections-${size}`);
  });

  test(`the rules are read and changed with their ground (${size})`, async () => {
    const { page } = await desk.open(security, size, '/settings/security');
    await page.getByRole('heading', { name: '安全规则' }).waitFor();
    await look(page, `rules-${size}`);
    await page.getByRole('button', { name: '修改最短长度' }).first().click();
    await look(page, `rule-${size}`);
    await page.getByRole('textbox', { name: /^最短长度/ }).fill('200');
    await page.getByRole('button', { name: '保存并立即生效' }).click();
    await page
      .getByText(/应为|请填/)
      .first()
      .waitFor();
    await shot(page, `rule-refused-${size}`);
  });

  test(`the second factor is bound, put on another telephone and given up again (${size})`, async () => {
    const person = await desk.person('inspector', '冯换机');
    const { page } = await desk.open(person, size, '/account');
    const part = page.getByRole('region', { name: '动态口令' });
    await part.getByRole('button', { name: '绑定动态口令' }).waitFor();
    await look(page, `account-${size}`);
    await part.getByRole('button', { name: '绑定动态口令' }).click();
    await part.getByLabel('密码').fill(person.password);
    await part.getByRole('button', { name: '开始绑定' }).click();
    const old = await confirm(page, part, 0);
    await look(page, `account-bound-${size}`);

    await part.getByRole('button', { name: '更换手机' }).click();
    await part.getByLabel('密码').fill(person.password);
    await part.getByLabel('动态口令', { exact: true }).fill(codeOf(old, desk.world.clock(), 1));
    await look(page, `account-renew-${size}`);
    await part.getByRole('button', { name: '继续' }).click();
    const anew = await confirm(page, part, 0);
    assert.notEqual(old, anew);

    await part.getByRole('button', { name: '停用动态口令' }).click();
    await part.getByLabel('密码').fill(person.password);
    await part.getByLabel('动态口令', { exact: true }).fill(codeOf(anew, desk.world.clock(), 1));
    await part.getByRole('button', { name: '停用动态口令' }).click();
    await part.getByText('动态口令已停用。').waitFor();
    await part.getByRole('button', { name: '绑定动态口令' }).waitFor();
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByText('至少 8 位，含大写字母、小写字母、数字、符号中的三类').waitFor();
    await look(page, `account-password-${size}`);
  });
}

/** Reads the key an enrolment shows, types its code of now and answers the otpauth address. */
async function confirm(page: Page, part: Locator, steps: number): Promise<string> {
  const secret = (await part.locator('.enrol code').first().textContent()) ?? '';
  await shot(page, 'enrol');
  const uri = `otpauth://totp/anlan?secret=${secret}`;
  await part.getByLabel('动态口令', { exact: true }).fill(codeOf(uri, desk.world.clock(), steps));
  await part.getByRole('button', { name: '完成绑定' }).click();
  await part.getByText('动态口令已启用').waitFor();
  return uri;
}

/** Makes an account by the calls, and confirms it. */
async function employ(name: string, username: string): Promise<void> {
  const post = { role: 'inspector', area: county, section: '办公室', creditCode: null, validFrom: '2026-01-01' };
  const newcomer = { username, name, certificate: null, post: { ...post, validUntil: null, remark: null } };
  const made = await system.post('/api/accounts/make', { newcomers: [newcomer] });
  assert.equal(made.status, 200, JSON.stringify(made.json));
  const asked = (await security.get('/api/security/asked')).json as { id: string; name: string }[];
  const postIds = asked.filter((each) => each.name === name).map(({ id }) => id);
  const decided = await security.post('/api/security/decide', { postIds, confirmed: true, remark: null });
  assert.equal(decided.status, 200, JSON.stringify(decided.json));
}

/** Makes an account on the page and answers the first password it shows. */
async function makeAccount(page: Page, name: string, username: string, size: string): Promise<string> {
  await page.getByRole('button', { name: '新建账号' }).click();
  const form = page.getByRole('form', { name: '新建账号' });
  await form.getByLabel('姓名').fill(name);
  await form.getByLabel('用户名').fill('李');
  await choose(page, form.getByLabel('科室'), '监管一股');
  await look(page, `new-account-${size}`);
  await form.getByRole('button', { name: '建立账号' }).click();
  await form.getByText(/^用户名为 2 至 32 位/).waitFor();
  await shot(page, `new-account-refused-${size}`);
  await form.getByLabel('用户名').fill(username);
  await form.getByRole('button', { name: '建立账号' }).click();
  const told = page.getByRole('region', { name: '首次密码' });
  await told.waitFor();
  await look(page, `first-password-${size}`);
  const password = (await told.locator('.secret').textContent()) ?? '';
  await told.getByRole('button', { name: '已交付，关闭' }).click();
  return password;
}

/** The password that was shown is nowhere on the page any more, nor on it anew. */
async function assertOnce(page: Page, password: string): Promise<void> {
  assert.match(password, /^\w{4}(-\w{4}){3}$/);
  await page.reload();
  await page.getByRole('heading', { name: '账号与岗位' }).waitFor();
  assert.equal(await page.getByText(password).count(), 0);
}

async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

/** Chooses by typing a part of a name where there is much to choose from, else from the list. */
async function choose(page: Page, field: Locator, words: string): Promise<void> {
  await field.click();
  await page.locator('.ant-select-item-option').filter({ hasText: words }).first().click();
}

const rowOf = (page: Page, words: string) => page.locator('tr').filter({ hasText: words });

/** Keeps a picture, and holds the page to the rules of access and to its width. */
async function look(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.bone') === null);
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  await shot(page, name);
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(
    serious.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((n) => n.html).join('\n  ')}`),
    [],
    name,
  );
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.equal(width, room, `${name} scrolls sideways`);
}
