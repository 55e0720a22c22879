import { create, take } from '../server/ledger/write.ts';
import { site } from '../modules/sites/index.ts';
import type { Site } from './sites.ts';
import type { Stage } from './stage.ts';

const atOnce = 48;

/** Opens the files of sites, those from one place in the register to another, each on the day on which it was opened. */
export async function registerSites(stage: Stage, from = 0, to?: number): Promise<void> {
  const sites = stage.world.sites.slice(from, to);
  for (let done = 0; done < sites.length; done += atOnce) {
    await Promise.all(sites.slice(done, done + atOnce).map((one) => register(stage, one)));
  }
}

async function register(stage: Stage, one: Site): Promise<void> {
  const ctx = stage.as(stage.firstOf('sectionChief'), `${one.filedOn}T02:00:00.000Z`);
  const [lng, lat] = one.at;
  await create(
    ctx,
    site,
    {
      name: one.name,
      creditCode: one.creditCode,
      sector: one.sector,
      scale: one.scale,
      area: one.village,
      address: one.address,
      place: { lng, lat },
      employees: one.staffCount,
      principal: one.principal,
      principalPhone: one.principalPhone,
      safetyManager: one.safetyManager,
    },
    one.id,
  );
  await take(ctx, site, one.id, 'list', {});
}
