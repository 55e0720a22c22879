import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sql from 'sql-template-tag';
import { county, createWorld, village, type World } from '../../../test/harness/world.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { parsePeriod } from '../../kernel/period.ts';
import type { Role } from '../../kernel/role.ts';
import type { Context } from '../../server/context.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { create, take } from '../../server/ledger/write.ts';
import {
  draw,
  drawPick,
  enforcementPlan,
  expert,
  expertAgency,
  expertEngagement,
  planTarget,
  visit,
} from '../inspections/index.ts';
import { site } from '../sites/index.ts';
import { cardRule, exposure, exposureIssue, hazard, listedSupervision, selfInspection, warningCard } from './index.ts';

const someone = '01900000-0000-7000-8000-000000000001';
const roles: readonly Role[] = ['system', 'inspector', 'sectionChief', 'leader', 'committeeOffice'];
const noon = (day: string) => `${day}T04:00:00.000Z`;
const image = { hash: '0'.repeat(64), name: '现场.jpg', type: 'image/jpeg', size: 1 };

let world: World;
before(async () => {
  world = await createWorld();
  await world.database.owner.query(
    `insert into file (county, hash, name, type, size, uploaded_by, uploaded_at) values ($1, $2, $3, $4, 1, $5, now())`,
    [county, image.hash, image.name, image.type, someone],
  );
  await world.database.owner.query(
    `insert into account (id, username, name, password_changed_at, created_at, updated_at) values ($1, 'figures', '甲', now(), now(), now())`,
    [someone],
  );
  world.clock.set('2026-07-01T02:00:00.000Z');
  await asSystem(world.server.machine, county, live);
});
after(() => world.end());

/** A small county's half-year, by the hands of somebody who has every post. */
async function live(ctx: Context): Promise<void> {
  const posts = roles.map((role) => ({ county, area: county, role, section: null, siteId: null }));
  const on = (day: string): Context => ({
    ...ctx,
    now: noon(day),
    today: dayOf(noon(day)),
    actor: { id: someone, name: '甲', posts },
  });
  const sites: string[] = [];
  for (const [name, sector] of [
    ['砖厂', 'shaleBrick'],
    ['化工厂', 'hazchem'],
  ] as const) {
    const row = await create(on('2026-01-05'), site, {
      name,
      sector,
      scale: 'belowScale',
      address: '东门',
      area: village,
    });
    await take(on('2026-01-05'), site, row.id, 'list', {});
    sites.push(row.id);
  }
  const [brick = '', chemical = ''] = sites;
  await expose(on, brick, chemical);
  await plan(on, brick, chemical);
  const find = async (day: string, siteId: string, level: 'general' | 'major', more: object = {}) => {
    const about = {
      summary: '配电箱未接地',
      category: 'electrical',
      source: 'inspection',
      level,
      foundAt: noon(day),
    } as const;
    const standard = level === 'major' ? '判定标准第三条' : null;
    return (await create(on(day), hazard, { site: siteId, ...about, standard, ...more })).id;
  };
  const five = { measures: '更换', funds: 100, dueOn: '2026-04-30', responsible: '厂长', contingency: '停用' };
  await find('2026-03-01', brick, 'general', { repeated: true });
  const moved = await find('2026-03-02', brick, 'general');
  await take(on('2026-03-03'), hazard, moved, 'transfer', {
    transferTo: '住建局',
    transferReason: '职责',
    dueOn: '2026-05-01',
  });
  const [one, two] = [await find('2026-03-04', chemical, 'major'), await find('2026-03-05', chemical, 'major')];
  for (const id of [one, two]) await take(on('2026-03-06'), hazard, id, 'order', five);
  await take(on('2026-03-07'), hazard, two, 'stopWork', { stopScope: '罐区', stopReason: '泄漏', dueOn: '2026-05-01' });
  await take(on('2026-03-08'), hazard, one, 'defer', { deferReason: '配件未到', dueOn: '2026-08-01' });
  for (const [id, ends] of [
    [one, 'extend'],
    [two, 'delist'],
  ] as const) {
    const draft = {
      site: chemical,
      hazard: id,
      subject: '督办',
      level: 'county',
      requirements: '限期',
      dueOn: '2026-04-30',
    } as const;
    const { id: listing } = await create(on('2026-03-10'), listedSupervision, draft);
    const other = {
      ...on('2026-03-11'),
      actor: { ...on('2026-03-11').actor, id: '01900000-0000-7000-8000-000000000002' },
    };
    await take(other, listedSupervision, listing, 'list', {});
    if (ends === 'extend')
      await take(on('2026-04-01'), listedSupervision, listing, 'extend', {
        extendedTo: '2026-09-01',
        extendReason: '配件',
      });
    else {
      await take(other, listedSupervision, listing, 'prosecute', {
        penaltyNumber: '立〔2026〕1号',
        penaltyOn: '2026-03-12',
      });
      await take(other, listedSupervision, listing, 'apply', { application: '已治理', proof: [image] });
      const third = { ...other, actor: { ...other.actor, id: '01900000-0000-7000-8000-000000000003' } };
      const fresh = [{ ...image, hash: '1'.repeat(64) }];
      await ctx.tx.rows(fileRow(fresh[0]?.hash ?? ''));
      await take({ ...third, now: noon('2026-05-02'), today: '2026-05-02' }, listedSupervision, listing, 'delist', {
        opinion: '合格',
        freshPhotos: fresh,
      });
    }
  }
  await reports(on, brick, chemical);
  await cards(on, brick, chemical);
}

