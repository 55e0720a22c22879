import type { Registry } from '../../src/kernel/module.ts';
import { columnName } from '../../src/server/ledger/columns.ts';

// The passes over each table for what is counted there, as one would write it who knows the schema: $1 the county, $2 and $3 the
// first and the last day.

const from = `($2::date::timestamp at time zone 'Asia/Shanghai')`;
const end = `(($3::date + 1)::timestamp at time zone 'Asia/Shanghai')`;

/** Every pass is given the same three parameters. */
const bound = 'and $2::date <= $3::date';

const hazards = [
  `select
    count(*) filter (where withdrawn_at is null or withdrawn_at >= ${end}),
    count(*) filter (where closed_at < ${end}),
    count(*) filter (where controlled_at < ${end} and (control_ended_at is null or control_ended_at >= ${end})
      and (closed_at is null or closed_at >= ${end})),
    count(*) filter (where deferred_at < ${end} and (closed_at is null or closed_at >= ${end})),
    count(*) filter (where repeated and (withdrawn_at is null or withdrawn_at >= ${end})),
    count(distinct site) filter (where withdrawn_at is null or withdrawn_at >= ${end}),
    count(*) filter (where exposure is not null and (withdrawn_at is null or withdrawn_at >= ${end})),
    count(*) filter (where exposure is not null and closed_at < ${end}),
    coalesce(sum(funds) filter (where closed_at < ${end}), 0)
  from hazard where county = $1 and found_at >= ${from} and found_at < ${end}`,
  `select count(*) from hazard where county = $1 ${bound} and found_at < ${end} and (closed_at is null or closed_at >= ${end})
    and (withdrawn_at is null or withdrawn_at >= ${end})`,
  `select count(*) from hazard where county = $1 and stopped_at >= ${from} and stopped_at < ${end}`,
  `select count(*) from hazard where county = $1 and transferred_at >= ${from} and transferred_at < ${end}`,
];

const standing = `(removed_at is null or removed_at >= ${end})`;
const surveyed = `${standing} and surveyed_at < ${end}`;
const flagged = `${surveyed} and flagged_at < ${end}`;
const needed = `${flagged} and appraisal_needed_at < ${end}`;
const appraised = `${needed} and appraised_at < ${end}`;
const left = `${flagged} and (treated_at is null or treated_at >= ${end}) and (released_at is null or released_at >= ${end})`;
const buildings = `select
    count(*) filter (where created_at < ${end} and ${standing} and (surveyed_at is null or surveyed_at >= ${end})),
    ${[surveyed, flagged, needed, appraised, left].map((part) => `count(*) filter (where ${part})`).join(',\n    ')},
    count(*) filter (where ${appraised} and treated_at < ${end}),
    count(*) filter (where ${flagged} and treated_at < ${end}),
    count(*) filter (where ${flagged} and treated_at < ${end} and level = 'major'),
    count(*) filter (where ${appraised} and released_at < ${end}),
    count(*) filter (where ${left} and due_on is not null)
  from building where county = $1 ${bound}`;

const visits = `select count(*), count(distinct site), count(*) filter (where limit_reason is not null),
    count(distinct site) filter (where target is not null)
  from visit where county = $1 and started_at >= ${from} and started_at < ${end}`;

/** The passes: of the big tables in full, of every other the least that any pass over it costs. */
export function passes(registry: Registry): readonly string[] {
  const counted = new Set([...registry.indicators.values()].map(({ ledger }) => ledger));
  const written = ['hazard', 'building', 'visit'];
  const others = [...counted].filter(({ name }) => !written.includes(name));
  return [
    ...hazards,
    buildings,
    visits,
    ...others.map((l) => `select count(*) from ${columnName(l.name)} where county = $1 ${bound}`),
  ];
}
