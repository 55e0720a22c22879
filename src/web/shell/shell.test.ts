import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { newPage, openBrowser } from '../../../test/harness/browser.ts';
import { type Answer, answerCalls, problem, servePages, today, well } from './fake-desk.ts';

const desk = { width: 1280, height: 720 };
const phone = { width: 360, height: 740 };
let browser: Browser;
let pages: Awaited<ReturnType<typeof servePages>>;

before(async () => {
  [pages, browser] = await Promise.all([servePages(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await pages.close();
});

/** Opens an address with a server that answers so, does something there, and finds no errors on the page but expected ones. */
async function at(
  viewport: typeof desk,
  path: string,
  answers: Parameters<typeof answerCalls>[1],
  act: (page: Page) => Promise<void>,
  expected = /^$/,
) {
  const { page, errors } = await newPage(browser, viewport);
  page.setDefaultTimeout(15_000);
  await answerCalls(page, answers);
  await page.goto(`${pages.address}${path}`);
  await act(page);
  await page.context().close();
  deepEqual(
    errors.filter((error) => !expected.test(error)),
    [],
  );
}

/** Holds a page to WCAG 2.2 AA as far as a machine can tell. */
async function passesWcag(page: Page) {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  deepEqual(found, []);
}

for (const viewport of [desk, phone]) {
  test(`today at ${viewport.width} px says what is owed by whom, fits, and passes WCAG 2.2 AA`, () =>
    at(viewport, '', well, async (page) => {
      await page.getByRole('region', { name: '我要办的' }).getByText('已超 2 天').waitFor();
      await page.getByText('还剩 3 小时 12 分').waitFor();
      await page.getByRole('region', { name: '本辖区待办' }).getByText('企业安全管理员').waitFor();
      await page.getByText('程某 报告整改').waitFor();
      equal(await page.title(), '今日 · 安澜');
      const late = page.getByRole('link', { name: '配电箱前堆放杂物' });
      equal(await late.getAttribute('href'), `/l/hazard/${today.mine[0]?.rowId}`);
      ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
      await passesWcag(page);
    }));
}

test('on a phone everything that can be touched is at least 44 px high', () =>
  at(phone, '', well, async (page) => {
    await page.getByText('已超 2 天').waitFor();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('a, button')]
        .filter((target) => target.getClientRects().length > 0 && !target.classList.contains('skip'))
        .filter((target) => target.getBoundingClientRect().height < 44)
        .map((target) => target.outerHTML),
    );
    deepEqual(small, [], 'targets below 44 px');
  }));

test('search, panels, account and the door pass WCAG 2.2 AA too, and Escape closes what was opened', () =>
  at(desk, '', well, async (page) => {
    await page.getByRole('button', { name: '收起菜单' }).click();
    await page.getByRole('button', { name: '3 项已逾期' }).press('Enter');
    await page.getByRole('heading', { name: '3 项已逾期' }).waitFor();
    await passesWcag(page);
    await page.keyboard.press('Tab');
    equal(await page.evaluate(() => document.activeElement?.closest('.alerts') !== null), true, 'the panel is next');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: '3 项已逾期' }).waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.getByRole('option').first().waitFor();
    await passesWcag(page);
    await page.keyboard.press('Escape');
    await page.goto(`${pages.address}account`);
    await page.getByRole('button', { name: '修改密码' }).click();
    await passesWcag(page);
    await page.goto(`${pages.address}sign-in`);
    await page.getByLabel('用户名').waitFor();
    await passesWcag(page);
  }));

test('a figure opens the list of exactly what it counts', () =>
  at(desk, '', well, async (page) => {
    await page.getByRole('link', { name: '已逾期 3' }).click();
    await page.waitForURL(/\/l\/hazard/);
    deepEqual(JSON.parse(new URL(page.url()).searchParams.get('where') ?? ''), { dueAt: { lt: '@now' } });
  }));