type On = (day: string) => Context;
const fileRow = (hash: string) => sql`insert into file (county, hash, name, type, size, uploaded_by, uploaded_at)
  values (${county}, ${hash}, '新.jpg', 'image/jpeg', 1, ${someone}, now())`;

async function expose(on: On, brick: string, chemical: string) {
  const { id } = await create(on('2026-02-01'), exposureIssue, {
    name: '第一期',
    issue: 1,
    medium: 'film',
    filmedOn: '2026-02-01',
  });
  await take(on('2026-02-02'), exposureIssue, id, 'review', {});
  await take(on('2026-02-03'), exposureIssue, id, 'show', { shownOn: '2026-02-03' });
  await create(on('2026-02-01'), exposureIssue, { name: '第二期', issue: 2, medium: 'film', filmedOn: '2026-02-01' });
  const points: string[] = [];
  for (const siteId of [brick, chemical]) {
    const about = { site: siteId, issue: id, summary: '违规用电', exposedOn: '2026-02-03' };
    points.push((await create(on('2026-02-03'), exposure, about)).id);
  }
  const [first = ''] = points;
  await take(on('2026-02-10'), exposure, first, 'rectify', { result: '已改' });
  await take(on('2026-02-20'), exposure, first, 'returnVisit', { returnNote: '属实' });
  for (const day of ['2026-02-03', '2026-02-04']) {
    const about = { summary: '私拉电线', category: 'electrical', level: 'general', source: 'exposure' } as const;
    const row = await create(on(day), hazard, { site: brick, exposure: first, foundAt: noon(day), ...about });
    if (day === '2026-02-03') await take(on('2026-02-09'), hazard, row.id, 'fixOnSite', { result: '已拆除' });
  }
}

async function plan(on: On, brick: string, chemical: string) {
  const made = await create(on('2026-01-06'), enforcementPlan, { name: '年度计划', year: 2026 });
  const span = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
  const about = { plan: made.id, section: '监管一股', kind: 'key', target: 10, ...span } as const;
  const target = await create(on('2026-01-06'), planTarget, { name: '化工', sector: 'hazchem', ...about });
  const dropped = await create(on('2026-01-06'), planTarget, { name: '砖厂', sector: 'shaleBrick', ...about });
  await take(on('2026-01-07'), planTarget, dropped.id, 'drop', { dropReason: '关停' });
  for (const [day, siteId] of [
    ['2026-03-01', chemical],
    ['2026-04-01', chemical],
    ['2026-04-02', brick],
  ] as const) {
    const met = siteId === chemical ? { target: target.id } : { limitReason: '专项' };
    const about = { site: siteId, method: 'specialCheck' as const, checked: '现场' };
    await create(on(day), visit, { ...about, ...met, startedAt: noon(day), inspectors: [someone] });
  }
  for (const day of ['2026-05-01', '2026-05-02']) {
    const drawn = await create(on(day), draw, {
      name: '抽查',
      scope: '化工',
      sitesWanted: 1,
      inspectorsEach: 2,
      visitBy: '2026-06-30',
      method: '略',
      candidates: 2,
      excluded: 0,
      officers: 2,
      listHash: 'a',
      seed: 'b',
      drawnAt: noon(day),
      drawnBy: someone,
    });
    const lot = {
      name: '化工厂',
      draw: drawn.id,
      site: chemical,
      place: 1,
      inspectors: [someone],
      visitBy: '2026-06-30',
    };
    const { id } = await create(on(day), drawPick, lot);
    if (day === '2026-05-01') await take(on('2026-05-20'), drawPick, id, 'visit', { visitedAt: noon('2026-05-20') });
    else await take(on('2026-05-03'), draw, drawn.id, 'void', { voidReason: '范围有误' });
  }
  const agency = await create(on('2026-01-08'), expertAgency, {
    name: '评价公司',
    kind: 'evaluation',
    engagedOn: '2026-01-08',
  });
  const flood = await create(on('2026-01-08'), expert, { name: '水利专家', domain: 'flood', engagedOn: '2026-01-08' });
  await create(on('2026-01-08'), expert, { name: '化工专家', domain: 'chemical', engagedOn: '2026-08-01' });
  const asked = [
    ['guidance', 2, flood.id],
    ['lecture', 1, flood.id],
    ['evaluation', 4, null],
  ] as const;
  for (const [kind, personTimes, who] of asked) {
    const whom = who === null ? { agency: agency.id, program: 'internet' as const } : { expert: who };
    await create(on('2026-03-01'), expertEngagement, {
      subject: kind,
      kind,
      personTimes,
      heldOn: '2026-03-01',
      ...whom,
    });
  }
}

