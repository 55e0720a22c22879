import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { county, createWorld, town, village, type World } from '../../../test/harness/world.ts';
import type { Draft } from '../../kernel/ledger.ts';
import { parsePeriod } from '../../kernel/period.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import type { Context } from '../../server/context.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { create, take } from '../../server/ledger/write.ts';
import { site } from '../sites/index.ts';
import { caseTransfer, enforcementCase, finePayment, seizure } from './index.ts';

// A small county of nine cases, each figure counted by hand from the lines below.
let world: World;
before(async () => {
  world = await createWorld();
  await live();
});
after(() => world.end());

const person = '01890000-0000-7000-8000-00000000abcd';
const other = '01890000-0000-7000-8000-00000000abce';
const wan = 1_000_000;

interface Line {
  readonly sector: 'hazchem' | 'fireworksRetail' | 'noncoalMine' | 'industryTrade';
  readonly cause?: 'hazard' | 'duty' | 'accident';
  readonly unit?: 'bureau' | 'township';
  readonly mode?: 'regular' | 'cross';
  readonly filed?: string;
  readonly decided?: string;
  readonly fine?: number;
  readonly paid?: string;
  readonly halt?: boolean;
  readonly end?: 'rejected' | 'withdrawn' | 'exempt';
  readonly typical?: string;
}
const lines: readonly Line[] = [
  {
    sector: 'hazchem',
    filed: '2026-02-02',
    decided: '2026-03-02',
    fine: 12 * wan,
    paid: '2026-03-09',
    typical: '2026-05-06',
  },
  {
    sector: 'noncoalMine',
    cause: 'duty',
    filed: '2026-03-03',
    decided: '2026-04-01',
    fine: 400_000,
    paid: '2026-07-02',
  },
  { sector: 'noncoalMine', cause: 'duty', filed: '2026-04-07', decided: '2026-07-01', fine: 400_000 },
  { sector: 'fireworksRetail', filed: '2026-06-09' },
  {
    sector: 'industryTrade',
    unit: 'township',
    filed: '2026-05-11',
    decided: '2026-06-08',
    fine: 2_123_400,
    halt: true,
  },
  {
    sector: 'industryTrade',
    unit: 'township',
    mode: 'cross',
    filed: '2026-05-12',
    decided: '2026-06-30',
    fine: wan,
    paid: '2026-06-30',
  },
  { sector: 'industryTrade', end: 'rejected' },
  { sector: 'industryTrade', filed: '2026-05-18', decided: '2026-06-01', end: 'exempt', fine: 5 * wan },
  {
    sector: 'industryTrade',
    cause: 'accident',
    filed: '2025-10-09',
    decided: '2025-12-01',
    fine: 78 * wan,
    paid: '2026-01-15',
  },
];

const later = (ctx: Context, day: string): Context => ({ ...ctx, now: `${day}T02:00:00.000Z`, today: day });
const asLeader = (ctx: Context): Context => {
  const posts = (['leader', 'inspector'] as const).map((role) => ({
    county,
    area: county,
    role,
    section: null,
    siteId: null,
  }));
  return { ...ctx, actor: { ...ctx.actor, posts: [...ctx.actor.posts, ...posts] } };
};

async function live(): Promise<void> {
  await asSystem(world.server.machine, county, async (system) => {
    const ctx = asLeader(system);
    const at = (day: string) => later(ctx, day);
    const about = { sector: 'industryTrade', scale: 'micro', address: '东门', area: village } as const;
    const sites = await Promise.all(['甲厂', '乙厂'].map((name) => create(ctx, site, { name, ...about })));
    for (const [index, line] of lines.entries()) {
      const {
        sector,
        cause = 'hazard',
        unit = 'bureau',
        mode = 'regular',
        filed,
        decided,
        fine = 0,
        halt = false,
      } = line;
      const draft: Draft<typeof enforcementCase> = {
        name: `第${index}案`,
        source: 'inspection',
        foundOn: '2025-10-01',
        site: sites[index % 2]?.id ?? '',
        partyKind: 'unit',
        party: '甲厂',
        partyAddress: '东门',
        sector,
        cause,
        unit,
        mode,
        procedure: 'ordinary',
        handlers: [person, other],
        act: '违法',
        breached: '某条',
        penaltyClause: '某条',
      };
      const { id } = await create(ctx, enforcementCase, draft);
      if (line.end === 'rejected') {
        await take(ctx, enforcementCase, id, 'reject', { dropReason: '不属管辖' });
        continue;
      }
      if (!filed) continue;
      await take(at(filed), enforcementCase, id, 'file', {});
      if (!decided) continue;
      await take(at(filed), enforcementCase, id, 'conclude', {
        findings: '属实',
        evidence: '照片',
        grade: 'usual',
        fine,
      });
      await take(at(filed), enforcementCase, id, 'notify', { noticedOn: filed, statementUntil: filed });
      if (line.end === 'exempt') {
        await take(at(decided), enforcementCase, id, 'exempt', { exemptReason: '轻微' });
        continue;
      }
      await take(at(decided), enforcementCase, id, 'decide', { grade: 'usual', fine, halt });
      if (line.typical) {
        await take(at(decided), enforcementCase, id, 'serve', { servedOn: decided, payBy: decided });
        await take(at(decided), enforcementCase, id, 'close', { outcome: 'fulfilled' });
        await take(at(decided), enforcementCase, id, 'archive', { dossierScore: 90 });
        await take(ctx, enforcementCase, id, 'commend', { typical: 'national', typicalOn: line.typical });
      }
      if (line.paid) {
        const money = {
          payer: '甲厂',
          case: id,
          kind: 'fine',
          cause,
          amount: fine,
          paidOn: line.paid,
          way: 'bank',
          enteredBy: person,
        } as const;
        await create(at(line.paid), finePayment, { ...money, area: town });
        const wrong = await create(at(line.paid), finePayment, { ...money, amount: 100, area: town });
        await take(at(line.paid), finePayment, wrong.id, 'cancel', { cancelReason: '录错' });
      }
    }
    await seized(ctx);
  });
}

