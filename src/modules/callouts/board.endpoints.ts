import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { chainParts, said } from './answer.ts';
import { callers, readers } from './callout-roles.ts';

const tally = {
  people: z.int(),
  sent: z.int(),
  rang: z.int(),
  answered: z.int(),
  heard: z.int(),
  reached: z.int(),
  inPosition: z.int(),
  inCharge: z.int(),
  moved: z.int(),
  reported: z.int(),
  doors: z.int(),
};

const person = z.object({
  id: z.uuid(),
  contact: z.uuid(),
  name: z.string(),
  unit: z.string(),
  post: z.string(),
  town: z.string().nullable(),
  area: z.string(),
  rung: z.string(),
  ...chainParts,
});

/** One person of a call-out, with how far along the chain. */
export type CalledPerson = z.infer<typeof person>;

const board = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  subject: z.string(),
  message: z.string(),
  state: z.enum(['calling', 'ended']),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  all: z.object(tally),
  towns: z.array(z.object({ town: z.string(), ...tally })),
  /** Who is not reached, largest consequence first; no more than 200. */
  unreached: z.array(person),
  /** How long calls took so far, in seconds; null when none has ended. */
  secondsPerCall: z.number().nullable(),
  mayEnd: z.boolean(),
});

/** A call-out as it stands: counts by town along the chain, and who is not reached. */
export type CallBoard = z.infer<typeof board>;

/** The live board of a call-out: within the caller's reach. */
export const callBoard = endpoint({
  method: 'get',
  path: '/call-outs/board',
  label: '叫应进展',
  by: readers,
  input: z.strictObject({ id: z.uuid() }),
  output: board,
});

const attempt = z.object({
  id: z.uuid(),
  target: z.string(),
  who: z.string(),
  channel: z.string(),
  tries: z.int(),
  state: z.string(),
  vendor: z.string().nullable(),
  queuedAt: z.string(),
  sentAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  seconds: z.int().nullable(),
  cost: z.number().nullable(),
  result: z.string().nullable(),
});

/** One person of a call-out with every attempt. */
export const calledPerson = endpoint({
  method: 'get',
  path: '/call-outs/person',
  label: '叫应过程',
  by: readers,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ callOut: z.uuid(), subject: z.string(), ended: z.boolean(), person, attempts: z.array(attempt) }),
});

/** Writes down what somebody said who was reached in another way: by an officer's own call, face to face. */
export const noteByHand = endpoint({
  method: 'post',
  path: '/call-outs/note',
  label: '登记应答',
  by: [...callers, 'township'],
  input: z.strictObject({
    id: z.uuid(),
    said,
    /** The code the person was sent, when they say it. */
    code: z.string().trim().max(10).nullable(),
  }),
  output: z.object({ taken: z.boolean() }),
});

/** Ends a call-out. */
export const endCall = endpoint({
  method: 'post',
  path: '/call-outs/end',
  label: '结束叫应',
  by: callers,
  input: z.strictObject({ id: z.uuid(), note: z.string().trim().max(200, '最多 200 个字') }),
  output: z.object({ ended: z.boolean() }),
});

/** What calling so many people would take, with the channels there are. */
export const callPlan = endpoint({
  method: 'get',
  path: '/call-outs/plan',
  label: '叫应能力测算',
  by: readers,
  input: z.strictObject({
    town: z.string().nullable(),
    words: z.string().max(60),
    withinMinutes: z.int().min(1).max(600),
  }),
  output: z.object({
    contacts: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        unit: z.string(),
        post: z.string(),
        state: z.string(),
        tested: z.string().nullable(),
      }),
    ),
    lines: z.int(),
    secondsPerCall: z.number(),
    /** Whether the seconds were measured by calls of the last half year, or are the usual guess. */
    measured: z.boolean(),
    minutes: z.number().nullable(),
    linesNeeded: z.int(),
    /** What stands in the way, in words. */
    warnings: z.array(z.string()),
  }),
});

/** How each channel is doing: one that fails is told here within ten seconds. */
export const channelHealth = endpoint({
  method: 'get',
  path: '/call-outs/channels',
  label: '通道状况',
  by: readers,
  input: z.strictObject({}),
  output: z.object({
    channels: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        kind: z.string(),
        state: z.enum(['sound', 'slow', 'failing', 'unknown']),
        words: z.string(),
        since: z.string().nullable(),
        /** Where its vendor sends receipts: told to whoever keeps the channels, for it is a secret. */
        receiptsPath: z.string().nullable(),
      }),
    ),
  }),
});