async function reports(on: On, brick: string, chemical: string) {
  const told = {
    situation: '自查',
    signedBy: '厂长',
    checks: 4,
    majorFound: 1,
    majorFixed: 0,
    generalFound: 5,
    generalFixed: 4,
  };
  const rows: string[] = [];
  for (const [siteId, period] of [
    [brick, '2026-03'],
    [chemical, '2026-03'],
    [chemical, '2026-04'],
  ] as const) {
    const dueOn = period === '2026-03' ? '2026-04-05' : '2026-05-05';
    rows.push((await create(on('2026-03-01'), selfInspection, { site: siteId, period, dueOn })).id);
  }
  const [first = '', second = '', third = ''] = rows;
  await take(on('2026-04-01'), selfInspection, first, 'report', told);
  await take(on('2026-04-06'), selfInspection, second, 'expire', {});
  await take(on('2026-04-08'), selfInspection, second, 'report', told);
  await take(on('2026-05-06'), selfInspection, third, 'expire', {});
}

async function cards(on: On, brick: string, chemical: string) {
  const rule = await create(on('2026-03-01'), cardRule, { name: '规则', measures: '整改' });
  const about = { rule: rule.id, reason: '逾期', found: 1, measures: '整改' };
  for (const [siteId, colour, day] of [
    [brick, 'yellow', '2026-03-20'],
    [chemical, 'yellow', '2026-03-21'],
    [chemical, 'red', '2026-04-21'],
  ] as const) {
    const card = await create(on(day), warningCard, { ...about, site: siteId, colour, raisedAt: noon(day) });
    if (siteId === brick) await take(on('2026-04-02'), warningCard, card.id, 'lift', { liftReason: '已整改' });
  }
}

// Code, value of the half-year, value of its first quarter where it differs; each counted by hand in the story above.
const figures: readonly (readonly [string, number, number?])[] = [
  ['hazard.found', 6],
  ['hazard.rectified', 1],
  ['hazard.deferred', 1],
  ['hazard.stopped', 1],
  ['hazard.transferred', 1],
  ['hazard.repeated', 1],
  ['hazard.enterprises', 2],
  ['hazard.exposed', 2],
  ['hazard.exposedRectified', 1],
  ['listedSupervision.listed', 2],
  ['listedSupervision.letters', 2],
  ['listedSupervision.delisted', 1, 0],
  ['listedSupervision.extended', 1, 0],
  ['listedSupervision.prosecuted', 1],
  ['selfInspection.owed', 3, 0],
  ['selfInspection.reported', 2, 0],
  ['selfInspection.late', 2, 0],
  ['selfInspection.generalFound', 10, 0],
  ['selfInspection.generalFixed', 8, 0],
  ['selfInspection.majorFound', 2, 0],
  ['selfInspection.majorFixed', 0],
  ['warningCard.raised', 3, 2],
  ['warningCard.yellow', 2],
  ['warningCard.red', 1, 0],
  ['warningCard.lifted', 1, 0],
  ['warningCard.held', 2],
  ['warningCard.sites', 2],
  ['exposureIssue.films', 1],
  ['exposureIssue.shown', 1],
  ['exposure.sites', 2],
  ['exposure.returned', 1],
  ['visit.visits', 3, 1],
  ['visit.sites', 2, 1],
  ['visit.planned', 1],
  ['visit.overLimit', 1, 0],
  ['planTarget.target', 10],
  ['draw.drawn', 1, 0],
  ['drawPick.visited', 1, 0],
  ['expert.listed', 1],
  ['expertAgency.listed', 1],
  ['expertEngagement.held', 3],
  ['expertEngagement.guidance', 1],
  ['expertEngagement.lectures', 1],
  ['expertEngagement.personTimes', 7],
];

test('each figure of these ledgers is what one counts by hand', async () => {
  const asks = figures.map(([indicator]) => ({ indicator }));
  const count = (period: string) =>
    asSystem(world.server.machine, county, (ctx) => tally(ctx, asks, parsePeriod(period)));
  const [half, quarter] = [await count('2026H1'), await count('2026Q1')];
  const told = figures.map(([code], at) => [code, half[at], quarter[at]]);
  assert.deepEqual(
    told,
    figures.map(([code, inHalf, inQuarter = inHalf]) => [code, inHalf, inQuarter]),
  );
});

test('narrowed, they are the figures of a report: 督办级别, 行业, 专业, 方式', async () => {
  const asks = [
    { indicator: 'hazard.found', where: { level: 'major' } },
    { indicator: 'hazard.found', where: { site: { sector: 'shaleBrick' } } },
    { indicator: 'expert.listed', where: { domain: 'flood' } },
    { indicator: 'expertEngagement.personTimes', where: { program: 'internet' } },
    { indicator: 'expertAgency.listed', where: { kind: 'evaluation' } },
    { indicator: 'planTarget.target', where: { sector: 'hazchem', section: '监管一股' } },
    { indicator: 'visit.planned', where: { target: { section: '监管一股' } } },
  ];
  const found = await asSystem(world.server.machine, county, (ctx) => tally(ctx, asks, parsePeriod('2026H1')));
  assert.deepEqual(found, [2, 4, 1, 4, 1, 10, 1]);
});
