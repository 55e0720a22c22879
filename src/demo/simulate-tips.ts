import { addDays } from '../kernel/calendar.ts';
import { tip } from '../modules/tips/index.ts';
import type { StepInput, StepName } from '../kernel/ledger.ts';
import { create, take } from '../server/ledger/write.ts';
import { nth } from './chance.ts';
import { demoId } from './demo-id.ts';
import type { Stage } from './stage.ts';
import { rows } from './table.ts';

// Month and day, channel, matter, about, respondent, content, verdict, what was done; an empty verdict is still being checked.
const told = rows(
  8,
  `01-16|phone|hazard|楼道堆放电动自行车充电|城关老车站家属院三单元|楼道里常年拉线给电动自行车充电，夜里也充|true|拆除飞线，移到集中充电棚，物业每晚巡查一次
   02-27|page|violation|烟花爆竹摆到店外卖|河街杂货店|过年后还把烟花摆在店门口卖，旁边就是烧烤摊|true|暂扣店外存放的烟花爆竹，责令限期改正
   03-19|transferred|hazard|砖厂夜间照明不足|北坪页岩砖厂|夜班取土场看不清路，车来车往很危险|partly|增设照明灯杆六处，限速十五公里
   04-08|visit|other|广告牌松动|农贸市场南门|大风时广告牌晃得厉害|untrue|现场查看固定牢靠，已请设置单位提供检测报告
   05-21|page|hazard|餐馆后厨气瓶靠着灶台|滨河路一家火锅店|三只气瓶紧挨灶台，软管发硬|true|气瓶移至独立间，更换软管并装报警切断装置
   06-11|phone|accident|工地摔伤人没有上报|城西在建安置房|上个月有人从架子上掉下来，项目部没有报|partly|核实受伤一人，已责令补报并立案调查
   08-13|page|hazard|安全出口上锁|中心小学旁托管班|放学后后门一直锁着，只有一个出口|true|当场打开安全出口，加装推杆门锁
   10-20|phone|violation|无证加油|国道旁修理厂|用油桶给货车加油，没有看到证照||
   99-01|page|hazard|冷库氨味很重|城北冷链仓库|走过围墙能闻到刺鼻气味，已经三天||
   99-02|phone|other|河边护栏断了|滨河步道第三段|护栏断了两米，晚上看不见||`,
);

/** The tips of the year: most answered, one being checked, the last two just in. */
export async function takeTips(stage: Stage, year: number, now: string): Promise<void> {
  for (const [at, row] of told.entries()) await liveTip(stage, row, at, { year, now });
}

async function liveTip(
  stage: Stage,
  row: readonly string[],
  at: number,
  { year, now }: { readonly year: number; readonly now: string },
): Promise<void> {
  const [on = '', channel = '', matter = '', about = '', respondent = '', content = '', verdict = '', handling = ''] =
    row;
  const receivedAt = on.startsWith('99')
    ? `${addDays(now.slice(0, 10), -Number(on.slice(3)))}T01:20:00.000Z`
    : `${year}-${on}T02:10:00.000Z`;
  if (receivedAt > now) return;
  const keeper = stage.firstOf('tipKeeper');
  const inspector = stage.firstOf('inspector');
  const id = demoId(receivedAt, 'tip', at);
  const draft = {
    about,
    matter,
    channel,
    receivedAt,
    content,
    respondent,
    wantsReward: at === 4,
    area: areaOf(stage, at),
  };
  await create(stage.as(keeper, receivedAt), tip, draft as Parameters<typeof create<typeof tip>>[2], id); // the table holds keys of the choices
  const step = async <K extends StepName<typeof tip>>(
    by: number,
    days: number,
    name: K,
    input: StepInput<typeof tip, K>,
  ) => {
    const moment = `${addDays(receivedAt.slice(0, 10), days)}T07:30:00.000Z`;
    if (moment <= now) await take(stage.as(by, moment), tip, id, name, input);
    return moment <= now;
  };
  const handler = nth(stage.world.people, inspector).id;
  if (on === '99-02' || on === '99-01') return;
  if (!(await step(keeper, 1, 'accept', { handler }))) return;
  if (matter === 'accident') await step(inspector, 3, 'firstCheck', { firstFindings: '已到项目部调取考勤和就诊记录' });
  if (verdict === '') return;
  const findings = verdict === 'untrue' ? '到场查看并询问，未发现所反映的情况' : '到场查看，所反映的情况存在';
  const found = { verdict, findings } as StepInput<typeof tip, 'verify'>; // a key of the choice
  if (!(await step(inspector, 6, 'verify', found))) return;
  if (!(await step(inspector, 9, 'handle', { handling }))) return;
  if (!(await step(keeper, 12, 'reply', { reply: `您反映的问题已核查处理：${handling}。感谢您关心身边的安全` })))
    return;
  if (at === 4) await step(keeper, 20, 'reward', { reward: 50_000 });
  else await step(keeper, 14, 'close', {});
}

const areaOf = ({ world }: Stage, at: number): string =>
  nth(world.county.towns, (at * 5) % world.county.towns.length).code;
