import { campaign } from '../modules/oversight/index.ts';
import { create, take } from '../server/ledger/write.ts';
import type { PlannedCampaign } from './campaigns.ts';
import { demoId } from './demo-id.ts';
import type { Stage } from './stage.ts';

/** The ids of the campaigns by key. */
export type CampaignIds = ReadonlyMap<string, string>;

/** Issues the campaigns of the year, as far as they have begun, and moves them on. */
export async function openCampaigns(
  stage: Stage,
  planned: readonly PlannedCampaign[],
  now: string,
): Promise<CampaignIds> {
  const begun = planned.filter(({ issuedOn }) => morning(issuedOn) < now);
  const ids = begun.map((one) => [one.key, demoId(morning(one.issuedOn), 'campaign', one.key)] as const);
  for (const [index, one] of begun.entries()) await live(stage, one, ids[index]?.[1] ?? '', now);
  return new Map(ids);
}

async function live(stage: Stage, one: PlannedCampaign, id: string, now: string): Promise<void> {
  const { key, name, number: documentNumber, issuedOn, startsOn, endsOn, purpose } = one;
  const office = stage.firstOf('committeeOffice');
  const draft = { key, name, documentNumber, startsOn, endsOn, scope: purpose };
  await create(stage.as(office, morning(issuedOn)), campaign, draft, id);
  if (morning(startsOn) < now) await take(stage.as(office, morning(startsOn)), campaign, id, 'startInspection', {});
  const closed = `${endsOn}T09:00:00.000Z`;
  const summary = `${name}结束，问题已分类移交责任单位，未整改的继续跟踪至销号。`;
  if (closed < now) await take(stage.as(office, closed), campaign, id, 'close', { summary });
}

const morning = (day: string) => `${day}T01:00:00.000Z`;
