import sql, { raw } from 'sql-template-tag';
import type { Context } from '../../server/context.ts';
import { protocolKinds } from './channel.ledger.ts';
import type { ChannelKind } from './ladder.ts';

/** The kinds of channel that have a vendor in use, each with whether one of them can be reached now. */
export async function kindsInUse(ctx: Context): Promise<ReadonlyMap<ChannelKind, { readonly works: boolean }>> {
  const rows = await ctx.tx.rows<{ protocol: keyof typeof protocolKinds; works: boolean }>(sql`
    select c.protocol, bool_or(s.state is distinct from 'failing') as works from channel c
    left join channel_state s on s.county = ${ctx.county} and s.channel = c.id
    where c.county = ${ctx.county} and c.state = 'on' group by 1`);
  const kinds = new Map<ChannelKind, { readonly works: boolean }>();
  for (const { protocol, works } of rows) {
    const { kind } = protocolKinds[protocol];
    kinds.set(kind, { works: works || kinds.get(kind)?.works === true });
  }
  return kinds;
}

/** The protocols of a kind of channel. */
export const protocolsOf = (kind: ChannelKind): readonly string[] =>
  Object.entries(protocolKinds).flatMap(([name, protocol]) => (protocol.kind === kind ? [name] : []));

/** What somebody can be called by beside a telephone. */
export interface Reachable {
  readonly mail: boolean;
  readonly speaker: boolean;
  readonly push: boolean;
}

/** Whether the person of a line of the directory, by its alias, has a device with notes on. */
export const hasPush = (alias: string) =>
  raw(
    `(${alias}.account is not null and exists (select 1 from push_device x where x.county = ${alias}.county and x.person = ${alias}.account and x.state = 'on'))`,
  );

/** Why somebody cannot be called by a kind of channel; null when they can. */
export function missing(target: Reachable, channel: ChannelKind): string | null {
  if (channel === 'mail' && !target.mail) return '没有登记电子邮箱';
  if (channel === 'speaker' && !target.speaker) return '没有登记广播编号';
  if (channel === 'push' && !target.push) return '没有开启推送的设备';
  return null;
}
