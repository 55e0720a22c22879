import sql from 'sql-template-tag';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { issuerOf } from '../../server/documents/make-document.ts';
import { systemActor } from '../../server/jobs/system.ts';
import { find, get, list } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import { type OpenCall, openDeed } from '../../server/open/open-call.ts';
import { fireDangerBulletin, fireLevels } from '../warnings/index.ts';
import { fireCheckpoint } from './checkpoint.ledger.ts';
import { entryPurposes, forestEntry } from './entry.ledger.ts';
import { gate, type Gate, gateCalls, sentEntry, sentExit, takenEntry } from './open-gate.ts';

// A gate's visitors may all come by one address: a village's, a proxy's.
const rate = { most: 300, perMs: 60_000 };

/** Answers whoever scans a checkpoint's code: where they are and how dry the forest is. */
export const readGate: OpenCall = {
  ...gateCalls.read,
  output: gate,
  answer: async (given, token): Promise<Gate> => {
    const ctx = asPublic(given);
    const checkpoint = await checkpointOf(ctx, token);
    const [danger] = await validBulletins(ctx, ['forecast', 'order']);
    const level = danger?.level ?? null;
    return {
      bureau: (await issuerOf(ctx)).bureau,
      name: checkpoint.name,
      isOpen: checkpoint.state === 'open',
      danger: danger && level !== null ? { level: fireLevels[level], measures: danger.measures } : null,
      keepDays: ctx.setting('forest.keepDays'),
    };
  },
};

/** Registers somebody who goes in; what comes a second time is there already. */
export const enterForest = openDeed({
  ...gateCalls.enter,
  input: sentEntry,
  output: takenEntry,
  rate,
  act: async (given, { id, token, purpose, persons, phone, promised }) => {
    const ctx = asPublic(given);
    const checkpoint = await checkpointOf(ctx, token);
    const there = await find(ctx, forestEntry, id);
    if (there) return { enteredAt: there.enteredAt, leftAt: there.leftAt };
    if (checkpoint.state !== 'open') throw new Problem('refused', '这个卡口已停用，请到就近的卡口登记');
    const about = `${entryPurposes[purpose]} ${persons} 人`;
    const entry = { about, checkpoint: checkpoint.id, enteredAt: ctx.now, purpose, persons, promised, phone };
    await create(ctx, forestEntry, { ...entry, area: checkpoint.area }, id);
    return { enteredAt: ctx.now, leftAt: null };
  },
});

/** Registers that somebody has come out; only whoever went in knows the id. */
export const leaveForest = openDeed({
  ...gateCalls.leave,
  input: sentExit,
  output: takenEntry,
  rate,
  act: async (given, { id, token }) => {
    const ctx = asPublic(given);
    const checkpoint = await checkpointOf(ctx, token);
    const entry = await find(ctx, forestEntry, id);
    if (entry?.checkpoint !== checkpoint.id) throw new Problem('missing', '没有找到这次进山登记，请告诉卡口值守人员');
    const left = entry.state === 'inside' ? await take(ctx, forestEntry, id, 'leave', {}) : entry;
    return { enteredAt: left.enteredAt, leftAt: left.leftAt };
  },
});

/** The published papers of some kinds that are valid today, the newest first. */
export async function validBulletins(ctx: Context, kinds: readonly ('forecast' | 'assessment' | 'order')[]) {
  const { rows } = await list(ctx, fireDangerBulletin, {
    where: {
      state: 'published',
      kind: kinds,
      validFrom: { lte: '@today' },
      or: [{ validUntil: { gte: '@today' } }, { validFrom: '@today', validUntil: { set: false } }],
    },
    sort: { by: 'publishedOn', desc: true },
    limit: 10,
  });
  return rows;
}

/** The checkpoint whose code somebody holds; Problem 'missing' for none, 'refused' for one that was replaced. */
export async function checkpointOf(ctx: Context, token: string) {
  const [label] = await ctx.tx.rows<{ id: string; revokedAt: string | null }>(sql`
    select row_id as "id", revoked_at as "revokedAt" from public_label
    where county = ${ctx.county} and token = ${token} and ledger = ${fireCheckpoint.name}`);
  if (!label) throw new Problem('missing', '没有这个防火码，请核对二维码是否完整');
  if (label.revokedAt !== null) throw new Problem('refused', '这个防火码已换发，请扫卡口上的新码');
  return get(ctx, fireCheckpoint, label.id);
}

const asPublic = (ctx: Context): Context => ({ ...ctx, actor: { ...systemActor(ctx.county), name: '公众' } });
