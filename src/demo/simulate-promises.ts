import { addDays } from '../kernel/calendar.ts';
import type { Period } from '../kernel/period.ts';
import { commitment } from '../modules/reports/index.ts';
import { list } from '../server/ledger/read.ts';
import { create, take, update } from '../server/ledger/write.ts';
import { demoId } from './demo-id.ts';
import { sections } from './sections.ts';
import type { Stage } from './stage.ts';
import { rows } from './table.ts';

// Days after the period's begin on which it was finished (empty: not yet), unit, what, what came of it.
const promised = rows(
  4,
  `70|安委办（综合协调股）|层层签订安全生产目标管理责任书|责任书签订到乡镇、部门和重点企业
   118|减灾救灾股|汛前完成防汛责任点责任人更新公布|防汛责任人名单在汛前更新并向社会公布
   150|监管一股（危化烟花）|完成烟花爆竹经营单位换证前检查|烟花爆竹经营单位换证前检查全部完成
   |应急指挥中心|建成县应急指挥中心并接通各乡镇视频|
   |办公室|修订县级专项应急预案12部|
   revoked|信息技术股|自建企业监控视频汇聚平台|上级统一建设，不再重复投入`,
);

/** What the bureau had promised for the half-year in its last plan on paper, and how far each has come by its end. */
export async function promiseHalfYear(stage: Stage, period: Period): Promise<void> {
  const begun = addDays(period.from, 8);
  const writer = stage.as(stage.firstOf('writer'), morning(begun));
  const leader = stage.as(stage.firstOf('leader'), morning(addDays(period.from, 60)));
  for (const [order, [days = '', unit = '', text = '', result = '']] of promised.entries()) {
    const draft = { text, unit, period: period.code, dueOn: period.to };
    const { id } = await create(writer, commitment, draft, demoId(writer.now, 'commitment', order));
    if (days === 'revoked') await take(leader, commitment, id, 'revoke', { revokeReason: result });
    else if (days !== '') {
      const chief = stage.as(stage.firstOf('sectionChief'), morning(addDays(period.from, Number(days))));
      await take(chief, commitment, id, 'finish', { result });
    }
  }
  const office = stage.as(stage.firstOf('committeeOffice'), morning(begun));
  const draft = {
    text: '开展安全生产检查2500家次以上',
    unit: '安委办（综合协调股）',
    period: period.code,
    dueOn: period.to,
    indicator: 'visit.visits',
    goal: 'atLeast',
    target: 2500,
  } as const;
  const { id } = await create(office, commitment, draft, demoId(office.now, 'commitment', promised.length));
  const afterwards = stage.as(stage.firstOf('committeeOffice'), morning(addDays(period.to, 2)));
  await take(afterwards, commitment, id, 'finish', { result: '全县检查家次超过年初计划' });
}

// How a task begins, and the section it is given to.
const given = [
  ['紧盯隐患销号', 'committeeOffice'],
  ['依法严格监管执法', 'brigade'],
  ['做好汛期和火险期', 'disasterRelief'],
  ['加强值班值守', 'commandCentre'],
] as const;

/** The new half-year's tasks, given to the sections that have begun with them. */
export async function followPromises(stage: Stage, code: string, at: string): Promise<void> {
  const office = stage.as(stage.firstOf('committeeOffice'), at);
  const { rows: all } = await list(office, commitment, { where: { period: code, unit: { set: false } }, limit: 50 });
  for (const [begin, section] of given) {
    const task = all.find(({ text }) => text.startsWith(begin));
    const person = stage.world.people.findIndex((each) => each.role === 'sectionChief' && each.section === section);
    const owner = stage.world.people[person];
    if (!task || !owner) continue;
    await update(office, commitment, task.id, task.version, { unit: sections[section], owner: owner.id });
    await take(stage.as(person, at), commitment, task.id, 'start', {});
  }
}

const morning = (day: string) => `${day}T01:30:00.000Z`;
