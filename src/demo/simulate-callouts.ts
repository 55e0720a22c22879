import { dayOf } from '../kernel/calendar.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import { parse } from '../kernel/schema.ts';
import { callBoard, callOut, channel, contact, noteByHand, startCallOut } from '../modules/callouts/index.ts';
import { serverModules } from '../modules/server.ts';
import { earlyWarning } from '../modules/warnings/index.ts';
import type { Keeper } from '../server/auth/keeper.ts';
import { list } from '../server/ledger/read.ts';
import { create, take } from '../server/ledger/write.ts';
import { chance, nth, seedOf } from './chance.ts';
import { demoId } from './demo-id.ts';
import { personName } from './person-names.ts';
import { fictionalPhone } from './sites.ts';
import type { Stage } from './stage.ts';

interface Span {
  readonly year: number;
  readonly now: string;
  readonly keeper: Keeper;
}

/** The towns along the river, by their place in the list. */
const alongTheRiver = [3, 8, 13, 18, 23, 28];
/** How each of the heads of a village answers, by the last digit of the number (src/adapters/demonstration.ts): most confirm. */
const manners = [5, 6, 1, 5, 3, 7, 5, 0, 6, 5, 2, 5];

/** The directory of those who answer for towns, villages and reservoirs, and the two vendors of the demonstration that call nobody. */
export async function fillDirectory(stage: Stage, { year }: Pick<Span, 'year'>): Promise<void> {
  const opened = `${year}-01-08T02:00:00.000Z`;
  const tested = `${year}-01-09T02:00:00.000Z`;
  const officer = stage.as(stage.firstOf('dutyOfficer'), opened);
  let numbers = 0;
  const put = async (post: string, unit: string, area: string, more: object = {}, digit = 5) => {
    numbers += 1;
    const id = demoId(opened, contact.name, post);
    const { name } = personName(chance(seedOf('contact', post)));
    const phone = fictionalPhone(8000 + numbers * 10 + digit);
    await create(officer, contact, { name, unit, post, area, phone, startsOn: dayOf(opened), ...more }, id);
    return id;
  };
  for (const [n, at] of alongTheRiver.entries()) {
    const { name, short, code, villages } = nth(stage.world.county.towns, at);
    const superior = await put(`${short}防汛指挥长`, `${name}人民政府`, code, { inCharge: 0 });
    await put(`${short}水库巡查责任人`, `${name}水利站`, code, { superior });
    for (const [m, village] of villages.slice(0, 2).entries()) {
      const digit = nth(manners, n * 2 + m);
      const neighbour = await put(`${village.name}一组组长`, village.name, village.code);
      const isDead = digit === 0; // nobody stands behind this one: somebody has to go and knock
      const deputy = isDead ? null : await put(`${village.name}防汛B角`, village.name, village.code, { superior });
      const behind = {
        deputy,
        superior: isDead ? null : superior,
        neighbour,
        inCharge: 36 + ((n * 47 + m * 61) % 140),
      };
      const head = await put(`${village.name}防汛责任人`, village.name, village.code, behind, digit);
      if (isDead) continue;
      if (n === 5 && m === 1) await take({ ...officer, now: tested }, contact, head, 'fail', { finding: '停机' });
      else await take({ ...officer, now: tested }, contact, head, 'pass', {});
    }
  }
  const chief = stage.as(stage.firstOf('sectionChief'), opened);
  const vendors = [
    { name: '演示语音通道', protocol: 'demoVoice', perMinute: 120, lines: 12, price: 90_00, rank: 1 },
    { name: '演示短信通道', protocol: 'demoSms', perMinute: 600, price: 45_00, rank: 1 },
  ] as const;
  for (const vendor of vendors) {
    const draft = { ...vendor, address: 'https://vendor.invalid', sender: '安澜应急' };
    await create(chief, channel, draft, demoId(opened, channel.name, vendor.name));
  }
}

/** Tonight's rain: those who answer for villages and reservoirs are being called, and two have already been reached by hand. */
export async function callOutTonight(stage: Stage, { now, keeper }: Pick<Span, 'now' | 'keeper'>): Promise<void> {
  const officer = stage.firstOf('dutyOfficer');
  const answer = async <I, O>(endpoint: Endpoint<I, O>, at: string, input: object): Promise<O> => {
    const handler = serverModules.flatMap((m) => m.handlers ?? []).find((each) => each.endpoint === endpoint);
    if (!handler) throw new Error(`${endpoint.path} has no answer`);
    return (await handler.answer(stage.as(officer, at), parse(endpoint.input, input), keeper)) as O; // what the endpoint answers
  };
  const clock = stage.clock(now);
  const { rows: open } = await list(clock, callOut, { where: { state: 'calling' }, limit: 1 });
  if (open.length > 0) return;
  const { rows: warned } = await list(clock, earlyWarning, {
    where: { state: 'issued', hazard: 'rainstorm' },
    limit: 1,
  });
  const { rows: people } = await list(clock, contact, { limit: 200 });
  const wanted = people.filter(({ post }) => post.endsWith('责任人'));
  const begun = before(now, 4);
  const id = demoId(begun, callOut.name, 'tonight');
  await answer(startCallOut, begun, {
    id,
    subject: warned[0]?.headline ?? '暴雨橙色预警叫应',
    message: '未来三小时沿河各镇有大到暴雨，请到岗巡查，组织低洼处住户转移，转移后报人数。',
    kind: 'warning',
    urgency: 'urgent',
    source: warned[0] === undefined ? null : { ledger: earlyWarning.name, id: warned[0].id },
    contacts: wanted.map((each) => each.id),
  });
  const { unreached } = await answer(callBoard, now, { id });
  const [first, second] = unreached.filter(({ inCharge }) => inCharge > 0);
  if (!first || !second) return;
  await answer(noteByHand, before(now, 3), { id: first.id, said: { did: 'confirm' }, code: null });
  await answer(noteByHand, before(now, 1), {
    id: first.id,
    said: { did: 'moved', moved: first.inCharge - 6 },
    code: null,
  });
  await answer(noteByHand, before(now, 2), { id: second.id, said: { did: 'inPosition' }, code: null });
}

const before = (instant: string, minutes: number) => new Date(Date.parse(instant) - minutes * 60_000).toISOString();
