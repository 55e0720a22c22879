import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { site } from '../../src/modules/sites/index.ts';
import { at, village } from '../harness/world.ts';
import { type Desk, openDesk, type Person, shot } from './harness/desk.ts';

let desk: Desk;
let inspector: Person;
before(async () => {
  desk = await openDesk();
  inspector = await desk.person('inspector', '程执法');
});
after(() => desk.end());
afterEach((t) => desk.tidy(t));

async function newSite(name: string, lng: number): Promise<string> {
  const id = uuidv7();
  const draft = { name, sector: 'shaleBrick', scale: 'belowScale', address: '城关镇东门', area: village };
  const made = await inspector.post(at(site), { id, draft: { ...draft, place: { lng, lat: 31 } } });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  return id;
}

for (const size of ['desk', 'phone'] as const) {
  test(`what lies near a row is found from its page, the nearest first, and opened from there (${size})`, async () => {
    const id = await newSite(`兴旺砖厂${size}`, 105);
    await newSite(`远处砖厂${size}`, 105.09);
    await newSite(`近处砖厂${size}`, 105.001);
    const { page, close } = await desk.open(inspector, size, `/l/${site.name}/${id}`);
    await page.getByRole('button', { name: '按远近查找' }).click();
    const lines = page.locator('section', { has: page.getByRole('heading', { name: '附近' }) }).getByRole('listitem');
    await lines.filter({ hasText: '95 米' }).first().waitFor();
    const words = await lines.allInnerTexts();
    const places = [`近处砖厂${size}`, `远处砖厂${size}`].map((name) => words.findIndex((line) => line.includes(name)));
    assert.ok(places[0] !== -1 && (places[0] ?? 0) < (places[1] ?? 0), words.join('\n'));
    assert.ok(
      words.some((line) => line.includes('8.6 公里')),
      words.join('\n'),
    );
    await shot(page, `nearby ${size}`);
    await lines.getByRole('link', { name: `近处砖厂${size}` }).click();
    await page.getByRole('heading', { name: `近处砖厂${size}` }).waitFor();
    await close();
  });
}
