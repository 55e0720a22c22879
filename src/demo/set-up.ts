import { uuidv7 } from 'uuidv7';
import { halfYearBefore } from '../kernel/period.ts';
import { dayOf } from '../kernel/calendar.ts';
import type { Database } from '../server/db/connect.ts';
import { ensureEntryMonths } from '../server/db/entry-months.ts';
import type { Server } from '../server/machine.ts';
import type { AnyLedger } from '../kernel/ledger.ts';
import { columnName } from '../server/ledger/columns.ts';
import { createAccounts, firstAccounts } from './accounts.ts';
import { demoCountyCode } from './county-code.ts';
import { sections } from './sections.ts';
import { simulate } from './simulate.ts';
import { demoWorld, type World } from './world.ts';

/** The accounts shown at the first start: one of each role. */
export const demoAccounts = () => firstAccounts(demoWorld(2026).people);

/**
 * Sets up the fictional county in an empty database and lives its year up to now. Until that is done the county's name says
 * so; a set-up that was killed on the way is cleared away and done again.
 */
export async function setUpDemo(
  database: Database,
  { auth, machine }: Server,
  say: (line: string) => void,
): Promise<void> {
  const { rows } = await database.owner.query<{ name: string }>('select name from county limit 1');
  if (rows[0] && !rows[0].name.endsWith(unfinished)) return;
  const now = machine.clock();
  const year = Number(halfYearBefore(dayOf(now)).from.slice(0, 4));
  const world = demoWorld(year);
  say(`正在建立演示县：${world.county.name}（虚构），从 ${year} 年 1 月 1 日演到今天……`);
  if (rows[0]) await clear(database, [...machine.registry.ledgers.values()], world);
  await createAccounts(auth, world);
  await nameCounty(database, world);
  await fillSections(database, world);
  await fillAreas(database, world);
  await ensureEntryMonths(database.owner, now, `${year - 1}-01-01T00:00:00.000Z`);
  await simulate(machine, database.owner, world, { year, now, say, keeper: auth.keeper });
  await database.owner.query('update county set name = $1 where county = $2', [world.county.name, world.county.code]);
}

/** Whether a database is for the demonstration: empty as yet, or with the demonstration county alone in it. */
export async function isForDemo({ owner }: Database): Promise<boolean> {
  const { rows } = await owner.query<{ county: string }>('select county from county');
  return rows.every(({ county }) => county === demoCountyCode);
}

const unfinished = '（建立中）';

async function clear({ owner }: Database, ledgers: readonly AnyLedger[], { people }: World): Promise<void> {
  const tables = ledgers.map((l) => columnName(l.name)).join(', ');
  await owner.query(
    `truncate ${tables}, entry, deadline, balance_card, public_label, number_series, search_line, outbox, figure_kept, county cascade`,
  );
  await owner.query('delete from account where id = any($1)', [people.map(({ id }) => id)]);
}

async function nameCounty({ owner }: Database, { county: { code, name } }: World): Promise<void> {
  await owner.query(
    `insert into county (county, name, bureau, number_prefix, review_authority, court) values ($1, $2, $3, '安应急', $4, $5)
     on conflict do nothing`,
    [code, `${name}${unfinished}`, `${name}应急管理局`, `${name}人民政府`, `${name}人民法院`],
  );
}

/** The sections an account's post can be given in: those of the bureau and of those who report to it. */
async function fillSections({ owner }: Database, { county: { code } }: World): Promise<void> {
  const names = Object.values(sections).filter((name) => name !== sections.enterprise);
  await owner.query(
    `insert into section (county, id, name, position)
     select $1, id, name, position from unnest($2::uuid[], $3::text[]) with ordinality as s (id, name, position)
     on conflict do nothing`,
    [code, names.map(() => uuidv7()), names],
  );
}

async function fillAreas({ owner }: Database, { county }: World): Promise<void> {
  const towns = county.towns.map(({ code, name, at, boundary }) => ({ code, name, at, boundary }));
  const villages = county.towns.flatMap((t) =>
    t.villages.map(({ code, name, at }) => ({ code, name, at, boundary: null })),
  );
  const all = [
    { code: county.code, name: county.name, at: county.at, boundary: county.boundary },
    ...towns,
    ...villages,
  ];
  await owner.query(
    `insert into area (code, name, county, valid_from, lng, lat, boundary, outline, west, south, east, north)
     select code, name, $1, '2020-01-01', lng, lat, boundary, boundary, west, south, east, north
     from jsonb_populate_recordset(null::area, $2)
     on conflict do nothing`,
    [
      county.code,
      JSON.stringify(all.map(({ at: [lng, lat], boundary, ...area }) => ({ ...area, lng, lat, ...drawn(boundary) }))),
    ],
  );
}

/** A ring as a GeoJSON polygon with the box around it. */
function drawn(ring: readonly (readonly [number, number])[] | null) {
  if (ring === null) return {};
  const [lngs, lats] = [ring.map(([lng]) => lng), ring.map(([, lat]) => lat)];
  return {
    boundary: { type: 'Polygon', coordinates: [ring] },
    west: Math.min(...lngs),
    south: Math.min(...lats),
    east: Math.max(...lngs),
    north: Math.max(...lats),
  };
}
