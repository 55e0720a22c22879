import { z } from 'zod';
import { words } from '../../codes/words.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { desks, readers, rosterMakers, type Seat, seats, watchers } from './duty-roles.ts';
import { dispatchCall } from './roll-call.ledger.ts';
import { handoverItem } from './shift.ledger.ts';

const id = z.uuid();
const day = z.iso.date('日期应为 2026-03-01 这样的格式');
const desk = z.enum(Object.keys(desks) as (keyof typeof desks)[], '请选择值班机构'); // Object.keys forgets the names
const span = z.strictObject({ desk, from: day, to: day });
const person = z.object({ id, name: z.string() });

/** A shift with its people's names. */
export const shiftLine = z.object({
  id,
  version: z.int(),
  state: z.string(),
  name: z.string(),
  onDay: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  isHoliday: z.boolean(),
  leader: person.nullable(),
  main: person.nullable(),
  deputy: person.nullable(),
});

/** A shift as pages show it. */
export type ShiftLine = z.infer<typeof shiftLine>;

/** Drafts the shifts of a desk from a day to a day under the pattern in force; what was drafted before is drawn up again. */
export const draftRoster = endpoint({
  method: 'post',
  path: '/duty/draft-roster',
  label: '排班',
  by: rosterMakers,
  input: span,
  output: z.object({ drafted: z.int() }),
});

/** A desk's shifts of a stretch of days, what is wrong with those not yet published, and how turns are shared. */
export const roster = endpoint({
  method: 'get',
  path: '/duty/roster',
  label: '值班表',
  by: readers,
  input: span,
  output: z.object({
    pattern: z.string().nullable(),
    bureau: z.string(),
    shifts: z.array(shiftLine).readonly(),
    faults: z.array(z.object({ shift: id, words: z.string() })).readonly(),
    shares: z.array(z.object({ id, name: z.string(), turns: z.int(), holidays: z.int() })).readonly(),
    away: z
      .array(z.object({ id, name: z.string(), destination: z.string(), startsAt: z.string(), endsAt: z.string() }))
      .readonly(),
    people: z.array(person).readonly(),
  }),
});

/** What the page of a roster shows. */
export type Roster = z.infer<typeof roster.output>;

/** Publishes what was drafted, if the rule check finds nothing. */
export const publishRoster = endpoint({
  method: 'post',
  path: '/duty/publish-roster',
  label: '发布值班表',
  by: rosterMakers,
  input: span,
  output: z.object({ published: z.int() }),
});

/** Puts somebody else on a shift, with the reason. */
export const changeShift = endpoint({
  method: 'post',
  path: '/duty/change-shift',
  label: '替班',
  by: rosterMakers,
  input: z.strictObject({
    id,
    version: z.int(),
    leader: id,
    main: id,
    deputy: id.nullable(),
    reason: words(200),
  }),
  output: z.object({ version: z.int() }),
});

const seat = z.enum(Object.keys(seats) as Seat[]); // Object.keys forgets the names

/** Lets two people of two shifts exchange their turns, with the reason. */
export const swapShifts = endpoint({
  method: 'post',
  path: '/duty/swap-shifts',
  label: '对调',
  by: rosterMakers,
  input: z.strictObject({
    first: z.strictObject({ id, seat }),
    second: z.strictObject({ id, seat }),
    reason: words(200),
  }),
  output: z.object({ swapped: z.int() }),
});

const openMatter = z.object({
  /** The ledger and row the matter lives in. */
  about: z.string(),
  aboutId: id,
  title: z.string(),
  what: z.string(),
  dueAt: z.string(),
  /** Whether it may be done or parked right here; the clock of any other is met on its own page only. */
  own: z.boolean(),
});

const offered = z.object({
  id,
  title: z.string(),
  about: z.string().nullable(),
  aboutId: z.string().nullable(),
  decision: handoverItem.fields.decision.schema,
  until: z.string().nullable(),
  remark: z.string().nullable(),
});

