import { addDays, addHours, dayOf } from '../kernel/calendar.ts';
import { contact } from '../modules/callouts/index.ts';
import { floodDutyHolder, floodSite } from '../modules/flood/index.ts';
import { fireCheckpoint, firePatrol, forestEntry, giveCodes, issueBulletin } from '../modules/forest/index.ts';
import { hotspot } from '../modules/warnings/index.ts';
import { serverModules } from '../modules/server.ts';
import { ask } from '../server/ask.ts';
import { withSystem } from '../server/jobs/system.ts';
import { create, take } from '../server/ledger/write.ts';
import { chance, nth, seedOf } from './chance.ts';
import { demoId } from './demo-id.ts';
import { personName } from './person-names.ts';
import { fictionalPhone } from './sites.ts';
import type { Stage } from './stage.ts';
import { rows } from './table.ts';

interface Span {
  readonly year: number;
  readonly now: string;
}

// Kind, name, town, threatened, seats with the post of each.
const places = rows(
  5,
  `reservoir|清漪水库|15|420|administrative:副镇长 technical:水利员 patrol:管护员
   reservoir|黄葛堰水库|8|180|administrative:副镇长 technical:水利员 patrol:管护员
   geohazard|马鞍岭滑坡|6|64|responsible:村主任 monitor:监测员 patrol:巡查员
   village|云溪口临河村组|6|310|responsible:村主任 patrol:网格员
   waterlogging|滨河路下穿隧道|1|0|responsible:市政所长
   forestBlock|青岩林场|7|0|responsible:副镇长 ranger:护林员`,
);

// Days ago, who was to come, block, metres of the scan; empty where nobody came, '-' where the phone gave no place.
const visits = rows(
  4,
  `12|县委常委 温定远|青岩片区|38
   9|副县长 靳知行|柏岭片区|120
   7|人大副主任 叶望山|青岩片区|64
   5|政协副主席 沈听泉|柏岭片区|-
   3|副县长 靳知行|青岩片区|
   1|县委常委 温定远|柏岭片区|75`,
);

/** The two seasons: places with their chains, two of them with a hole; the forest with its codes, patrols, a paper of today and a hot spot. */
export async function liveSeasons(stage: Stage, span: Span): Promise<void> {
  const begun = `${span.year}-03-05T02:00:00.000Z`;
  if (addDays(dayOf(begun), 60) >= dayOf(span.now)) return;
  await mannedPlaces(stage, begun, span.now);
  await forestSeason(stage, span.now);
}

async function mannedPlaces(stage: Stage, begun: string, now: string): Promise<void> {
  const chief = stage.firstOf('sectionChief');
  const { towns } = stage.world.county;
  const names = chance(seedOf('duty holders'));
  const lines: string[] = [];
  for (const [n, [kind = '', name = '', town = '', threatened = '', seats = '']] of places.entries()) {
    const { code, at, name: townName } = nth(towns, Number(town));
    const [lng, lat] = at;
    const site = demoId(begun, 'flood site', n);
    const place = { lng: lng + 0.02, lat: lat - 0.015 };
    const draft = { name, kind, place, threatened: Number(threatened) || null, area: code };
    await create(stage.as(chief, begun), floodSite, draft as Parameters<typeof create<typeof floodSite>>[2], site); // the table holds keys of the kinds
    for (const [seat = '', post = ''] of seats.split(' ').map((each) => each.split(':'))) {
      const line = demoId(begun, 'duty line', lines.length);
      const person = { name: personName(names).name, unit: `${townName}政府`, post };
      const phone = fictionalPhone(8600 + lines.length);
      lines.push(line);
      await create(stage.as(chief, begun), contact, { ...person, phone, startsOn: dayOf(begun), area: code }, line);
      const seated = { name: person.name, site, seat, turn: 'main', contact: line, startsOn: dayOf(begun), area: code };
      await create(
        stage.as(chief, begun),
        floodDutyHolder,
        seated as Parameters<typeof create<typeof floodDutyHolder>>[2], // the table holds keys of the seats
        demoId(begun, 'duty holder', lines.length),
      );
    }
    await take(stage.as(chief, addHours(begun, 24 * 36)), floodSite, site, 'confirm', {});
  }
  const settle = serverModules.flatMap((m) => m.jobs ?? []).find(({ name }) => name === 'settle-chains');
  if (!settle) throw new Error('nobody settles chains');
  const pass = (at: string) => Promise.all(lines.map((id) => take(stage.as(chief, at), contact, id, 'pass', {})));
  await pass(addHours(begun, 1));
  await settle.run(stage.clock(addHours(begun, 2)));
  await pass(addHours(now, -24 * 20));
  await take(stage.as(chief, addHours(now, -40)), contact, nth(lines, 5), 'leave', {
    endsOn: dayOf(addHours(now, -40)),
  });
  await take(stage.as(chief, addHours(now, -30)), contact, nth(lines, 7), 'fail', { finding: '空号' });
  await settle.run(stage.clock(addHours(now, -24)));
}

