import { addDays } from '../kernel/calendar.ts';
import type { Draft } from '../kernel/ledger.ts';
import {
  dutyAssessment,
  mineGovernance,
  mineMilestone,
  riskPoint,
  upgradeProject,
  videoAccess,
} from '../modules/prevention/index.ts';
import { serverModules } from '../modules/server.ts';
import { create, take } from '../server/ledger/write.ts';
import { nth } from './chance.ts';
import { demoId } from './demo-id.ts';
import type { Sector } from './sectors.ts';
import type { Stage } from './stage.ts';
import { rows } from './table.ts';

interface Span {
  readonly year: number;
  readonly now: string;
}

// Sector, risk point, type, spot, accident, likelihood, exposure, consequence.
const risks = rows(
  8,
  `hazchem|液氯储罐区|chemical|罐区南侧|poisoning|possible|daily|death
   hazchem|卸车作业|operation|卸车台|fire|possible|weekly|disabling
   gasStation|卸油口|place|站区北侧|fire|possible|daily|disabling
   gasStation|加油机|equipment|加油岛|explosion|unlikely|daily|disabling
   industryTrade|冲压机|equipment|冲压车间|mechanical|likely|daily|disabling
   industryTrade|行车吊装|operation|总装车间|struck|possible|daily|death
   industryTrade|喷涂房|place|涂装车间|fire|possible|daily|death
   shaleBrick|焙烧窑|equipment|窑顶|burn|possible|daily|disabling
   shaleBrick|取土边坡|place|取土场|collapse|possible|daily|death
   noncoalMine|露天采场边坡|place|一号台阶|collapse|possible|daily|disaster
   noncoalMine|爆破作业|operation|采场|explosion|possible|weekly|disaster
   noncoalMine|排土场|place|下游侧|collapse|unlikely|daily|disaster`,
);

// Sector, kind, name, devices, budget in yuan, month of its end or empty.
const upgrades = rows(
  6,
  `gasStation|vapourRecovery|油气回收系统改造|4|260000|04
   gasStation|doubleWallTank|双层罐改造|3|480000|05
   industryTrade|automated|上下料自动化减人|6|920000|05
   industryTrade|mechanised|码垛机械化换人|2|380000|
   hazchem|informatized|双重预防数字化建设|1|150000|04
   hazchem|gasAlarm|可燃气体报警联动|18|210000|
   noncoalMine|mechanised|凿岩机械化换人|3|1100000|05
   noncoalMine|mineVehicle|新型矿用车辆配备|2|760000|`,
);

// Object, what is done, name of the task, the plan, whether it is accepted.
const mines = rows(
  5,
  `openPit|policy|采石场一矿一策治理|分台阶开采，边坡在线监测|true
   openPit|checkup|采石场全面体检|专家逐项体检，列清单整改|true
   underground|vehicles|矿用车辆更新|淘汰干式制动车辆|
   tailingsPond|pondClosure|尾矿库闭库治理|坝面整治、排洪设施修复|`,
);

