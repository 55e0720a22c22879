import { Problem, wrongField } from '../../kernel/problem.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get, list } from '../../server/ledger/read.ts';
import { rolesOver } from '../../server/ledger/scope.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { contact } from '../callouts/index.ts';
import { confirmChains, nameSuccessor } from './chain.endpoints.ts';
import { readChains } from './chains.server.ts';
import { floodDutyHolder } from './duty-holder.ledger.ts';
import { keepers } from './flood-roles.ts';
import { floodSite } from './flood-site.ledger.ts';
import { settle } from './settle-chains.server.ts';

/** Answers the naming of somebody for a seat: the one before goes, the new one sits there from today, and the hole is closed at once. */
export const nameSuccessorHandler = handle(nameSuccessor, async (given, asked) => {
  const { id, site: siteId, seat, turn, contact: chosen, person, officePhone } = asked;
  const site = await get(given, floodSite, siteId);
  if (
    !rolesOver(given, floodSite, { ...site }).some(
      (role) => role === 'system' || keepers.some((keeper) => keeper === role),
    )
  )
    throw new Problem('forbidden', '这处责任点不归您管理，请联系所在乡镇');
  if (site.state === 'ended') throw new Problem('refused', '这处责任点已销号，不再指定责任人');
  if (chosen === null && person === null) throw wrongField('contact', '请从通讯录选一个人，或登记一个新的人');
  const ctx = withSystem(given); // who was named before may lie in the county's own part of the list
  if (await find(ctx, floodDutyHolder, id)) return { holder: id };
  const { area } = site;
  const line =
    person === null
      ? await get(ctx, contact, chosen ?? '')
      : await create(given, contact, { ...person, startsOn: given.today, area });
  if (line.state === 'left') throw wrongField('contact', `${line.name}已离任，请另选一个人`);
  const { rows } = await list(ctx, floodDutyHolder, {
    where: { site: siteId, seat, turn, state: 'active' },
    limit: 20,
  });
  if (rows.some((row) => row.contact === line.id && row.absentFrom === null))
    throw wrongField('contact', `${line.name}已在这个岗位上，请另选一个人`);
  for (const before of rows)
    await take(ctx, floodDutyHolder, before.id, 'end', { endReason: `由${line.name}接任` }, before.version);
  const draft = {
    name: line.name,
    site: siteId,
    seat,
    turn,
    contact: line.id,
    officePhone,
    startsOn: given.today,
    area,
  };
  await create(ctx, floodDutyHolder, draft, id);
  await settle(given, await readChains(ctx, { id: siteId }));
  return { holder: id };
});

/** Answers the yearly settling: every place with all seats filled that has not been confirmed this year. */
export const confirmChainsHandler = handle(confirmChains, async (ctx, { within }) => {
  const year = ctx.today.slice(0, 4);
  const open = (await readChains(ctx, { area: { within } })).filter(
    ({ confirmedOn }) => !confirmedOn?.startsWith(year),
  );
  const ready = open.filter(({ standing }) => standing !== 'lacking');
  await Promise.all(ready.map(({ id }) => take(ctx, floodSite, id, 'confirm', {})));
  return { confirmed: ready.length, leftOut: open.length - ready.length };
});
