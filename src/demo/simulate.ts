import type pg from 'pg';
import type { Keeper } from '../server/auth/keeper.ts';
import { type Machine, transact } from '../server/db/transact.ts';
import { columnName } from '../server/ledger/columns.ts';
import { systemActor } from '../server/jobs/system.ts';
import { planYear } from './plan.ts';
import { callOutTonight, fillDirectory } from './simulate-callouts.ts';
import { openCampaigns } from './simulate-campaigns.ts';
import { liveCases } from './simulate-cases.ts';
import { surveyBuildings } from './simulate-buildings.ts';
import { liveAccidents, liveCertificates, livePermits } from './simulate-accidents.ts';
import { liveCoordination } from './simulate-coordination.ts';
import { liveDispatches } from './simulate-dispatches.ts';
import { liveDuty } from './simulate-duty.ts';
import { liveFieldWork } from './simulate-field-work.ts';
import { liveIncidents, liveSlots } from './simulate-incidents.ts';
import { hurry, planOversight, plannedBy } from './simulate-oversight.ts';
import { preventAccidents } from './simulate-prevention.ts';
import { liveSeasons } from './simulate-seasons.ts';
import { registerSites } from './simulate-sites.ts';
import { writeBulletins } from './simulate-bulletins.ts';
import { writeReports } from './simulate-reports.ts';
import { stockStores } from './simulate-supplies.ts';
import { formTeams } from './simulate-teams.ts';
import { takeTips } from './simulate-tips.ts';
import { beyondLimit, liveVisit } from './simulate-visit.ts';
import { liveWarnings } from './simulate-warnings.ts';
import { type Stage, stageOf } from './stage.ts';
import type { World } from './world.ts';

interface Span {
  readonly year: number;
  readonly now: string;
  readonly say: (line: string) => void;
  readonly keeper: Keeper;
}

const atOnce = 24;
const inOneTransaction = 240;
const firstSites = 96;

/** Lives the year of the fictional county through the application's own verbs, each under the clock and by the person of its day. */
export async function simulate(
  machine: Machine,
  owner: pg.Pool,
  world: World,
  { year, now, say, keeper }: Span,
): Promise<void> {
  const { code } = world.county;
  const plan = planYear(year, now, world);
  const onStage = <T>(act: (stage: Stage) => Promise<T>) =>
    transact(
      machine,
      async () => ({ county: code, actor: systemActor(code) }),
      (ctx) => act(stageOf(ctx, world)),
    );

  const tables = [...machine.registry.ledgers.values()].map((l) => columnName(l.name)).join(', ');
  const analyze = () => owner.query(`analyze ${tables}`); // until then the planner takes the tables for empty and reads them whole
  await onStage((stage) => registerSites(stage, 0, firstSites));
  await analyze();
  await onStage((stage) => registerSites(stage, firstSites));
  const campaigns = await onStage((stage) => openCampaigns(stage, plan.campaigns, now));
  await onStage((stage) => planOversight(stage, campaigns, { year, now }));
  const about = { now, beyond: beyondLimit(plan.visits), targets: plannedBy(world, plan.visits, year) };
  for (let done = 0; done < plan.visits.length; done += inOneTransaction) {
    if (done <= inOneTransaction) await analyze();
    const batch = plan.visits.slice(done, done + inOneTransaction);
    await onStage((stage) => inGroups(batch, (visit) => liveVisit(stage, campaigns, visit, about)));
    if (done % (inOneTransaction * 3) === 0) say(`　已演到 ${batch[0]?.at.slice(0, 10)}`);
  }
  await onStage((stage) => hurry(stage, plan.visits, { year, now }));
  await onStage((stage) => takeTips(stage, year, now));
  await onStage((stage) => liveCases(stage, { year, now, keeper }));
  await onStage(async (stage) => {
    await livePermits(stage, { year, now, keeper });
    await liveCertificates(stage, { year, now, keeper });
  });
  await onStage((stage) => liveAccidents(stage, { year, now, keeper }));
  await onStage((stage) => liveCoordination(stage, { year, now, keeper }));
  await onStage((stage) => liveFieldWork(stage, { year, now }));
  await onStage((stage) => preventAccidents(stage, { year, now }));
  await onStage((stage) => surveyBuildings(stage, { year, now, keeper }));
  await onStage((stage) => liveSeasons(stage, { year, now }));
  await onStage((stage) => formTeams(stage, year, now));
  await onStage((stage) => fillDirectory(stage, { year }));
  const stores = await onStage((stage) => stockStores(stage, year, now));
  await onStage((stage) => liveDispatches(stage, stores, { year, now, keeper }));
  await onStage(async (stage) => {
    await liveDuty(stage, { year, now });
    await liveIncidents(stage, now);
    await liveSlots(stage, now);
  });
  await onStage((stage) => liveWarnings(stage, { now, keeper }));
  await onStage((stage) => writeReports(stage, now));
  await onStage((stage) => writeBulletins(stage, now));
  await onStage((stage) => callOutTonight(stage, { now, keeper }));
}

/** Several at once, so that the statements of one fill the waiting of another. */
async function inGroups<T>(all: readonly T[], live: (one: T) => Promise<void>): Promise<void> {
  for (let done = 0; done < all.length; done += atOnce) {
    await Promise.all(all.slice(done, done + atOnce).map(live));
  }
}