/** Where the handover of a desk stands: who is there, who comes next, what is open, what was offered. */
export const handover = endpoint({
  method: 'get',
  path: '/duty/handover',
  label: '交接班',
  by: readers,
  input: z.strictObject({ desk }),
  output: z.object({
    current: shiftLine.nullable(),
    equipment: z.string().nullable(),
    reminder: z.string().nullable(),
    offeredBy: z.string().nullable(),
    next: shiftLine.nullable(),
    /** The last one that was handed over. */
    last: shiftLine.nullable(),
    open: z.array(openMatter).readonly(),
    items: z.array(offered).readonly(),
  }),
});

/** Where a handover stands. */
export type Handover = z.infer<typeof handover.output>;

/** Takes up the duty of a shift that nobody hands over: the first of a desk. */
export const beginShift = endpoint({
  method: 'post',
  path: '/duty/begin-shift',
  label: '到岗',
  by: watchers,
  input: z.strictObject({ id, version: z.int() }),
  output: z.object({ version: z.int() }),
});

/** Offers a shift to the next: each open matter is done, passed on, or parked until a time. */
export const offerShift = endpoint({
  method: 'post',
  path: '/duty/offer-shift',
  label: '提交交班',
  by: watchers,
  input: z.strictObject({
    id,
    version: z.int(),
    equipment: words(2000),
    reminder: z.string().trim().max(2000).nullish(),
    items: z
      .array(
        z.strictObject({
          about: z.string().max(60),
          aboutId: id,
          decision: handoverItem.fields.decision.schema,
          until: z.iso.datetime().nullish(),
          remark: z.string().trim().max(300, '最多 300 个字').nullish(),
        }),
      )
      .max(200),
  }),
  output: z.object({ version: z.int(), items: z.int() }),
});

/** Confirms every matter one by one and takes the shift over: only then the one before has ended. */
export const takeOver = endpoint({
  method: 'post',
  path: '/duty/take-over',
  label: '确认接班',
  by: watchers,
  input: z.strictObject({ id, version: z.int(), confirmed: z.array(id).max(200) }),
  output: z.object({ next: id }),
});

/** Takes an offer back, to see to something first. */
export const takeBack = endpoint({
  method: 'post',
  path: '/duty/take-back',
  label: '收回交班',
  by: watchers,
  input: z.strictObject({ id, version: z.int() }),
  output: z.object({ version: z.int() }),
});

const line = z.object({
  ledger: z.string(),
  rowId: id,
  name: z.string(),
  title: z.string(),
  area: z.string(),
  owes: z.string(),
  weight: z.int(),
  dueAt: z.string(),
});

/** Everything open that the duty room answers for, of any module, by its deadlines: the gravest and nearest first. */
export const dutyBoard = endpoint({
  method: 'get',
  path: '/duty/board',
  label: '值班看板',
  by: readers,
  input: z.strictObject({}),
  output: z.object({
    lines: z.array(line).readonly(),
    more: z.int(),
    shifts: z.array(shiftLine.extend({ desk: z.string() })).readonly(),
    away: z.array(z.object({ id, name: z.string(), destination: z.string(), endsAt: z.string() })).readonly(),
  }),
});

/** What the board shows. */
export type DutyBoard = z.infer<typeof dutyBoard.output>;

/** The secret address of one's own duty calendar, if one was asked for. */
export const dutyCalendar = endpoint({
  method: 'get',
  path: '/duty/calendar',
  label: '我的值班日历',
  by: readers,
  input: z.strictObject({}),
  output: z.object({ path: z.string().nullable() }),
});

/** Makes a new secret address; the one before tells nothing any more. */
export const renewCalendar = endpoint({
  method: 'post',
  path: '/duty/renew-calendar',
  label: '生成日历订阅地址',
  by: readers,
  input: z.strictObject({}),
  output: z.object({ path: z.string() }),
});

/** Puts every town on the list of whom to call by a time. */
export const beginDispatch = endpoint({
  method: 'post',
  path: '/duty/begin-dispatch',
  label: '发起调度',
  by: watchers,
  input: z.strictObject({
    kind: dispatchCall.fields.kind.schema,
    subject: dispatchCall.fields.subject.schema,
    callBy: z.iso.datetime('时间格式不对'),
  }),
  output: z.object({ calls: z.int() }),
});
