import type { Draft } from '../kernel/ledger.ts';
import { equipment, rescueTeam, teamMember, teamMuster } from '../modules/resources/index.ts';
import { create, take } from '../server/ledger/write.ts';
import { type Chance, chance, seedOf } from './chance.ts';
import { dayNumber, dayOf } from './days.ts';
import { demoId } from './demo-id.ts';
import { personName } from './person-names.ts';
import { fictionalPhone } from './sites.ts';
import type { Stage } from './stage.ts';
import { rows } from './table.ts';

// Name, level, headcount, what they can do.
const countyTeams = rows(
  4,
  `县综合应急救援大队|county|86|综合救援、破拆、灭火
   森林草原灭火专业队|county|120|森林灭火、以水灭火
   防汛抢险突击队|countyFlood|160|堤防抢险、排涝
   水域救援队|countyFlood|46|冲锋舟、潜水、激流救援
   矿山救护中队|county|52|井下救护、排水
   危险化学品应急救援队|county|40|堵漏、洗消
   道路抢通队|department|70|路基抢通、便桥架设
   电力抢修队|department|88|应急发电、线路抢修
   供水燃气抢修队|department|54|管网抢修
   通信保障队|department|30|应急通信车、卫星便携站
   医疗救护队|department|64|院前急救、卫生防疫
   城市排涝抢险队|urban|58|龙吸水、管网疏通
   特种救援连|specialRescue|110|民兵骨干、综合搜救
   山鹰户外救援队|social|28|山岳绳索、无人机搜索
   蓝盾志愿救援队|social|36|水域搜救、后勤保障
   磷化工专职救援队|enterprise|32|涉磷火灾、洗消
   水泥集团抢险队|enterprise|26|有限空间、高处救援
   澜清街道政府专职消防队|governmentFire|18|初期火灾扑救
   青芦镇政府专职消防队|governmentFire|16|初期火灾扑救
   柏岭镇政府专职消防队|governmentFire|15|初期火灾扑救`,
);

// Kind, name, who holds it, how many.
const gear = rows(
  4,
  `excavator|挖掘机 20t|township|2
   loader|装载机 50|township|2
   engineeringVehicle|工程抢险车|township|1
   truck|运输卡车|township|2
   boat|橡皮艇|township|1
   pump|移动抽水泵|township|3
   generator|发电机|township|2
   lighting|照明灯组|township|4
   fireFighting|风力灭火机|township|6
   satellitePhone|卫星电话|township|1
   walkieTalkie|对讲机|township|8`,
);

/** Forms the teams with their people, their gear and their call-outs, up to now. */
export async function formTeams(stage: Stage, year: number, now: string): Promise<void> {
  const { world } = stage;
  const by = world.people.findIndex(({ section }) => section === 'commandCentre');
  const towns = world.county.towns.map(({ name, code, at }, index) => {
    const level = index % 8 === 5 ? 'dikePatrol' : 'township';
    const kind = level === 'township' ? '应急救援队' : '巡堤查险队';
    return {
      name: `${name}${kind}`,
      level,
      headcount: 36 + ((index * 7) % 28),
      skills: '先期处置、群众转移',
      area: code,
      at,
    };
  });
  const villages = world.county.towns.flatMap(({ villages: all }) =>
    all.slice(0, 1).map(({ name, code, at }, index) => ({
      name: `${name}应急救援分队`,
      level: 'village',
      headcount: 10 + (index % 8),
      skills: '预警叫应、群众转移',
      area: code,
      at,
    })),
  );
  const { code, at } = world.county;
  const county = countyTeams.map(([name = '', level = '', headcount, skills = '']) => ({
    name,
    level,
    headcount: Number(headcount),
    skills,
    area: code,
    at,
  }));
  await Promise.all(
    [...county, ...towns, ...villages].map((team, index) => form(stage, team, { index, by, year, now })),
  );
  await Promise.all(world.county.towns.map((town, index) => equip(stage, town, { index, by, year })));
}

interface Team {
  readonly name: string;
  readonly level: string;
  readonly headcount: number;
  readonly skills: string;
  readonly area: string;
  readonly at: readonly [number, number];
}

interface When {
  readonly index: number;
  readonly by: number;
  readonly year: number;
  readonly now: string;
}

