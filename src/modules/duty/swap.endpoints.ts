import { z } from 'zod';
import { words } from '../../codes/words.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { shiftLine } from './duty.endpoints.ts';
import { readers, type Seat, seats, watchers } from './duty-roles.ts';

const id = z.uuid();
const seat = z.enum(Object.keys(seats) as Seat[], '请选择岗位'); // Object.keys forgets the names
const place = z.strictObject({ id, seat });
const answer = z.strictObject({
  id,
  version: z.int(),
  agrees: z.boolean(),
  reason: words(200).nullish(),
});
const settled = z.object({ version: z.int(), state: z.string() });

/** Asks a colleague to exchange turns, or to stand in when no turn is given in return. */
export const proposeSwap = endpoint({
  method: 'post',
  path: '/duty/propose-swap',
  label: '申请换班',
  by: watchers,
  input: z.strictObject({ id, shift: place, colleague: id, inReturn: place.nullable(), reason: words(200) }),
  output: z.object({ id }),
});

/** The colleague agrees or declines. */
export const answerSwap = endpoint({
  method: 'post',
  path: '/duty/answer-swap',
  label: '答复换班',
  by: watchers,
  input: answer,
  output: settled,
});

/** A leader confirms, and the roster changes; or refuses. */
export const decideSwap = endpoint({
  method: 'post',
  path: '/duty/decide-swap',
  label: '确认换班',
  by: ['leader'],
  input: answer,
  output: settled,
});

/** Whoever asked takes it back. */
export const withdrawSwap = endpoint({
  method: 'post',
  path: '/duty/withdraw-swap',
  label: '撤回换班',
  by: watchers,
  input: z.strictObject({ id, version: z.int() }),
  output: settled,
});

/** The turns of the coming weeks, who may take which seat, and what was asked of whom. */
export const swaps = endpoint({
  method: 'get',
  path: '/duty/swaps',
  label: '换班',
  by: readers,
  input: z.strictObject({}),
  output: z.object({
    shifts: z.array(shiftLine.extend({ desk: z.string() })).readonly(),
    /** By desk, who stands in the lists of its patterns. */
    lists: z
      .array(z.object({ desk: z.string(), leaders: z.array(id).readonly(), officers: z.array(id).readonly() }))
      .readonly(),
    people: z.array(z.object({ id, name: z.string() })).readonly(),
    asked: z
      .array(
        z.object({
          id,
          version: z.int(),
          state: z.string(),
          name: z.string(),
          asker: id,
          colleague: id,
          reason: z.string(),
          settleBy: z.string(),
          refuseReason: z.string().nullable(),
        }),
      )
      .readonly(),
  }),
});

/** What the page of exchanges shows. */
export type Swaps = z.infer<typeof swaps.output>;
