import { addDays, dayOf, daysBetween, mondayOf } from '../kernel/calendar.ts';
import { beginReport, bulletinSeries, report, signReport } from '../modules/reports/index.ts';
import { ask } from '../server/ask.ts';
import { create, take } from '../server/ledger/write.ts';
import { demoId } from './demo-id.ts';
import type { Stage } from './stage.ts';

/** A weekly bulletin with its last two issues, of the last two weeks that are over, each signed on the Monday after. */
export async function writeBulletins(stage: Stage, now: string): Promise<void> {
  const monday = mondayOf(dayOf(now));
  const last = morning(monday) > now ? addDays(monday, -7) : monday;
  const begun = morning(addDays(last, -7));
  const office = stage.as(stage.firstOf('committeeOffice'), begun);
  const series = demoId(begun, 'bulletinSeries', 0);
  const about = {
    name: '应急管理工作周报',
    issuer: '安澜县应急管理局',
    outline: 'weekly',
    numbering: 'yearly',
    sendTo: '报：县委、县政府；送：县安委会成员单位；发：各乡镇',
    copies: 60,
  } as const;
  // One issue a week since the year began, and some years before.
  const issuedBefore = Math.max(0, Math.floor(daysBetween(`${last.slice(0, 4)}-01-01`, last) / 7) - 1);
  await create(office, bulletinSeries, { ...about, issuedBefore, totalBefore: 240 + issuedBefore }, series);
  for (const on of [addDays(last, -7), last]) {
    const [writer, chief, leader] = (['writer', 'committeeOffice', 'leader'] as const).map((role) =>
      stage.as(stage.firstOf(role), morning(on)),
    );
    if (!writer || !chief || !leader) throw new Error('the bureau has nobody who writes, reviews or signs');
    const id = demoId(writer.now, 'bulletin', 0);
    await ask(writer, beginReport, { id, period: `${addDays(on, -7)}..${addDays(on, -1)}`, from: { series } });
    await take(writer, report, id, 'submit', {});
    const { version } = await take(chief, report, id, 'approve', {});
    await ask(leader, signReport, { id, version });
  }
}

const morning = (day: string) => `${day}T01:30:00.000Z`;