async function forestSeason(stage: Stage, now: string): Promise<void> {
  const officer = stage.firstOf('dutyOfficer');
  const { code, at } = nth(stage.world.county.towns, 7);
  const [lng, lat] = at;
  const opened = addHours(now, -24 * 40);
  const gates = ['青岩林场东卡口', '松林坡卡口'].map((name, n) => ({
    id: demoId(opened, 'checkpoint', n),
    draft: { name, kind: n === 0 ? 'guarded' : 'code', openedOn: dayOf(opened), area: code } as const,
    place: { lng: lng + 0.03 * n, lat: lat + 0.02 },
  }));
  for (const { id, draft, place } of gates)
    await create(stage.as(officer, opened), fireCheckpoint, { ...draft, place, guard: '护林员值守' }, id);
  await ask(stage.as(officer, opened), giveCodes, { replace: null });

  for (const [n, [days = '', leader = '', block = '', metres = '']] of visits.entries()) {
    const on = addHours(now, -24 * Number(days));
    const id = demoId(opened, 'fire patrol', n);
    const visit = { leader, block, dueOn: dayOf(on), area: code };
    await create(stage.as(officer, opened), firePatrol, visit, id);
    if (metres === '') continue;
    const { id: checkpoint, place } = nth(gates, n % 2);
    const far = metres === '-' ? null : Number(metres);
    const proof = { checkpoint, metres: far, scannedPlace: far === null ? null : place };
    await take(withSystem(stage.as(officer, on)), firePatrol, id, 'scan', proof);
    if (n < 4) await take(stage.as(officer, on), firePatrol, id, 'record', { findings: '值守在岗，火种已收存' });
  }

  const [gate] = gates;
  if (!gate) return;
  for (const [n, purpose] of (['farming', 'tour', 'tomb'] as const).entries()) {
    const enteredAt = addHours(now, -0.5 * (n + 1));
    const about = `${['农事劳作', '游玩', '祭扫'][n]} ${n + 2} 人`;
    const entry = { about, checkpoint: gate.id, enteredAt, purpose, persons: n + 2, promised: true, area: code };
    await create(stage.as(officer, enteredAt), forestEntry, { ...entry, phone: fictionalPhone(8700 + n) });
  }

  const today = dayOf(now);
  await ask(stage.as(officer, addHours(now, -2)), issueBulletin, {
    id: demoId(now, 'fire bulletin'),
    name: `${Number(today.slice(5, 7))}月${Number(today.slice(8))}日森林火险气象等级预报`,
    kind: 'forecast',
    level: 'three',
    affected: null,
    validFrom: today,
    validUntil: addDays(today, 2),
    content: '未来三天晴到多云，偏北风三级，林下可燃物含水率下降，火险等级较高。',
    measures: '加密巡护，进山路口检查登记，停止审批野外用火。',
  });
  const seenAt = addHours(now, -0.75);
  const spot = { name: '青岩片区 松林坡', seenAt, place: { lng: lng + 0.05, lat: lat + 0.03 }, pixels: 2 };
  const id = demoId(seenAt, 'hot spot');
  await create(stage.as(officer, addHours(now, -0.6)), hotspot, { ...spot, source: 'higher', area: code }, id);
  await take(stage.as(officer, addHours(now, -0.5)), hotspot, id, 'dispatch', { verifier: '护林员 覃守田' });
  await take(stage.as(officer, addHours(now, -0.25)), hotspot, id, 'arrive', {});
}
