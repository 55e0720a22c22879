import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Problem } from '../../kernel/problem.ts';
import type { Programs } from './embedded-programs.ts';

/**
 * As whom PostgreSQL runs. It refuses to run as root, so root either drops into a user namespace, where root looks like an ordinary
 * user, or becomes the user who owns the data ('nobody' for new data).
 */
export type Identity = {
  readonly mode: 'direct' | 'namespace' | 'owner' | 'nobody';
  /** The words to put before a command so that it runs under this identity. */
  readonly prefix: readonly string[];
  /** The owner its files must have, or undefined when they are ours anyway. */
  readonly uid?: number;
};

/** The user that owns nothing, by convention on every Linux. */
const nobody = 65534;
/** The kernel sends PostgreSQL a fast shutdown when we die, however we die. */
const dieWithUs = ['--pdeathsig', 'INT'];

/** Chooses the first identity under which the server program runs and the folder can be written. `owner` is the uid of existing data. */
export async function chooseIdentity(programs: Programs, folder: string, owner: number | undefined): Promise<Identity> {
  const failures: string[] = [];
  for (const identity of candidates(process.getuid?.(), owner)) {
    const failure = await findFailure(identity, programs, folder);
    if (failure === undefined) return identity;
    failures.push(`${identity.mode}: ${failure}`);
  }
  throw new Problem(
    'unavailable',
    `数据库无法在目录 ${folder} 中运行：运行它的用户写不了这个目录，或执行不了数据库程序。请改用拥有该目录的普通用户（不要用 root）启动，或用 DATA_DIR 指定一个可写的目录。`,
    { folder, failures },
  );
}

function candidates(uid: number | undefined, owner: number | undefined): readonly Identity[] {
  if (uid !== 0) {
    return [
      { mode: 'direct', prefix: ['setpriv', ...dieWithUs] },
      { mode: 'direct', prefix: [] },
    ];
  }
  if (owner !== undefined && owner !== 0) return [{ mode: 'owner', prefix: becoming(owner), uid: owner }];
  return [
    { mode: 'namespace', prefix: ['unshare', '-U', 'setpriv', ...dieWithUs] },
    { mode: 'namespace', prefix: ['unshare', '-U'] },
    { mode: 'nobody', prefix: becoming(nobody), uid: nobody },
  ];
}

/** The one capability kept lets the new user pass folders that are closed to all but root, such as /root itself. */
function becoming(uid: number): readonly string[] {
  const user = [`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return ['setpriv', ...user, ...capability, ...dieWithUs];
}

/** Says why PostgreSQL could not run under this identity, or undefined when it could. */
async function findFailure(identity: Identity, programs: Programs, folder: string): Promise<string | undefined> {
  const trial = '"$1" --version >/dev/null && test -w "$2" && test -x "$2"';
  const [command, ...rest] = [...identity.prefix, 'sh', '-c', trial, 'sh', programs.postgres, folder];
  try {
    await promisify(execFile)(command, rest, { cwd: '/', env: programs.environment });
    return undefined;
  } catch (error) {
    return String(error);
  }
}
