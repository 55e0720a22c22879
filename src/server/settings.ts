import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Problem } from '../kernel/problem.ts';

/** What an installation may set, in the environment or in anlan.env; see anlan.env.example. */
export interface Settings {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** An existing PostgreSQL; without it one is brought along in the data folder. */
  readonly databaseUrl: string | undefined;
  /** The address people use, when a proxy with https stands before us. */
  readonly baseUrl: string | undefined;
  /** Whether the demonstration county is set up in an empty database. */
  readonly demo: boolean;
  readonly role: 'all' | 'web' | 'jobs';
  readonly logLevel: string;
}

/** Reads anlan.env, if there is one, and the environment, which wins. Throws Problem 'invalid' naming what is wrong. */
export function readSettings(args: readonly string[] = [], file = 'anlan.env'): Settings {
  if (existsSync(file)) process.loadEnvFile(file);
  const env = process.env;
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw wrong('PORT', '应为 0 到 65535 之间的整数');
  const role = args.includes('--role') ? args[args.indexOf('--role') + 1] : (env.ROLE ?? 'all');
  if (role !== 'all' && role !== 'web' && role !== 'jobs') throw wrong('ROLE（--role）', '应为 all、web 或 jobs');
  return {
    dataDir: resolve(env.DATA_DIR ?? './data'),
    host: env.HOST ?? '127.0.0.1',
    port,
    databaseUrl: env.DATABASE_URL || undefined,
    baseUrl: env.BASE_URL || undefined,
    demo: (env.DEMO ?? '1') === '1',
    role,
    logLevel: env.LOG_LEVEL ?? 'warn',
  };
}

const wrong = (name: string, advice: string) =>
  new Problem('invalid', `设置项 ${name} 不对：${advice}。请修改 anlan.env 或环境变量后重新启动`);