/** Risks, upgrades, cameras and mines of a spring, and the yearly answers for the main responsibility. */
export async function preventAccidents(stage: Stage, { year, now }: Span): Promise<void> {
  const at = (day: string) => `${year}-${day}T02:00:00.000Z`;
  if (at('05-25') >= now) return;
  const [officer, chief] = [stage.firstOf('inspector'), stage.firstOf('sectionChief')];
  const siteOf = (sector: string, n: number) => {
    const known = stage.world.inSector(sector as Sector); // the tables hold keys of sectors
    return nth(stage.world.sites, nth(known, n % known.length)).id;
  };
  await gradeRisks(stage, officer, siteOf, at);
  for (const [n, [sector = '', kind = '', name = '', required = '', yuan = '', month = '']] of upgrades.entries()) {
    const id = demoId(at('01-20'), 'upgrade', n);
    const span = { plannedOn: `${year}-01-20`, dueOn: `${year}-${month === '' ? '12-31' : `${month}-30`}` };
    const budget = Number(yuan) * 100;
    const draft = { name, site: siteOf(sector, n), kind, required: Number(required), budget, ...span };
    await create(stage.as(officer, at('01-20')), upgradeProject, draft as Draft<typeof upgradeProject>, id); // as above
    await take(stage.as(officer, at('02-10')), upgradeProject, id, 'start', {});
    if (month === '') continue;
    const done = { built: Number(required), spent: budget };
    await take(stage.as(officer, at(`${month}-12`)), upgradeProject, id, 'complete', done);
    await take(stage.as(chief, at(`${month}-20`)), upgradeProject, id, 'accept', {
      acceptance: '按方案完成，同意通过',
    });
  }
  for (let n = 0; n < 12; n += 1) {
    const id = demoId(at('03-01'), 'camera', n);
    const sector = nth(['gasStation', 'hazchem', 'noncoalMine'], n % 3);
    const position = nth(['大门', '卸油（装卸）区', '主要作业面', '控制室'], n % 4);
    const draft = { position, site: siteOf(sector, n % 6), dueOn: `${year}-03-31` };
    await create(stage.as(officer, at('03-01')), videoAccess, draft, id);
    if (n === 11) continue;
    const streamAddress = `rtsp://video.invalid/${n + 1}`;
    await take(stage.as(officer, at('03-12')), videoAccess, id, 'connect', { streamAddress });
    if (n === 7) await take(stage.as(officer, at('05-21')), videoAccess, id, 'lose', { outageReason: '线路施工中断' });
  }
  await governMines(stage, officer, chief, { year, siteOf, at });
  for (let n = 0; n < 20; n += 1) {
    const kept = n % 6 !== 0;
    const answer = { leadership: true, oneDuty: true, committee: true, staff: true, reporting: true };
    const reached = { responsibility: true, investment: true, training: kept, management: true, rescue: kept };
    const said = { year, signedBy: '主要负责人', gaps: kept ? null : '二季度补训并演练一次' };
    const draft = { site: nth(stage.world.sites, n * 11).id, ...said, ...answer, ...reached };
    const id = demoId(at('03-20'), 'duties', n);
    await create(stage.as(officer, at('03-20')), dutyAssessment, draft, id);
    if (n % 2 === 0) await take(stage.as(chief, at('03-28')), dutyAssessment, id, 'check', {});
  }
}

type SiteOf = (sector: string, n: number) => string;
type At = (day: string) => string;

/** Risks are entered, coloured by the clock as always, and those of a plant are put under control. */
async function gradeRisks(stage: Stage, officer: number, siteOf: SiteOf, at: At): Promise<void> {
  const ids = [];
  for (const [n, row] of risks.entries()) {
    const [sector = '', name = '', kind, spot, accident, likelihood, exposure, consequence] = row;
    const draft = {
      name,
      kind,
      spot,
      accident,
      likelihood,
      exposure,
      consequence,
      method: 'lec',
      site: siteOf(sector, n),
    };
    const id = demoId(at('02-05'), 'risk', n);
    await create(stage.as(officer, at('02-05')), riskPoint, draft as Draft<typeof riskPoint>, id); // as above
    ids.push(id);
  }
  const clock = serverModules.flatMap((m) => m.jobs ?? []).find(({ name }) => name === 'grade-risks');
  if (!clock) throw new Error('nobody grades risks');
  await clock.run(stage.clock(at('02-06')));
  for (const id of ids.slice(0, 9)) {
    const control = {
      controlLevel: 'company',
      measures: '工程防护、班前确认、每日巡检',
      responsible: '安全总监',
    } as const;
    await take(stage.as(officer, at('02-12')), riskPoint, id, 'control', control);
  }
}

async function governMines(
  stage: Stage,
  officer: number,
  chief: number,
  { year, siteOf, at }: { readonly year: number; readonly siteOf: SiteOf; readonly at: At },
): Promise<void> {
  for (const [n, [object = '', action = '', name = '', plan = '', isDone = '']] of mines.entries()) {
    const id = demoId(at('01-15'), 'mine', n);
    const site = siteOf('noncoalMine', n);
    const draft = { name, site, object, action, plan, dueOn: `${year}-${isDone === '' ? '11-30' : '05-31'}` };
    await create(stage.as(officer, at('01-15')), mineGovernance, draft as Draft<typeof mineGovernance>, id); // as above
    await take(stage.as(officer, at('01-20')), mineGovernance, id, 'start', {});
    for (const [step, what] of ['方案评审', '现场施工', '自查自验'].entries()) {
      const milestone = demoId(at('01-16'), 'milestone', n, step);
      const dueOn = addDays(`${year}-02-28`, step * 45);
      await create(
        stage.as(officer, at('01-16')),
        mineMilestone,
        { name: what, site, governance: id, dueOn },
        milestone,
      );
      if (isDone !== '' || step === 0)
        await take(stage.as(officer, at(`0${2 + step}-20`)), mineMilestone, milestone, 'finish', {
          result: '按期完成',
        });
    }
    if (isDone === '') continue;
    await take(stage.as(officer, at('05-10')), mineGovernance, id, 'finishWorks', {});
    await take(stage.as(chief, at('05-20')), mineGovernance, id, 'accept', { expertReview: '专家现场评审，同意通过' });
  }
}