async function form(stage: Stage, team: Team, { index, by, year, now }: When): Promise<void> {
  const choices = chance(seedOf('team', team.name));
  const formedOn = dayOf(dayNumber(`${year - 1}-01-05`) - choices.int(30, 1400));
  const opened = `${year - 1}-01-06T02:00:00.000Z`;
  const id = demoId(opened, 'team', team.name);
  const [lng, lat] = team.at;
  const { name, headcount, skills: specialty, area } = team;
  const level = team.level as Draft<typeof rescueTeam>['level']; // a word of the table
  const person = { leader: personName(choices).name, phone: fictionalPhone(6000 + index) };
  const about = { name, level, headcount, specialty, formedOn, place: { lng, lat }, area };
  await create(stage.as(by, opened), rescueTeam, { ...about, ...person }, id);
  const inspected = `${year}-0${1 + (index % 6)}-2${index % 8}T02:00:00.000Z`;
  if (inspected < now)
    await take(stage.as(by, inspected), rescueTeam, id, 'inspect', { findings: '人员、装备到位，通讯畅通' });
  const count = team.level === 'village' ? 2 : area.length === 6 ? 6 : 4;
  for (let n = 0; n < count; n += 1) await enlist(stage, choices, { id, n, index, by, area, formedOn, opened, now });
  if (area.length === 6 || index % 6 === 0) await muster(stage, choices, { id, index, by, year, now, team });
}

async function enlist(
  stage: Stage,
  choices: Chance,
  of: Omit<When, 'year'> & {
    readonly id: string;
    readonly n: number;
    readonly area: string;
    readonly formedOn: string;
    readonly opened: string;
  },
): Promise<void> {
  const duty = ['队长', '副队长', '驾驶员', '队员', '队员', '通信员'][of.n] ?? '队员';
  const memberId = demoId(of.opened, 'member', of.id, of.n);
  const about = {
    name: personName(choices).name,
    team: of.id,
    duty,
    phone: fictionalPhone(6200 + of.index * 6 + of.n),
  };
  const skills = choices.odds(0.4)
    ? choices.pick(['红十字急救员', '冲锋舟驾驶', '绳索救援', '无人机驾驶', '焊工'])
    : null;
  const when = { joinedOn: of.formedOn, area: of.area };
  await create(stage.as(of.by, of.opened), teamMember, { ...about, ...when, skills }, memberId);
  const onCall = of.n < 2 && (of.area.length === 6 ? of.index < 8 : of.index % 7 === 0);
  const today = `${dayOf(dayNumber(of.now.slice(0, 10)) - 1)}T01:00:00.000Z`;
  if (onCall) await take(stage.as(of.by, today), teamMember, memberId, 'goOnCall', {});
}

async function muster(
  stage: Stage,
  choices: Chance,
  of: When & { readonly id: string; readonly team: Team },
): Promise<void> {
  const day = `${of.year}-0${1 + (of.index % 6)}-1${of.index % 9}`;
  const calledAt = `${day}T0${1 + (of.index % 7)}:00:00.000Z`;
  if (calledAt >= of.now) return;
  const assembledAt = new Date(Date.parse(calledAt) + choices.int(9, 42) * 60_000).toISOString();
  const expected = Math.min(of.team.headcount, 40);
  const present = expected - choices.int(0, 3);
  const about = {
    subject: choices.pick(['无预案集结拉动', '防汛抢险拉动', '森林灭火拉动']),
    team: of.id,
    calledAt,
    assembledAt,
  };
  const result = {
    expected,
    present,
    vehicles: choices.int(1, 6),
    evaluation: '集结迅速，装备携行齐全，个别队员着装不统一。',
  };
  await create(
    stage.as(of.by, assembledAt),
    teamMuster,
    { ...about, ...result, area: of.team.area },
    demoId(calledAt, 'muster', of.id),
  );
}

async function equip(
  stage: Stage,
  town: { readonly name: string; readonly code: string; readonly at: readonly [number, number] },
  { index, by, year }: Omit<When, 'now'>,
): Promise<void> {
  const at = `${year - 1}-03-01T02:00:00.000Z`;
  const [lng, lat] = town.at;
  const own = gear.filter((_, turn) => (turn + index) % 3 !== 0);
  for (const [kind = '', name = '', holderLevel = '', quantity] of own) {
    const words = { kind, holderLevel } as Pick<Draft<typeof equipment>, 'kind' | 'holderLevel'>; // words of the table
    const about = {
      name,
      ...words,
      quantity: Number(quantity),
      holder: `${town.name}应急办`,
      issuedOn: `${year - 1}-03-01`,
    };
    const phone = fictionalPhone(8200 + index);
    const id = demoId(at, 'equipment', town.code, name);
    await create(stage.as(by, at), equipment, { ...about, phone, place: { lng, lat }, area: town.code }, id);
    const checked = `${year}-06-0${1 + (index % 9)}T02:00:00.000Z`;
    if (index % 4 !== 3)
      await take(stage.as(by, checked), equipment, id, 'check', { checkResult: '启动正常，附件齐全' });
  }
}
