import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { dayOf } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';
import type { County } from '../areas/divisions.ts';
import { insertAccount } from '../auth/accounts.ts';
import { firstPassword } from '../auth/first-password.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { usualSections } from './usual-posts.ts';

/** What a county's bureau is called, where it is not what one would guess from the county's name. */
export interface CountyNames {
  readonly name: string;
  readonly bureau: string;
  /** What stands before the series in a document's number: 三应急 in 三应急检记〔2026〕1号. */
  readonly prefix: string;
  readonly reviewAuthority: string;
  readonly court: string;
}

/** An account made by the set-up; the password is told once and must be changed at the first sign-in. */
export interface FirstAccount {
  readonly title: string;
  readonly username: string;
  readonly password: string;
}

/** The names of a county's bureau, government and court as they usually are; those of a district carry the city's name. */
export function usualNames({ name, city }: County): CountyNames {
  const full = name.endsWith('区') && city !== name && city.endsWith('市') ? `${city}${name}` : name;
  return {
    name,
    bureau: `${full}应急管理局`,
    prefix: `${name.slice(0, 1)}应急`,
    reviewAuthority: `${full}人民政府`,
    court: `${full}人民法院`,
  };
}

/** Areas that were there before anything was recorded are valid from this day, so that history can be imported. */
export const areasSince = '2000-01-01';

/**
 * Sets up a county in one transaction: its names, towns and villages, the usual sections and posts, and the three administrators
 * (GB/T 22239-2019: system, security and audit in separate hands). A county that is there already is left as it is: undefined.
 * Throws Problem 'refused' where the demonstration lives.
 */
export async function setUpCounty(
  owner: pg.Pool,
  about: {
    readonly county: County;
    readonly names: CountyNames;
    readonly now: string;
    readonly hash: (password: string) => Promise<string>;
    readonly demo: string;
  },
): Promise<readonly FirstAccount[] | undefined> {
  const { county, names, now } = about;
  const passwords = await Promise.all(
    administrators.map(async (each) => {
      const password = firstPassword();
      return { ...each, password, hash: await about.hash(password) };
    }),
  );
  return inTransaction(owner, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [lock]);
    const { rows: there } = await client.query<{ county: string }>('select county from county');
    if (there.some((row) => row.county === about.demo)) throw demoThere();
    if (there.some((row) => row.county === county.code)) return undefined;
    await client.query(
      `insert into county (county, name, bureau, number_prefix, review_authority, court) values ($1, $2, $3, $4, $5, $6)`,
      [county.code, names.name, names.bureau, names.prefix, names.reviewAuthority, names.court],
    );
    await insertAreas(client, county, names.name);
    await insertSections(client, county.code);
    const suffix = there.length === 0 ? '' : `-${county.code}`;
    const made: FirstAccount[] = [];
    for (const { title, name, role, section, password, hash } of passwords) {
      const username = name + suffix;
      const post = { county: county.code, area: county.code, role, section, validFrom: dayOf(now) };
      await insertAccount(client, now, { username, name: title, hash, posts: [post], mustChangePassword: true });
      made.push({ title, username, password });
    }
    return made;
  });
}

const administrators = [
  { title: '系统管理员', name: 'admin', role: 'administrator', section: '信息技术股' },
  { title: '安全管理员', name: 'security', role: 'securityAdministrator', section: '信息技术股' },
  { title: '审计管理员', name: 'auditor', role: 'auditor', section: '办公室' },
] as const;

/** Two that set up at the same time go one behind the other. */
const lock = 5199010008;

function demoThere(): Problem {
  return new Problem(
    'refused',
    '这个数据库里是演示县，密码人人知道，不能与真实的县放在一起。请用 DATA_DIR 另指定一个空目录（或 DATABASE_URL 另指定一个空库）再运行',
  );
}

async function insertAreas(client: pg.PoolClient, { code, areas }: County, name: string): Promise<void> {
  const all = [{ code, name }, ...areas];
  await client.query(
    `insert into area (code, name, county, valid_from) select code, name, $1, $2 from unnest($3::text[], $4::text[]) as a (code, name)`,
    [code, areasSince, all.map((area) => area.code), all.map((area) => area.name)],
  );
}

async function insertSections(client: pg.PoolClient, county: string): Promise<void> {
  for (const [index, { name, posts }] of usualSections.entries()) {
    await client.query('insert into section (county, id, name, position) values ($1, $2, $3, $4)', [
      county,
      uuidv7(),
      name,
      index + 1,
    ]);
    for (const [place, { title, role }] of posts.entries())
      await client.query('insert into usual_post (county, section, title, role, place) values ($1, $2, $3, $4, $5)', [
        county,
        name,
        title,
        role,
        place + 1,
      ]);
  }
}