async function seized(ctx: Context): Promise<void> {
  const found = [
    ['fireworks', 'collected', 200, '2026-01-10'],
    ['fireworks', 'collected', 120, '2026-06-30'],
    ['fireworks', 'collected', 5, '2026-07-01'],
    ['fuelTruck', 'detained', 2, '2026-03-01'],
    ['diesel', 'detained', 7, '2026-03-01'],
    ['gasoline', 'detained', 3, '2026-03-01'],
    ['fuelPoint', 'closed', 4, '2026-03-01'],
  ] as const;
  for (const [item, measure, quantity, day] of found)
    await create(ctx, seizure, {
      name: item,
      item,
      measure,
      quantity,
      takenAt: `${day}T02:00:00.000Z`,
      takenBy: [person, other],
      area: county,
    });
  for (const [acts, day] of [
    [2, '2026-02-03'],
    [1, '2026-05-03'],
    [4, '2026-08-03'],
  ] as const) {
    const draft = {
      matter: `移送${acts}`,
      recipient: 'police',
      recipientName: '公安局',
      criminal: true,
      acts,
    } as const;
    const made = await create(later(ctx, day), caseTransfer, {
      ...draft,
      proposedOn: day,
      facts: '事实',
      area: county,
    });
    await take(later(ctx, day), caseTransfer, made.id, 'approve', {});
    await take(later(ctx, day), caseTransfer, made.id, 'send', { letter: '1号' });
  }
}

const figures: readonly (readonly [row: string, code: string, where: AnyWhere, h1: number])[] = [
  ['C001-053 执法立案', 'enforcementCase.filed', {}, 7],
  ['C001-042 危化立案调查企业', 'enforcementCase.filedSites', { sector: 'hazchem' }, 1],
  ['C001-054 执法罚款', 'enforcementCase.imposed', {}, 12 * wan + 400_000 + 2_123_400 + wan],
  ['C001-043 危化行政处罚金额', 'enforcementCase.imposed', { sector: 'hazchem' }, 12 * wan],
  ['C001-056 收缴事故罚款', 'finePayment.collectedOfAccidents', {}, 78 * wan],
  ['收缴罚款', 'finePayment.collected', {}, 78 * wan + 12 * wan + wan],
  ['C001-046 查收非法烟花爆竹', 'seizure.fireworks', {}, 320],
  ['C001-047 移交违法行为', 'caseTransfer.acts', {}, 3],
  ['C001-057 典型案例', 'enforcementCase.typical', { typical: 'national' }, 1],
  ['C002-013、025 危化烟花立案', 'enforcementCase.filed', { sector: ['hazchem', 'fireworksRetail'] }, 2],
  ['C002-013 调查中', 'enforcementCase.investigating', { sector: ['hazchem', 'fireworksRetail'] }, 1],
  ['C002-022 矿山值班值守立案', 'enforcementCase.filed', { sector: 'noncoalMine', cause: 'duty' }, 2],
  ['C002-023、C003-041 矿山罚款', 'enforcementCase.imposed', { sector: 'noncoalMine' }, 400_000],
  ['C002-046 责令停产整顿', 'enforcementCase.halted', {}, 1],
  ['C003-037 危化立案处罚', 'enforcementCase.penalised', { sector: 'hazchem' }, 1],
  ['行政处罚起数', 'enforcementCase.penalised', {}, 4],
  ['C003-044 查扣加油车', 'seizure.fuelTrucks', {}, 2],
  ['C003-045 取缔加油点', 'seizure.fuelPointsClosed', {}, 4],
  ['C003-046 查扣柴油', 'seizure.diesel', {}, 7],
  ['C003-047 查扣汽油', 'seizure.gasoline', {}, 3],
  ['C004-042 本局立案', 'enforcementCase.filed', { unit: 'bureau' }, 5],
  ['C004-044 乡镇委托立案', 'enforcementCase.filed', { unit: 'township' }, 2],
  ['C004-045 异地互查立案', 'enforcementCase.filed', { unit: 'township', mode: 'cross' }, 1],
  ['C004-046 乡镇委托罚款', 'enforcementCase.imposed', { unit: 'township' }, 2_123_400 + wan],
];

for (const [row, code, where, wanted] of figures) {
  test(`${row} of the first half-year is ${wanted}`, async () => {
    const ask = [{ indicator: code, where }];
    const of = (ctx: Context) => tally(later(ctx, '2026-09-01'), ask, parsePeriod('2026H1'));
    assert.deepEqual(await asSystem(world.server.machine, county, of), [wanted]);
  });
}
