import type { Context as Request } from 'hono';
import type { Logger } from 'pino';
import { Problem } from '../../kernel/problem.ts';
import { noteAccess } from '../access/write-access.ts';
import { callerOf } from '../auth/caller.ts';
import type { Auth } from '../auth/create-auth.ts';
import { presenceHeader, presenceOf } from '../auth/identify.ts';
import type { Protocols } from '../channels/port.ts';
import type { Context } from '../context.ts';
import { type Caller, type Machine, type Sight, transact } from '../db/transact.ts';
import { countiesBelow, isAbove } from '../db/above.ts';
import type { FileStore } from '../files/open-file-store.ts';
import type { Feed } from '../live/feed.ts';
import type { Typefaces } from '../pdf/typefaces.ts';

/** What the routes stand on. */
export interface Deps {
  readonly machine: Machine;
  readonly auth: Pick<Auth, 'identify' | 'routes' | 'keeper'>;
  readonly files: FileStore;
  readonly feed: Feed;
  /** Told when an import waits for work, so that it begins at once where it can. */
  readonly imported: () => void;
  /** Where a file that is wanted but once may lie meanwhile. */
  readonly scratch: (name: string) => string;
  readonly protocols: Protocols;
  readonly log: Logger;
  /** What PDFs are set in. */
  readonly typefaces: Typefaces;
  /** The folder of the built pages. */
  readonly pages: string;
  /** The address people use, when it was set. */
  readonly baseUrl?: string | undefined;
  readonly demoAccounts: readonly { readonly username: string; readonly role: string; readonly note: string }[];
}

/** How a request's work is done. */
interface Manner {
  readonly sight?: Sight | undefined;
  readonly presence?: ReturnType<typeof presenceOf>;
  /** Says that whoever asked does not wait any more: then the work ends. */
  readonly left?: AbortSignal | undefined;
}

/** Runs a request's work as the person signed in, in one transaction; Problem 'unauthenticated' for nobody. A refusal is written down. */
export async function asCaller<T>(
  deps: Deps,
  c: Request,
  work: (ctx: Context) => Promise<T>,
  { sight = 'statement', presence = presenceOf(c.req.header(presenceHeader)), left }: Manner = {},
): Promise<T> {
  let caller: Caller | undefined;
  const identify = async (client: Parameters<Auth['identify']>[1]) => {
    const found = await deps.auth.identify(c.req.header('cookie'), client, presence);
    if (!found) throw new Problem('unauthenticated', '请先登录；已填写内容仍在本页，登录后可继续');
    const county = found.posts[0]?.county;
    if (county === undefined) throw new Problem('forbidden', '您的账号没有在任的岗位，请联系系统管理员');
    const from = callerOf(c, deps.auth.keeper.settings.trustedProxy).ip;
    const above = isAbove(county) ? { counties: [county, ...(await countiesBelow(client, county))] } : {};
    caller = { county, from, ...above, actor: { id: found.accountId, name: found.name, posts: found.posts } };
    return caller;
  };
  try {
    return await transact(deps.machine, identify, work, sight, left);
  } catch (error) {
    if (caller && error instanceof Problem && error.code === 'forbidden') await noteRefusal(deps, c, caller, error);
    throw error;
  }
}

/** The audit of what somebody tried who may not: in a transaction of its own, since theirs is undone. */
function noteRefusal(deps: Deps, c: Request, caller: Caller, { message }: Problem): Promise<void> {
  const object = `${message}（${c.req.method} ${c.req.path}）`;
  return transact(
    deps.machine,
    async () => caller,
    async (ctx) => noteAccess(ctx, { event: 'refused', ok: false, object }),
  );
}

/** The JSON of a request's body, or Problem 'invalid'. */
export async function bodyOf(c: Request): Promise<Readonly<Record<string, unknown>>> {
  const found: unknown = await c.req.json().catch(() => undefined);
  if (typeof found === 'object' && found !== null && !Array.isArray(found)) return { ...found };
  throw new Problem('invalid', '提交的内容格式不对，请刷新页面后重试');
}
