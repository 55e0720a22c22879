import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type County, countyOf, divisionsOn } from '../areas/divisions.ts';
import { createAuth } from '../auth/create-auth.ts';
import { openDatabase } from '../db/connect.ts';
import { findRunningPostgres, startPostgres } from '../db/embedded.ts';
import { ensureEntryMonths } from '../db/entry-months.ts';
import { prepareDatabase } from '../db/prepare.ts';
import { type CountyNames, type FirstAccount, setUpCounty, usualNames } from '../init/set-up-county.ts';
import type { Installation } from './backup-command.ts';
import type { Command, Given } from './command.ts';

/** `anlan init`: a real county in an empty or new database; done twice, it changes nothing. */
export function initCommand({ settings, clock }: Installation, demo: string): Command {
  return {
    summary: '建立一个县：乡镇和村、科室和岗位、三名管理员（首次密码只显示一次）',
    options: {
      county: { words: '县级区划代码，6 位', value: '县代码', required: true },
      name: { words: '县的名称，不写用区划里的名称', value: '名称' },
      bureau: { words: '单位全称，不写为“某县应急管理局”', value: '名称' },
      prefix: { words: '文书编号的代字，不写取县名首字，如“三应急”', value: '代字' },
      review: { words: '行政复议机关，不写为本级人民政府', value: '名称' },
      court: { words: '行政诉讼的法院，不写为本县人民法院', value: '名称' },
    },
    run: async (given, { print }) => {
      const county = countyOf(given['county'] ?? '');
      const names = namesIn(given, county);
      const { url, stop } = await openPlace(settings());
      const database = openDatabase({ url, applicationName: 'anlan init', appConnections: 1, ownerConnections: 2 });
      try {
        await prepareDatabase(database.owner);
        await ensureEntryMonths(database.owner, clock());
        const auth = createAuth({ pool: database.owner, secret: randomBytes(32).toString('hex'), clock }); // it only hashes
        const about = { county, names, now: clock(), hash: (password: string) => auth.hashPassword(password), demo };
        const made = await setUpCounty(database.owner, about);
        print(made ? wordsOf(county, names, made) : `${county.name}（${county.code}）已经建立，未作任何改动。`);
      } finally {
        await database.close();
        await stop();
      }
    },
  };
}

/** The database of the installation, begun where there is none yet. */
async function openPlace({
  databaseUrl,
  dataDir,
}: {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}) {
  if (databaseUrl !== undefined) return { url: databaseUrl, stop: async () => undefined };
  const folder = join(dataDir, 'postgres');
  mkdirSync(dataDir, { recursive: true });
  const running = await findRunningPostgres(folder);
  return running === undefined ? startPostgres(folder) : { url: running, stop: async () => undefined };
}

function namesIn(given: Given, county: County): CountyNames {
  const usual = usualNames({ ...county, name: given['name'] ?? county.name });
  return {
    ...usual,
    bureau: given['bureau'] ?? usual.bureau,
    prefix: given['prefix'] ?? usual.prefix,
    reviewAuthority: given['review'] ?? usual.reviewAuthority,
    court: given['court'] ?? usual.court,
  };
}

function wordsOf(county: County, names: CountyNames, accounts: readonly FirstAccount[]): string {
  const towns = county.areas.filter(({ code }) => code.length === 9).length;
  const widest = Math.max(...accounts.map(({ username }) => username.length));
  return [
    `已建立 ${names.name}（${[county.code, county.city].filter(Boolean).join('，')}）：${towns} 个乡镇（街道），${county.areas.length - towns} 个村（社区）。`,
    `区划取自国家统计局统计用区划代码，截至 ${divisionsOn}；此后的变更请在“设置 → 行政区划”里办理。`,
    ...(county.city === county.name || county.code.endsWith('00')
      ? [`${county.name}不设区县，整个市作为一个县级单位建立。`]
      : []),
    `单位：${names.bureau}；文书编号：${names.prefix}检记〔年份〕1号；复议机关：${names.reviewAuthority}；法院：${names.court}。`,
    '',
    '三名管理员及其首次密码（只显示这一次，首次登录时须更改）：',
    ...accounts.map(({ title, username, password }) => `  ${title}  ${username.padEnd(widest)}  ${password}`),
    '',
    '请交三人分别保管。下一步：npm start，由系统管理员登记人员、安全管理员确认岗位。',
  ].join('\n');
}
