import assert from 'node:assert/strict';
import { dayOf } from '../../src/kernel/calendar.ts';
import type { Field, FileRef } from '../../src/kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../src/kernel/ledger.ts';
import type { RowAnswer } from '../../src/kernel/wire.ts';
import { type Role, roles } from '../../src/kernel/role.ts';
import { modules } from '../../src/modules/index.ts';
import { uuidv7 } from 'uuidv7';
import { at, type Caller, createWorld, type World } from '../harness/world.ts';
import { type Cast, gather, type Place, places } from './cast.ts';
import { type Draft, draftOf, one } from './sample-draft.ts';
import type { Surroundings } from './sample-value.ts';

/** A world with people in it and at least one row of every ledger in each place, for tests that know no ledger by name. */
export interface Stage {
  readonly world: World;
  readonly cast: Cast;
  around(place?: Place): Surroundings;
  /** A new row of valid values chosen by chance, over HTTP, by somebody who may create it. */
  make(l: AnyLedger, place?: Place, more?: Draft): Promise<AnyRow>;
  /** What somebody sends to create a row of the ledger in a place. */
  draft(l: AnyLedger, place?: Place, more?: Draft): Draft;
  /** Somebody of the place with a role over a row. */
  over(role: Role, l: AnyLedger, row: AnyRow, place?: Place, which?: number): Promise<Caller>;
}

/** The roles that people have; the clock's own is not among them. */
export const humanRoles = (Object.keys(roles) as Role[]).filter((role) => role !== 'system'); // Object.keys forgets the names

const named = process.env['MODULES']?.split(',');

/** The ledgers, each behind those it refers to; with MODULES=duty,incidents those of these modules and what they refer to, and whom enterprises belong to. */
export const ledgers: readonly AnyLedger[] = inOrder([
  ...modules.owners,
  ...modules.modules.filter(({ name }) => named?.includes(name) ?? true).flatMap((each) => each.ledgers),
]);

/** The field that ties a ledger's rows to an owner, if one does. */
export const ownerField = (l: AnyLedger): string | undefined =>
  Object.entries<Field>(l.fields).find(([, field]) => field.owner === true)?.[0];

/** Sets the stage, in a world of its own unless one is given, with rows in all places unless told. */
export async function setStage(world?: World, inPlaces: readonly Place[] = ['home', 'away', 'abroad']): Promise<Stage> {
  const here = world ?? (await createWorld());
  await upload(here);
  const stage = stageIn(here);
  for (const role of ['inspector', 'sectionChief', 'committeeOffice', 'leader'] as const) await stage.cast.of(role);
  for (const place of inPlaces) for (const l of ledgers) for (let n = 0; n < 2; n += 1) await stage.make(l, place);
  return stage;
}

function stageIn(world: World): Stage {
  const made = new Map<string, string[]>();
  const idsOf = (l: AnyLedger, place: Place) => made.get(key(l, place)) ?? [];
  const [ownerLedger] = modules.owners;
  const siteOf = (place: Place) => (ownerLedger ? idsOf(ownerLedger, place)[0] : undefined);
  const cast = gather(world, siteOf);

  const around = (place: Place = 'home'): Surroundings => ({
    idsOf: (l) => idsOf(l, place),
    people: cast.people,
    areas: [places[place].area],
    files: uploaded,
    today: dayOf(world.clock()),
  });
  function draft(l: AnyLedger, place: Place = 'home', more: Draft = {}): Draft {
    const owner = ownerField(l);
    const where = owner === undefined ? { area: places[place].area } : { [owner]: siteOf(place) };
    return { ...one(draftOf(l, around(place))), ...where, ...more };
  }
  async function make(l: AnyLedger, place: Place = 'home', more: Draft = {}): Promise<AnyRow> {
    const [role] = l.may.create.toSorted((a, b) => reach(a) - reach(b));
    assert.ok(role, `somebody may create ${l.name}`);
    const caller = await cast.of(role, place);
    const { row } = await created(caller, l, draft(l, place, more));
    // What others refer to stays few, so that many rows share them.
    if (idsOf(l, place).length < 3) made.set(key(l, place), [...idsOf(l, place), row.id]);
    return row;
  }
  return {
    world,
    cast,
    around,
    draft,
    make,
    over: (role, l, row, place = 'home', which = 1) => {
      const owner = ownerField(l) ?? (modules.owners.has(l) ? 'id' : undefined);
      const isTied = role === 'enterprise' && owner !== undefined;
      return isTied ? cast.from(String(row[owner]), row.area, which) : cast.of(role, place, which);
    },
  };
}

/** Files that somebody has brought to each county. */
const uploaded: readonly FileRef[] = ['现场.jpg', '“整改”后.png', "a'b.pdf"].map((name, n) => ({
  hash: String(n).repeat(64),
  name,
  type: 'application/octet-stream',
  size: n,
}));

async function upload({ database }: World): Promise<void> {
  for (const county of new Set(Object.values(places).map(({ county: each }) => each)))
    for (const { hash, name, type, size } of uploaded)
      await database.owner.query(
        `insert into file (county, hash, name, type, size, uploaded_by, uploaded_at)
         values ($1, $2, $3, $4, $5, '00000000-0000-7000-8000-000000000000', now()) on conflict do nothing`,
        [county, hash, name, type, size],
      );
}

/** Sends a draft, which must be taken. */
export async function created(caller: Caller, l: AnyLedger, draft: Draft, id = uuidv7()): Promise<RowAnswer> {
  const { status, json } = await caller.post(at(l), { id, draft });
  assert.equal(status, 201, `${l.name} ${JSON.stringify(draft)} → ${JSON.stringify(json)}`);
  return json;
}

const key = (l: AnyLedger, place: Place) => `${l.name} ${place}`;

/** People of the whole county first, then of towns, villages and enterprises. */
const small: readonly Role[] = ['township', 'village', 'enterprise'];
const reach = (role: Role) => small.indexOf(role);

function inOrder(all: readonly AnyLedger[]): readonly AnyLedger[] {
  const placed: AnyLedger[] = [];
  const place = (l: AnyLedger) => {
    if (placed.includes(l)) return;
    for (const field of Object.values<Field>(l.fields)) {
      if (field.kind === 'ref' && field.target !== l) place(field.target as AnyLedger); // a ref's target is a ledger
    }
    placed.push(l);
  };
  all.forEach(place);
  return placed;
}
