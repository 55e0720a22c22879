import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, county, createWorld, otherTown, town, village } from '../../../test/harness/world.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { site } from '../sites/index.ts';
import { duties } from './duty-assessment.ledger.ts';
import { dutyAssessment } from './index.ts';

const world = await createWorld();
after(() => world.end());
const inspector = await world.signIn('inspector');

async function newSite(name: string, area: string): Promise<string> {
  const id = uuidv7();
  const draft = { name, sector: 'industryTrade', scale: 'micro', address: '东门', area };
  assert.equal((await inspector.post(at(site), { id, draft })).status, 201);
  assert.equal((await inspector.post(at(site, id, 'steps', 'list'), { version: 1, input: {} })).status, 200);
  return id;
}
const all = Object.fromEntries(duties.map((name) => [name, true]));

test('an enterprise answers once a year for its main responsibility, and the section sees who has not (五落实五到位)', async () => {
  const [plant, mill, far] = [
    await newSite('甲厂', village),
    await newSite('乙厂', town),
    await newSite('丙厂', otherTown),
  ];
  const owner = await world.signIn('enterprise', { area: village, siteId: plant });
  const said = { site: plant, year: 2026, signedBy: '厂长', ...all };
  const id = uuidv7();
  const gap = await owner.post(at(dutyAssessment), { id, draft: { ...said, training: false } });
  assert.match(gap.json.fields.gaps, /怎么改/);
  const draft = { ...said, training: false, gaps: '四月底前补训' };
  assert.equal((await owner.post(at(dutyAssessment), { id, draft })).status, 201);
  const kept = { ...said, site: far, signedBy: '经理' };
  assert.equal((await inspector.post(at(dutyAssessment), { id: uuidv7(), draft: kept })).status, 201);

  const ask = (input: object) => inspector.get(asking('/prevention/duty-coverage', input));
  const { json } = await ask({ year: 2026 });
  assert.deepEqual(json.towns, [
    { town, sites: 2, assessed: 1 },
    { town: otherTown, sites: 1, assessed: 1 },
  ]);
  assert.deepEqual(
    json.missing.map((each: { id: string }) => each.id),
    [mill],
  );
  assert.equal((await ask({ year: 2025, town: otherTown })).json.missing.length, 1);
  assert.equal((await owner.get('/api/prevention/duty-coverage?input={"year":2026}')).status, 403);
  const back = await inspector.post(at(dutyAssessment, id, 'steps', 'giveBack'), {
    version: 1,
    input: { returnReason: '没有写负责人' },
  });
  assert.equal(back.status, 200);
  assert.equal((await ask({ year: 2026 })).json.missing.length, 2);
  assert.equal((await owner.post(at(dutyAssessment, id, 'steps', 'report'), { version: 2, input: {} })).status, 200);
  const checked = await inspector.post(at(dutyAssessment, id, 'steps', 'check'), { version: 3, input: {} });
  assert.equal(checked.status, 200);
  const figures = ['assessed', 'checked'].map((name) => ({ indicator: `dutyAssessment.${name}` }));
  const values = await asSystem(world.server.machine, county, (ctx) => tally(ctx, figures, parsePeriod('2026H1')));
  assert.deepEqual(values, [2, 1]);
  const late = await owner.patch(at(dutyAssessment, id), { version: 4, change: { training: true } });
  assert.match(late.json.title, /不能再修改/);
});
