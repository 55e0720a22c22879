import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { readers, watchers } from './gauge-roles.ts';

const id = z.uuid();

/** Makes a new secret for a sender and ends the one before; it is shown this once. */
export const renewSecret = endpoint({
  method: 'post',
  path: '/gauges/renew-secret',
  label: '换发推送密钥',
  by: watchers,
  input: z.strictObject({ id }),
  output: z.object({ secret: z.string(), address: z.string() }),
});

/** How the gauges stand now: the last reading of each, since when it was heard, which alarm is open; the silent first, then the graver alarms. */
export const gaugeBoard = endpoint({
  method: 'get',
  path: '/gauges/board',
  label: '监测总览',
  by: readers,
  input: z.strictObject({}),
  output: z.object({
    gauges: z.array(
      z.object({
        id,
        name: z.string(),
        kind: z.string(),
        area: z.string(),
        lastAt: z.string().nullable(),
        lastValue: z.number().nullable(),
        /** What the rules look at: of amounts the sum over the window until now, of heights the last one. */
        measure: z.number().nullable(),
        windowMinutes: z.int().nullable(),
        lowestThreshold: z.number().nullable(),
        place: z.object({ lng: z.number(), lat: z.number() }).nullable(),
        alarm: id.nullable(),
        alarmKind: z.string().nullable(),
        colour: z.string().nullable(),
      }),
    ),
    aside: z.array(
      z.object({ id, receivedAt: z.string(), source: z.string(), payload: z.string(), reason: z.string() }),
    ),
  }),
});

/** How many half hours a trend has: a day. */
export const trendParts = 48;

/** The last day of every gauge by the half hour: the sum of amounts, the highest of heights, null where nothing was heard. */
export const gaugeTrends = endpoint({
  method: 'get',
  path: '/gauges/trends',
  label: '监测趋势',
  by: readers,
  input: z.strictObject({}),
  output: z.object({ trends: z.array(z.object({ id, values: z.array(z.number().nullable()) })) }),
});

/** The readings of a gauge of the last hours; beyond a day one for every so many minutes, the sum of amounts and the highest of heights. */
export const gaugeReadings = endpoint({
  method: 'get',
  path: '/gauges/readings',
  label: '监测数据',
  by: readers,
  input: z.strictObject({
    id,
    hours: z.int().min(1).max(744),
  }),
  output: z.object({ readings: z.array(z.object({ at: z.string(), value: z.number() })) }),
});

/** What a sender's machine sends: its secret and readings, each {code, at, value}; what cannot be believed is put aside, not refused. */
export const sentReadings = z.strictObject({
  secret: z.string().max(100),
  readings: z.array(z.unknown()).min(1).max(5000, '一次最多 5000 条，请分次推送'),
});

/** What became of them. */
export const takenReadings = z.object({
  taken: z.int(),
  known: z.int(),
  aside: z.array(z.object({ payload: z.string(), reason: z.string() })),
});

/** The name of the open call by which readings come in. */
export const sendReadings = { name: 'gauge-readings', label: '推送监测数据' } as const;

/** How the gauges stand, as answered. */
export type GaugeBoard = z.infer<typeof gaugeBoard.output>;
