import sql from 'sql-template-tag';
import { noteAccess } from '../../server/access/write-access.ts';
import type { Receipt } from '../../server/channels/port.ts';
import type { Context } from '../../server/context.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { gather } from '../../server/open/gather.ts';
import type { Intake, Reply } from '../../server/open/intake.ts';
import { noteReceipts } from './chain.server.ts';
import { receiptsToken } from './link.server.ts';

interface Arrived {
  readonly county: string;
  readonly token: string;
  readonly channel: string;
  readonly read: (protocol: string) => { readonly receipts: readonly Receipt[] | undefined; readonly thanks: string };
}

const refused = (status: Reply['status'], words: string): Reply => ({
  status,
  body: JSON.stringify({ code: status, msg: words }),
});

/**
 * What vendors tell us of messages. The address holds a signature for each channel; what comes without it, in no form of the vendor's, of a
 * message never sent or of somebody else's number is refused and noted in the audit, and moves nothing.
 */
export const receiptsIntake: Intake = {
  name: 'receipts',
  label: '供应商回执',
  token: /^[0-9a-f]{64}$/,
  start: (machine, protocols) => {
    const take = gather<Arrived, Reply>(async (all) => {
      const counties = Map.groupBy(all, ({ county }) => county);
      const answers = new Map<Arrived, Reply>();
      for (const [county, arrived] of counties) {
        const known = await machine.pool.query('select 1 from county where county = $1', [county]);
        if (known.rowCount === 0) continue;
        await asSystem(machine, county, async (ctx) => {
          for (const [channel, here] of Map.groupBy(arrived, (one) => one.channel))
            for (const [one, reply] of await readAll(ctx, channel, here)) answers.set(one, reply);
        });
      }
      return all.map((one) => answers.get(one) ?? refused(404, '没有这个通道'));
    });
    return ({ county, token, headers, body }) => {
      const channel = token.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      const read: Arrived['read'] = (name) => {
        const protocol = protocols[name];
        return { receipts: protocol?.read?.({ headers, body }), thanks: protocol?.thanks ?? '{}' };
      };
      return take({ county, token, channel, read });
    };
  },
};

/** Takes in what came for one channel, in one go. */
async function readAll(
  ctx: Context,
  channel: string,
  arrived: readonly Arrived[],
): Promise<readonly (readonly [Arrived, Reply])[]> {
  const [found] = await ctx.tx.rows<{ name: string; protocol: string }>(sql`select name, protocol from channel
    where county = ${ctx.county} and id = ${channel}`);
  const right = receiptsToken(ctx, channel);
  const wrong = arrived.filter(({ token }) => !found || token !== right);
  if (wrong.length > 0) note(ctx, `回执地址的签名不对（${wrong.length} 次）`);
  const answers: (readonly [Arrived, Reply])[] = wrong.map((one) => [one, refused(403, '签名不对')]);
  if (!found) return answers;
  const receipts: Receipt[] = [];
  for (const one of arrived) {
    if (wrong.includes(one)) continue;
    const { receipts: some, thanks } = one.read(found.protocol);
    answers.push([one, some === undefined ? refused(400, '格式不对') : { status: 200, body: thanks }]);
    receipts.push(...(some ?? []));
  }
  const reasons = receipts.length === 0 ? [] : await noteReceipts(ctx, channel, receipts);
  for (const [reason, { length }] of Object.entries(Object.groupBy(reasons, (words) => words)).map(
    ([r, all]) => [r, all ?? []] as const,
  ))
    note(ctx, `${found.name}：${reason}（${length} 条）`);
  return answers;
}

const note = (ctx: Context, object: string) => noteAccess(ctx, { event: 'refused', ok: false, object });
