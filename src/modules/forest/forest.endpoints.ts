import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { bulletinKinds, fireDangerBulletin, fireLevels, hotspot } from '../warnings/index.ts';
import { forestFire } from './forest-fire.ledger.ts';
import { keepers, patrollers, readers } from './forest-roles.ts';

const id = z.uuid();
const keys = <K extends string>(options: Readonly<Record<K, string>>) => z.enum(Object.keys(options) as [K]); // Object.keys forgets the names
const place = z.strictObject({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54) });
const counts = { due: z.int(), scanned: z.int() };

/** The fire season at this moment: the danger told, hot spots on their clocks, patrols of the month, who is in the forest, who has not reported. */
export const fireBoard = endpoint({
  method: 'get',
  path: '/forest/board',
  label: '森林防火值守',
  by: readers,
  input: z.strictObject({}),
  output: z.object({
    danger: z.array(
      z
        .object({
          id,
          name: z.string(),
          kind: keys(bulletinKinds),
          level: keys(fireLevels).nullable(),
          affected: z.string().nullable(),
          documentNumber: z.string().nullable(),
        })
        .readonly(),
    ),
    /** How many fires are not out yet, counted up to 1,000. */
    burning: z.int(),
    /** Up to 50 of them, the latest first. */
    fires: z.array(
      z
        .object({
          id,
          name: z.string(),
          state: keys(forestFire.states),
          place: place.nullable(),
          foundAt: z.string(),
          reportedTo: z.string().nullable(),
          dueAt: z.string().nullable(),
        })
        .readonly(),
    ),
    hotspots: z.array(
      z
        .object({
          id,
          name: z.string(),
          state: keys(hotspot.states),
          place,
          verifier: z.string().nullable(),
          arrivedAt: z.string().nullable(),
          chasedAt: z.string().nullable(),
          dueAt: z.string().nullable(),
        })
        .readonly(),
    ),
    patrols: z.object({
      month: z.string(),
      ...counts,
      blocks: z.array(z.object({ block: z.string(), ...counts }).readonly()),
      /** Those due by today that nobody has made. */
      missed: z.array(z.object({ id, leader: z.string(), block: z.string(), dueAt: z.string() }).readonly()),
      /** The latest scans, with how far from the checkpoint; null where the phone gave no place. */
      scans: z.array(
        z
          .object({ id, leader: z.string(), checkpoint: z.string(), scannedAt: z.string(), metres: z.int().nullable() })
          .readonly(),
      ),
    }),
    checkpoints: z.array(
      z
        .object({
          id,
          name: z.string(),
          place: place.nullable(),
          personsToday: z.int(),
          inside: z.int(),
        })
        .readonly(),
    ),
    /** The reports of today at fixed hours; null for whoever may not see them. */
    slots: z
      .object({
        owed: z.int(),
        reported: z.int(),
        zero: z.int(),
        silent: z.array(
          z.object({ id, unit: z.string(), plan: z.string(), slotAt: z.string(), isMissed: z.boolean() }).readonly(),
        ),
      })
      .nullable(),
  }),
});

/** What the board of the fire season tells. */
export type FireBoard = z.infer<typeof fireBoard.output>;

const f = fireDangerBulletin.fields;

/** Numbers, publishes and prints a paper of the fire season in one step. */
export const issueBulletin = endpoint({
  method: 'post',
  path: '/forest/issue-bulletin',
  label: '发布火险预报',
  by: fireDangerBulletin.may.create,
  input: z.strictObject({
    id,
    name: f.name.schema,
    kind: f.kind.schema,
    level: f.level.schema.nullable(),
    affected: f.affected.schema.nullable(),
    validFrom: f.validFrom.schema,
    validUntil: f.validUntil.schema.nullable(),
    content: f.content.schema,
    measures: f.measures.schema.nullable(),
  }),
  output: z.object({ id, documentNumber: z.string() }),
});

const gateCode = z.object({
  checkpoint: id,
  name: z.string(),
  guard: z.string().nullable(),
  code: z.string().nullable(),
});

/** The codes of the checkpoints in use, to print; null where there is none yet. */
export const checkpointCodes = endpoint({
  method: 'get',
  path: '/forest/codes',
  label: '防火码',
  by: readers,
  input: z.strictObject({}),
  output: z.array(gateCode.readonly()),
});

/** Gives a code to each checkpoint in use that has none; one that was lost or copied is replaced and says nothing any more. */
export const giveCodes = endpoint({
  method: 'post',
  path: '/forest/give-codes',
  label: '生成防火码',
  by: keepers,
  input: z.strictObject({ replace: id.nullable() }),
  output: z.object({ given: z.int() }),
});

const scannedCode = z.string().regex(/^\d{6}-[A-Za-z0-9_-]{22}$/, '二维码不完整，请重新扫码');

/** What somebody on patrol may do at the checkpoint whose code they scanned. */
export const patrolsHere = endpoint({
  method: 'get',
  path: '/forest/patrols-here',
  label: '本卡口的督导',
  by: patrollers,
  input: z.strictObject({ code: scannedCode }),
  output: z.object({
    checkpoint: z.string(),
    /** Metres from the checkpoint within which a scan counts. */
    within: z.int(),
    patrols: z.array(z.object({ id, leader: z.string(), block: z.string(), dueOn: z.string() }).readonly()),
  }),
});

/** Proves a patrol by a scan on the spot: refused when the phone stands too far from the checkpoint. */
export const scanPatrol = endpoint({
  method: 'post',
  path: '/forest/scan-patrol',
  label: '到场扫码',
  by: patrollers,
  input: z.strictObject({ id, code: scannedCode, place: place.nullable() }),
  output: z.object({ scannedAt: z.string(), metres: z.int().nullable() }),
});
