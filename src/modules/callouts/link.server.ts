import type { Context } from '../../server/context.ts';

/** How the token of a person's page looks: theirs, the rung it was sent to, and a signature that keeps one from answering as another. */
export const pageToken = /^[A-Za-z0-9_-]{22}\.\d{1,2}\.[0-9a-f]{12}$/;

/** The page on which somebody called confirms, for the person of a token and whoever stands on a rung for them. */
export const linkOf = (ctx: Context, address: string, token: string, rung: number): string =>
  `${address}/call/${ctx.county}-${token}.${rung}.${signatureOf(ctx, token, rung)}`;

/** The person's token and the rung of a page's token; undefined when its signature is not ours. */
export function readPageToken(
  ctx: Context,
  shown: string,
): { readonly token: string; readonly rung: number } | undefined {
  const [token = '', rung = '', signature] = shown.split('.');
  return signatureOf(ctx, token, Number(rung)) === signature ? { token, rung: Number(rung) } : undefined;
}

const signatureOf = (ctx: Context, token: string, rung: number) =>
  ctx.vault.sign(`call page ${ctx.county} ${token} ${rung}`).slice(0, 12);

/** The last part of the address to which a channel's vendor sends its receipts: without it nothing is read. */
export const receiptsToken = (ctx: Pick<Context, 'county' | 'vault'>, channel: string): string =>
  `${channel.replaceAll('-', '')}${ctx.vault.sign(`receipts ${ctx.county} ${channel}`).slice(0, 32)}`;
