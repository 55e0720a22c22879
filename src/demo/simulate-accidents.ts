import { addDays, dayOf } from '../kernel/calendar.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import { parse } from '../kernel/schema.ts';
import { accident, accidentInvestigation, openInvestigation, reportAccident } from '../modules/accidents/index.ts';
import {
  acceptApplication,
  approveApplication,
  fireworksStock,
  issuePermit,
  permitApplication,
  safetyCertificate,
} from '../modules/permits/index.ts';
import { serverModules } from '../modules/server.ts';
import type { Keeper } from '../server/auth/keeper.ts';
import type { Context } from '../server/context.ts';
import { get } from '../server/ledger/read.ts';
import { create, take } from '../server/ledger/write.ts';
import { nth } from './chance.ts';
import { demoId } from './demo-id.ts';
import type { Stage } from './stage.ts';

interface Span {
  readonly year: number;
  readonly now: string;
  readonly keeper: Keeper;
}

/** The two accidents of a first half-year: two people died, one was hurt, both were investigated. */
const happened = [
  { on: '01-18', kind: 'mechanical', words: '机械伤害', slight: 1, course: '清理输送带时未停机，被卷入滚筒' },
  { on: '03-09', kind: 'fall', words: '高处坠落', slight: 0, course: '检修屋面采光板时踏空坠落' },
] as const;

/** Lives the year's accidents from the telephone to the reply. */
export async function liveAccidents(stage: Stage, { year, now, keeper }: Span): Promise<void> {
  const { sites, inSector } = stage.world;
  const duty = stage.firstOf('dutyOfficer');
  const chief = stage.firstOf('sectionChief');
  for (const [index, one] of happened.entries()) {
    const place = nth(sites, nth(inSector('industryTrade'), index));
    const day = `${year}-${one.on}`;
    if (`${day}T23:00:00.000Z` >= now) return;
    const at = (hour: number) => `${day}T0${hour}:30:00.000Z`;
    const id = demoId(at(1), 'accident', index);
    const heard = {
      name: `${place.name}“${Number(day.slice(5, 7))}·${Number(day.slice(8))}”${one.words}事故`,
      unitName: place.name,
      site: place.id,
      kind: one.kind,
      sector: 'industryTrade' as const,
      occurredAt: at(1),
      knewAt: `${day}T01:40:00.000Z`,
      receivedAt: at(2),
      address: place.address,
      course: one.course,
      measures: '停止作业，拨打急救电话，封闭现场',
      area: place.village,
    };
    await create(stage.as(duty, at(2)), accident, heard, id);
    const said = { accident: id, recipients: '市应急管理局、县人民政府', dead: 1, injured: 0, slight: one.slight };
    const report = (hour: number, more: object) =>
      call(stage.as(duty, at(hour)), keeper, reportAccident, {
        id: demoId(at(hour), 'report', index),
        ...said,
        ...more,
      });
    await report(3, { kind: 'next', situation: '一人经抢救无效死亡，现场已封闭，负责人已到场' });
    await report(9, { kind: 'final', situation: '善后有序，现场处置结束', loss: 126_000_000 });
    const formedOn = day;
    const team = { leader: '分管副县长', members: '县应急、公安、监委、总工会、行业主管部门', procuratorate: true };
    const own = demoId(at(9), 'investigation', index);
    await call(stage.as(chief, at(9)), keeper, openInvestigation, { id: own, accident: id, ...team, formedOn });
    await conclude(stage, chief, own, { year, now, index });
  }
}

async function conclude(
  stage: Stage,
  chief: number,
  id: string,
  { year, now, index }: { readonly year: number; readonly now: string; readonly index: number },
): Promise<void> {
  const submitted = `${year}-0${3 + index * 2}-0${6 - index}T03:00:00.000Z`;
  const replied = `${year}-0${3 + index * 2}-1${6 - index}T03:00:00.000Z`;
  if (submitted >= now) return;
  const findings = {
    cause: '作业人员违反操作规程，企业未落实停机挂牌制度，是一起一般生产安全责任事故。',
    liability: '企业负主要责任，建议依法给予行政处罚；主要负责人未履行职责，建议依法处罚。',
    prevention: '加装联锁和防护，落实检修作业票，全员再培训。',
  };
  await take(stage.as(chief, submitted), accidentInvestigation, id, 'submit', findings);
  if (replied >= now) return;
  const reply = { replyNumber: `安政函〔${year}〕${21 + index * 9}号`, repliedOn: replied.slice(0, 10) };
  await take(stage.as(chief, replied), accidentInvestigation, id, 'reply', reply);
  await take(stage.as(chief, replied), accidentInvestigation, id, 'penalise', {});
}