test('Ctrl K goes, finds and does, by keyboard alone', () => {
  const hit = { ledger: 'site', rowId: '019f0000-0000-7000-8000-0000000000a1', title: '城关电子厂', area: '519901101' };
  const answers = { ...well, '/api/search': [hit], '/api/ledgers/site': problem(404, 'missing', '没有这条监管单位') };
  return at(desk, '', answers, async (page) => {
    await page.getByText('已超 2 天').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('xjxc');
    await page.getByRole('option', { name: '新建现场检查', selected: true }).waitFor();
    await page.getByRole('combobox').fill('dzc');
    await page.getByRole('option', { name: '城关电子厂', selected: true }).waitFor();
    equal(await page.locator('mark').textContent(), '电子厂');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/l/site/${hit.rowId}`);
    await page.keyboard.press('Control+k');
    await page.getByRole('group', { name: '最近打开' }).getByText('城关电子厂').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox').waitFor({ state: 'detached' });
  });
});

test('who is not signed in is led through the door, a new password and back to where they wanted to go', () => {
  let signedIn = false;
  const asked: unknown[] = [];
  const entering = (next: string) => (body: string) => {
    asked.push(JSON.parse(body));
    signedIn = next === 'home';
    return { next };
  };
  const answers = {
    ...well,
    '/api/me': (): Answer => (signedIn ? well['/api/me'] : problem(401, 'unauthenticated', '请先登录')),
    '/api/auth/sign-in': entering('change-password'),
    '/api/auth/change-password': entering('home'),
  };
  return at(desk, 'record', answers, async (page) => {
    await page.getByLabel('用户名').fill('ding');
    await page.getByRole('textbox', { name: '密码' }).fill('Before-2026');
    await page.keyboard.press('Enter');
    await page.getByLabel('新密码', { exact: true }).fill('After-2026');
    await page.keyboard.press('Enter');
    await page.getByText('两次填写的新密码不一致').waitFor();
    await page.getByLabel('再填一次新密码').fill('After-2026');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '记录' }).waitFor();
    match(page.url(), /\/record$/);
    deepEqual(asked, [
      { username: 'ding', password: 'Before-2026' },
      { current: 'Before-2026', next: 'After-2026' },
    ]);
  });
});

test('a wrong password and a lock are told in the server’s words', () => {
  const answers = {
    '/api/auth/sign-in': problem(429, 'tooMany', '失败次数过多，账号已锁定至 14:20，请届时再试'),
    '/api/me': problem(401, 'unauthenticated', '请先登录'),
    '/healthz': {},
  };
  return at(phone, 'sign-in', answers, async (page) => {
    await page.getByLabel('用户名').fill('ding');
    await page.getByRole('textbox', { name: '密码' }).fill('x');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('账号已锁定至 14:20').waitFor();
    equal(await page.getByLabel('用户名').inputValue(), 'ding');
  });
});

test('a session that ends is renewed over the page, which keeps what was typed', () => {
  let ended = false;
  const gone = problem(401, 'unauthenticated', '请先登录');
  const answers = {
    ...well,
    '/api/me': () => (ended ? gone : well['/api/me']),
    '/api/auth/sign-in': () => {
      ended = false;
      return { next: 'home' };
    },
  };
  return at(desk, 'account', answers, async (page) => {
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByLabel('新密码', { exact: true }).fill('Half-typed-1');
    ended = true; // the next call to find out is that of the live connection
    const again = page.getByRole('dialog', { name: '重新登录' });
    await again.getByText('丁某，请重新登录').waitFor();
    await again.getByLabel('用户名').fill('ding');
    await again.getByRole('textbox', { name: '密码' }).fill('After-2026');
    await page.keyboard.press('Enter');
    await again.waitFor({ state: 'detached' });
    equal(await page.getByLabel('新密码', { exact: true }).inputValue(), 'Half-typed-1');
  });
});

test('a server out of reach is said so, and the page recovers by itself', () => {
  let lost = true;
  const unless = (answer: object) => (): Answer => (lost ? 'lost' : answer);
  const answers = { ...well, '/healthz': unless({}), '/api/today': unless(today) };
  const act = async (page: Page) => {
    await page.getByText('连接不上服务器，正在重试').waitFor();
    lost = false;
    await page.getByText('已超 2 天').waitFor();
    await page.getByText('连接不上服务器，正在重试').waitFor({ state: 'detached' });
  };
  return at(desk, '', answers, act, /net::ERR_FAILED/);
});

test('rows that change elsewhere are shown at once', () => {
  let closed = false;
  const rest = { ...today, mine: today.mine.slice(1) };
  const answers = { ...well, '/api/today': () => (closed ? rest : today) };
  return at(desk, '', answers, async (page) => {
    await page.getByText('配电箱前堆放杂物').waitFor();
    closed = true;
    await page.route('**/api/live', (route) =>
      route.fulfill({
        contentType: 'text/event-stream',
        body: 'event: rows\ndata: [{"ledger":"hazard","rowId":"1","version":2,"action":"close"}]\n\n',
      }),
    );
    await page.getByText('配电箱前堆放杂物').waitFor({ state: 'detached' });
    await page.getByText('灭火器压力不足').first().waitFor();
  });
});

test('an address that leads nowhere says so in plain words, within the shell', () =>
  at(desk, 'no/such/page', well, async (page) => {
    await page.getByRole('heading', { name: '没有这一页' }).waitFor();
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  }));

test('a page of other roles says so and is not opened', () => {
  const leader = { ...well['/api/me'], posts: well['/api/me'].posts.map((post) => ({ ...post, role: 'leader' })) };
  return at(desk, 'record-visit', { ...well, '/api/me': leader }, async (page) => {
    await page.getByRole('heading', { name: '这一页不对您的岗位开放' }).waitFor();
    equal(await page.getByRole('button', { name: '保存' }).count(), 0);
    equal(await page.getByRole('button', { name: '重试' }).count(), 0, 'asked again, it would be the same');
  });
});

const begin = (page: Page) => page.getByRole('link', { name: '新建', exact: false });

test('today offers to begin what somebody begins most, and nothing to those who begin nothing most', async () => {
  await at(desk, '', well, async (page) => {
    await begin(page).getByText('新建现场检查').waitFor();
  });
  const leader = { ...well['/api/me'], posts: well['/api/me'].posts.map((post) => ({ ...post, role: 'leader' })) };
  await at(desk, '', { ...well, '/api/me': leader }, async (page) => {
    await page.getByText('程某 报告整改').waitFor();
    equal(await begin(page).count(), 0);
  });
});

test('the same done to several rows one after the other is one line, which opens their list', () => {
  const [first] = today.changes;
  const changes = ['甲', '乙', '丙'].map((title, at) => ({ ...first, id: `${first?.id}${at}`, title, by: 'system' }));
  return at(desk, '', { ...well, '/api/today': { ...today, changes: [...changes, first] } }, async (page) => {
    const lines = page.locator('.today-changes li');
    await lines.getByText('甲等 3 项').waitFor();
    equal(await lines.count(), 2);
    equal(await lines.first().getByRole('link').getAttribute('href'), '/l/hazard');
  });
});

test('the menu stays as narrow as it was left', () =>
  at(desk, '', well, async (page) => {
    await page.getByRole('button', { name: '收起菜单' }).click();
    await page.reload();
    await page.getByRole('button', { name: '展开菜单' }).waitFor();
    await page.getByRole('link', { name: '隐患治理' }).hover();
    await page.getByRole('tooltip', { name: '隐患治理' }).waitFor();
  }));

test('many duties fold: the one where one is stands open, others as they were left', () =>
  at(desk, 'l/hazard', well, async (page) => {
    const menu = page.getByRole('navigation', { name: '主菜单' });
    equal(await menu.getByRole('button', { name: '隐患治理' }).getAttribute('aria-expanded'), 'true');
    await menu.getByRole('link', { name: '事故隐患' }).waitFor();
    const supplies = menu.getByRole('button', { name: '应急物资' });
    equal(await menu.getByRole('link', { name: '库存批次' }).count(), 0);
    await supplies.click();
    equal((await menu.getByRole('group', { name: '应急物资' }).getByRole('link').count()) > 3, true);
    await page.reload();
    equal(await supplies.getAttribute('aria-expanded'), 'true');
  }));
