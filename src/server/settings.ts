import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem } from '../kernel/problem.ts';

/** What an installation may set, in the environment or in anlan.env; see anlan.env.example. */
export interface Settings {
  readonly dataDir: string;
  /** The folder of the keys that seal: outside the database, backed up apart from it. */
  readonly keysDir: string;
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
  /** Where backups go and the log is archived; without it nothing is backed up by itself. */
  readonly backupDir: string | undefined;
  readonly backupKeepDays: number;
  /** When the daily backup begins, 'HH:MM' in the county's time. */
  readonly backupAt: string;
  /** Free megabytes of the data disk below which administrators are told, and below which nothing more is written; by the disk's size unless set. */
  readonly diskWarnMb: number | undefined;
  readonly diskRefuseMb: number | undefined;
  /** The broker where gauges speak, with user and password; without it nobody listens. */
  readonly mqttUrl: string | undefined;
}

/** Reads anlan.env (or the file that ANLAN_ENV names), if there is one, and the environment, which wins. Throws Problem 'invalid' naming what is wrong. */
export function readSettings(args: readonly string[] = [], file = process.env.ANLAN_ENV ?? 'anlan.env'): Settings {
  if (existsSync(file)) process.loadEnvFile(file);
  const env = process.env;
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw wrong('PORT', '应为 0 到 65535 之间的整数');
  const role = args.includes('--role') ? args[args.indexOf('--role') + 1] : (env.ROLE ?? 'all');
  if (role !== 'all' && role !== 'web' && role !== 'jobs') throw wrong('ROLE（--role）', '应为 all、web 或 jobs');
  const dataDir = resolve(env.DATA_DIR ?? './data');
  return {
    dataDir,
    keysDir: resolve(env.KEYS_DIR || join(dataDir, 'keys')),
    host: env.HOST ?? '127.0.0.1',
    port,
    databaseUrl: env.DATABASE_URL || undefined,
    baseUrl: env.BASE_URL || undefined,
    demo: (env.DEMO ?? '1') === '1',
    role,
    logLevel: env.LOG_LEVEL ?? 'warn',
    backupDir: env.BACKUP_DIR ? resolve(env.BACKUP_DIR) : undefined,
    backupKeepDays: amount('BACKUP_KEEP_DAYS', 1) ?? 14,
    backupAt: timeOfDay('BACKUP_AT', env.BACKUP_AT ?? '01:30'),
    diskWarnMb: amount('DISK_WARN_MB'),
    diskRefuseMb: amount('DISK_REFUSE_MB'),
    mqttUrl: brokerOf(env.MQTT_URL),
  };
}

const wrong = (name: string, advice: string) =>
  new Problem('invalid', `设置项 ${name} 不对：${advice}。请修改 anlan.env 或环境变量后重新启动`);

function amount(name: string, least = 0): number | undefined {
  const text = process.env[name];
  if (!text) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw wrong(name, `应为不小于 ${least} 的整数`);
}

function brokerOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (/^(mqtts?|wss?|tcp|tls):$/.test(URL.parse(text)?.protocol ?? '')) return text;
  throw wrong('MQTT_URL', '应为 mqtt://用户:密码@地址:端口');
}

function timeOfDay(name: string, text: string): string {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return text;
  throw wrong(name, '应为 24 小时制的时刻，如 01:30');
}