/** Three fireworks shops get their permits before the Spring Festival; one more is being looked at. */
export async function livePermits(stage: Stage, { year, now, keeper }: Span): Promise<void> {
  const { sites, inSector, people } = stage.world;
  const clerk = stage.firstOf('inspector');
  const chief = stage.firstOf('sectionChief');
  const leader = stage.firstOf('leader');
  const checkers = [nth(people, clerk).id, nth(people, chief).id];
  for (const [index, siteIndex] of inSector('fireworksRetail').slice(0, 4).entries()) {
    const day = index === 3 ? addDays(dayOf(now), -3) : `${year}-01-${String(6 + index).padStart(2, '0')}`;
    const at = (hour: number) => `${day}T0${hour}:00:00.000Z`;
    if (at(9) >= now) return;
    const place = nth(sites, siteIndex);
    const id = demoId(at(1), 'application', index);
    const asked = {
      applicant: place.name,
      site: place.id,
      kind: 'fireworksRetail' as const,
      matter: 'new' as const,
      principal: place.principal,
      scope: 'C级、D级烟花爆竹零售',
      storageLimit: '80 箱',
      receivedOn: day,
    };
    await create(stage.as(clerk, at(1)), permitApplication, asked, id);
    await call(stage.as(clerk, at(2)), keeper, acceptApplication, { id, version: 1, acceptedOn: day });
    const review = { environment: 'notNeeded', reviewOpinion: '专店销售，材料齐全' } as const;
    await take(stage.as(clerk, at(3)), permitApplication, id, 'review', review);
    if (index === 3) return;
    const seen = { checkedOn: day, checkers, checkResult: 'pass', checkFindings: '安全距离和消防器材合格' } as const;
    await take(stage.as(clerk, at(4)), permitApplication, id, 'checkSite', seen);
    await call(stage.as(leader, at(5)), keeper, approveApplication, { id, version: 4, decisionOpinion: '准予许可' });
    const { version } = await get(stage.as(clerk, at(6)), permitApplication, id);
    const paper = { scope: asked.scope, storageLimit: asked.storageLimit, validFrom: day };
    await call(stage.as(clerk, at(6)), keeper, issuePermit, { id, version, ...paper });
    const none = { site: place.id, store: '店内', countedOn: day, boxes: 0 };
    await create(stage.as(clerk, at(7)), fireworksStock, none);
  }
}

/** Certificates of people who lead places of danger: one has just run out, two will within the quarter. */
export async function liveCertificates(stage: Stage, { year, now }: Span): Promise<void> {
  const at = `${year}-01-20T02:00:00.000Z`;
  if (at >= now) return;
  const clerk = stage.as(stage.firstOf('inspector'), at);
  const [first = 0, second = 0, third = 0] = stage.world.inSector('hazchem');
  const held = [
    [first, 'principal', -8],
    [second, 'safetyManager', 24],
    [third, 'principal', 71],
  ] as const;
  for (const [siteIndex, duty, left] of held) {
    const { id: site, [duty]: name } = nth(stage.world.sites, siteIndex);
    const { id } = await create(clerk, safetyCertificate, { name, site, duty });
    const validTo = addDays(dayOf(now), left);
    await take(clerk, safetyCertificate, id, 'hold', { validFrom: addDays(validTo, -1095), validTo });
  }
}

/** Makes a special call as its page would. */
async function call<I, O>(ctx: Context, keeper: Keeper, endpoint: Endpoint<I, O>, input: object): Promise<void> {
  const handler = serverModules.flatMap((m) => m.handlers ?? []).find((each) => each.endpoint === endpoint);
  if (!handler) throw new Error(`${endpoint.path} has no answer`);
  await handler.answer(ctx, parse(endpoint.input, input), keeper);
}
