import type { Role } from '../kernel/role.ts';
import { chance, nth, seedOf } from './chance.ts';
import type { County } from './county.ts';
import { demoId } from './demo-id.ts';
import { personName, pinyinOf, type PersonName } from './person-names.ts';
import type { Sector } from './sectors.ts';
import type { Section } from './sections.ts';
import { fictionalPhone, registerOf, type Site } from './sites.ts';
import { words } from './table.ts';

/** Somebody with an account: one person, one post. */
export interface Person {
  readonly id: string;
  /** Spelt name, unique: the login name. */
  readonly username: string;
  readonly name: string;
  readonly section: Section;
  /** The title of the post, in words. */
  readonly title: string;
  readonly role: Exclude<Role, 'system'>;
  /** County, town or village: 6, 9 or 12 digits. */
  readonly area: string;
  /** Index of the site an enterprise's person belongs to. */
  readonly siteIndex: number | null;
  /** Number of the enforcement certificate; null for those who may not inspect (CFF 42, 55). */
  readonly certificate: string | null;
  readonly phone: string;
}

/** An outside expert, without an account. */
export interface Expert {
  readonly id: string;
  readonly name: string;
  readonly specialty: string;
}

/** Everybody with an account: the bureau, one officer a town, twelve village officers, and safety managers of forty sites. */
export function demoPeople(county: County, sites: readonly Site[]): readonly Person[] {
  const choices = chance(seedOf('people'));
  const names = distinctNames(() => personName(choices));
  const posts: Post[] = [
    ...bureauPosts(county),
    ...county.towns.map((town): Post => ({ ...townOfficer, area: town.code })),
    ...villageOfficers(county),
    {
      section: 'committeeOffice',
      title: '举报专办员',
      role: 'tipKeeper',
      area: county.code,
      siteIndex: null,
      mayInspect: false,
    },
  ];
  const officers = posts.map((post) => ({ post, person: names() }));
  const managers = sitesWithAccount(sites).map((siteIndex) => {
    const { safetyManager: name } = nth(sites, siteIndex);
    return { post: safetyManager(sites, siteIndex), person: { name, pinyin: pinyinOf(name) } };
  });
  const usernames = freeUsernames();
  return [...officers, ...managers].map(({ post, person }, index): Person => {
    const site = post.siteIndex === null ? undefined : nth(sites, post.siteIndex);
    return {
      id: demoId('2024-01-01T00:00:00.000Z', 'person', index),
      username: usernames(person.pinyin),
      name: person.name,
      section: post.section,
      title: post.title,
      role: post.role,
      area: post.area,
      siteIndex: post.siteIndex,
      certificate: post.mayInspect ? `安执519901${String(index + 1).padStart(3, '0')}` : null,
      phone: site?.safetyManagerPhone ?? fictionalPhone(9000 + index),
    };
  });
}

/** Fourteen experts who are invited to checks. */
export function demoExperts(): readonly Expert[] {
  const choices = chance(seedOf('experts'));
  const names = distinctNames(() => personName(choices));
  return specialties.map((specialty, index) => ({
    id: demoId('2024-01-01T00:00:00.000Z', 'expert', index),
    name: names().name,
    specialty,
  }));
}

interface Post {
  readonly section: Section;
  readonly title: string;
  readonly role: Person['role'];
  readonly area: string;
  readonly siteIndex: number | null;
  readonly mayInspect: boolean;
}

function bureauPosts(county: County): readonly Post[] {
  return staffing.flatMap(([section, title, role, mayInspect, count]): Post[] =>
    Array.from({ length: count }, () => ({ section, title, role, area: county.code, siteIndex: null, mayInspect })),
  );
}

// Section, title, role, whether with an enforcement certificate, how many.
const staffing: readonly (readonly [Section, string, Person['role'], boolean, number])[] = [
  ['leaders', '党委书记、局长', 'leader', false, 1],
  ['leaders', '党委委员、副局长', 'leader', false, 3],
  ['office', '办公室主任', 'sectionChief', false, 1],
  ['office', '文稿人员', 'writer', false, 3],
  ['committeeOffice', '综合协调股股长', 'sectionChief', true, 1],
  ['committeeOffice', '安委办干部', 'committeeOffice', true, 5],
  ['supervisionOne', '监管一股股长', 'sectionChief', true, 1],
  ['supervisionOne', '监管一股干部', 'inspector', true, 4],
  ['supervisionTwo', '监管二股股长', 'sectionChief', true, 1],
  ['supervisionTwo', '监管二股干部', 'inspector', true, 5],
  ['brigade', '执法大队大队长', 'sectionChief', true, 1],
  ['brigade', '执法人员', 'inspector', true, 16],
  ['commandCentre', '指挥中心主任', 'sectionChief', false, 1],
  ['commandCentre', '值班员', 'dutyOfficer', false, 8],
  ['disasterRelief', '减灾救灾股股长', 'sectionChief', false, 1],
  ['disasterRelief', '减灾救灾股干部', 'dutyOfficer', false, 3],
  ['supplies', '物资保障股股长', 'sectionChief', false, 1],
  ['supplies', '物资保管员', 'dutyOfficer', false, 2],
  ['information', '系统管理员', 'administrator', false, 1],
  ['information', '安全管理员', 'securityAdministrator', false, 1],
  ['office', '审计管理员', 'auditor', false, 1],
];

const townOfficer = {
  section: 'township',
  title: '应急办主任',
  role: 'township',
  siteIndex: null,
  mayInspect: false,
} as const;

function villageOfficers(county: County): readonly Post[] {
  return county.towns
    .filter((_, index) => index % 3 === 1)
    .slice(0, 12)
    .map((town) => ({
      section: 'village',
      title: '村（社区）安全信息员',
      role: 'village',
      area: nth(town.villages, town.villages.length - 1).code,
      siteIndex: null,
      mayInspect: false,
    }));
}

function safetyManager(sites: readonly Site[], siteIndex: number): Post {
  const { village } = nth(sites, siteIndex);
  return {
    section: 'enterprise',
    title: '安全管理员',
    role: 'enterprise',
    area: village,
    siteIndex,
    mayInspect: false,
  };
}

function sitesWithAccount(sites: readonly Site[]): readonly number[] {
  const inSector = registerOf(sites);
  return accountsBySector.flatMap(([sector, count]) => inSector(sector).slice(0, count));
}

const accountsBySector: readonly (readonly [Sector, number])[] = [
  ['noncoalMine', 2],
  ['shaleBrick', 3],
  ['hazchem', 8],
  ['gasStation', 5],
  ['industryTrade', 10],
  ['dustExplosion', 3],
  ['ammoniaRefrigeration', 2],
  ['confinedSpace', 4],
  ['mall', 2],
  ['elderlyCare', 1],
];

function distinctNames(make: () => PersonName): () => PersonName {
  const taken = new Set<string>();
  return () => {
    for (;;) {
      const person = make();
      if (taken.has(person.name)) continue;
      taken.add(person.name);
      return person;
    }
  };
}

/** Two people spelt alike: the second gets a 2. */
function freeUsernames(): (pinyin: string) => string {
  const count = new Map<string, number>();
  return (pinyin) => {
    const turn = (count.get(pinyin) ?? 0) + 1;
    count.set(pinyin, turn);
    return turn === 1 ? pinyin : `${pinyin}${turn}`;
  };
}

const specialties = words(
  '电气 消防 燃气 机械 粉尘防爆 有限空间 化工工艺 化工设备 烟花爆竹 矿山 建筑结构 特种设备 消防 电气',
);
