import { addDays, dayOf, rollIfHoliday } from '../kernel/calendar.ts';
import type { AnyLedger, StepInput } from '../kernel/ledger.ts';
import { censusTask, fieldSupport } from '../modules/coordination/index.ts';
import { jointInspection, visitFiling } from '../modules/inspections/index.ts';
import { constructionProject } from '../modules/permits/index.ts';
import { create, take } from '../server/ledger/write.ts';
import { nth } from './chance.ts';
import { demoId } from './demo-id.ts';
import type { Stage } from './stage.ts';
import { rows } from './table.ts';

interface Span {
  readonly year: number;
  readonly now: string;
}
type Draft = Readonly<Record<string, unknown>>;

// How many days from today, which site of the sector, sector, department, matter.
const filings = rows(
  5,
  `-6|0|hazchem|县市场监督管理局|特种设备检验情况
   -3|1|hazchem|县生态环境局|危险废物贮存
   0|0|industryTrade|县应急管理局|有限空间作业
   2|2|hazchem|县应急管理局|动火作业与报警设施
   3|2|hazchem|县消防救援大队|消防设施
   5|3|hazchem|县应急管理局|重大危险源
   6|1|industryTrade|县人力资源和社会保障局|工伤保险参保
   9|2|hazchem|县生态环境局|排污许可执行
   12|2|industryTrade|县消防救援大队|安全出口`,
);

// Day, how many days until the problems are to be solved, cadre, whom, problems, whether they are solved.
const days = rows(
  6,
  `03-12|20|综合股股长|industryTrade|2|yes
   04-16|15|监管一股股长|hazchem|1|yes
   05-21|20|监管二股股长|shaleBrick|3|yes
   06-18|30|监管一股副股长|hazchem|0|
   10-15|30|综合股股长|industryTrade|2|`,
);

// Department, what is surveyed, how many, the last step taken.
const census = rows(
  4,
  `县住房和城乡建设局|房屋建筑与市政设施调查|1320|survey
   县交通运输局|公路承灾体调查|460|accept
   县水务局|洪水灾害致灾调查|85|review
   县自然资源局|地质灾害致灾调查|212|use
   县林业局|森林火灾致灾调查|96|train`,
);

/** Visits that departments filed beforehand, projects under 三同时, days of cadres on the spot, and the census of disaster risks. */
export async function liveFieldWork(stage: Stage, { year, now }: Span): Promise<void> {
  const today = dayOf(now);
  const [office, chief, leader, clerk] = [
    stage.firstOf('committeeOffice'),
    stage.firstOf('sectionChief'),
    stage.firstOf('leader'),
    stage.firstOf('inspector'),
  ];
  const siteOf = (sector: 'hazchem' | 'industryTrade' | 'shaleBrick', at: number) =>
    nth(stage.world.sites, nth(stage.world.inSector(sector), at));
  const put = async (l: AnyLedger, day: string, draft: Draft, key: string | number = 0, by = office) => {
    const id = demoId(moment(day), l.name, key);
    await create(stage.as(by, moment(day)), l, draft, id);
    return id;
  };
  const step = (l: AnyLedger, id: string, name: string, day: string, input: Draft = {}, by = office) =>
    take(stage.as(by, moment(day, 3)), l, id, name, input as StepInput<AnyLedger, string>); // checked by the step's own schema
  await fileVisits();
  await buildProjects();
  await supportOnTheSpot();
  await takeCensus();

  async function fileVisits(): Promise<void> {
    const filedOn = addDays(today, -9);
    const startsOn = rollIfHoliday(addDays(today, 5));
    const about = { startsOn, endsOn: addDays(startsOn, 1) };
    const name = '危险化学品企业季度联合检查';
    const departments = '县应急管理局、县消防救援大队、县生态环境局';
    const joint = await put(jointInspection, filedOn, { name, departments, ...about });
    for (const [n, [told = '', at = '', sector = '', department = '', matter = '']] of filings.entries()) {
      const on = addDays(today, Number(told));
      const plannedOn = on < today ? on : rollIfHoliday(on);
      const { id: site } = siteOf(sector === 'hazchem' ? 'hazchem' : 'industryTrade', Number(at));
      const draft = { site, department, matter, plannedOn, joint: told === '5' ? joint : null };
      const id = await put(visitFiling, filedOn, draft, n);
      if (Number(told) >= 0) continue;
      const result = { visitedAt: moment(plannedOn), result: '已检查，未发现违法行为' };
      await step(visitFiling, id, 'report', plannedOn, result);
    }
  }

  async function buildProjects(): Promise<void> {
    const start = `${year}-02-11`;
    if (start >= addDays(today, -60)) return;
    const tank = { name: '二期储罐区扩建项目', site: siteOf('hazchem', 4).id, kind: 'hazchem', nature: 'expanded' };
    const shop = { name: '数控加工车间新建项目', site: siteOf('industryTrade', 3).id, kind: 'other', nature: 'new' };
    const first = await put(constructionProject, start, tank, 'tank', clerk);
    const second = await put(constructionProject, start, shop, 'shop', clerk);
    const assessed = { assessor: '安评技术服务公司', assessedOn: start };
    for (const id of [first, second]) await step(constructionProject, id, 'assess', start, assessed, clerk);
    const designer = '化工设计院';
    await step(constructionProject, first, 'receive', addDays(start, 5), { designer }, clerk);
    const approved = addDays(start, 20);
    await step(constructionProject, first, 'approve', approved, { opinion: '修改后符合要求，同意' }, leader);
    await step(constructionProject, first, 'begin', addDays(approved, 10), { startedOn: addDays(approved, 9) }, clerk);
    const own = { designer, opinion: '专家组审查同意' };
    await step(constructionProject, second, 'selfReview', approved, own, clerk);
  }

  async function supportOnTheSpot(): Promise<void> {
    for (const [n, [told = '', term = '', cadre = '', sector = '', many = '', solved = '']] of days.entries()) {
      const heldOn = `${year}-${told}`;
      if (heldOn >= today) continue;
      const firm = siteOf(
        sector === 'hazchem' ? 'hazchem' : sector === 'shaleBrick' ? 'shaleBrick' : 'industryTrade',
        n,
      );
      const problems = Number(many);
      const solveBy = addDays(heldOn, Number(term));
      const found = problems > 0 ? { problemNote: '隐患台账、应急物资、班前教育需要完善', solveBy } : {};
      const day = { cadre, kind: 'enterprise', unit: firm.name, site: firm.id, heldOn, help: '指导风险辨识和隐患自查' };
      const id = await put(fieldSupport, heldOn, { ...day, problems, ...found }, n, chief);
      const doneOn = addDays(heldOn, 10);
      if (solved && doneOn < today) await step(fieldSupport, id, 'solve', doneOn, { result: '已逐项完善' }, chief);
    }
  }

  async function takeCensus(): Promise<void> {
    const begun = `${year}-01-08`;
    if (begun >= addDays(today, -30)) return;
    const dates = { submitBy: `${year}-06-30`, acceptBy: `${year}-12-31` };
    for (const [n, [department = '', name = '', total = '', last = '']] of census.entries()) {
      const id = await put(censusTask, begun, { department, name, total: Number(total), ...dates }, n);
      const course: readonly (readonly [string, string, Draft])[] = [
        ['launch', '01-15', { launchedOn: `${year}-01-15` }],
        ['train', '02-20', { trainedOn: `${year}-02-20` }],
        ['tender', '03-18', { contractor: '测绘地理信息院', tenderedOn: `${year}-03-18` }],
        ['survey', '05-26', { surveyed: Number(total) }],
        ['review', '06-20', { findings: '抽查合格，个别属性需核对' }],
        ['correct', '07-15', { correction: '已逐条核对' }],
        ['accept', '09-10', { acceptedBy: '省普查办' }],
        ['use', '10-12', { use: '用于灾害风险区划' }],
      ];
      for (const [name, told, input] of course.slice(0, course.findIndex(([each]) => each === last) + 1))
        if (`${year}-${told}` < today) await step(censusTask, id, name, `${year}-${told}`, input);
    }
  }
}

const moment = (day: string, hour = 2) => `${day}T0${hour}:00:00.000Z`;
