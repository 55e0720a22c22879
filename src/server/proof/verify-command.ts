import type pg from 'pg';
import { Problem } from '../../kernel/problem.ts';
import { noteAccess } from '../access/write-access.ts';
import type { Command } from '../cli/command.ts';
import type { Machine } from '../db/transact.ts';
import { asSystem } from '../jobs/system.ts';
import { columnName } from '../ledger/columns.ts';
import { sealedCounties } from './seal-lines.ts';
import { type Stream, streams } from './streams.ts';
import { type Broken, isBroken, type Proved, verifyChain } from './verify.ts';

/** `anlan verify`: reckons the chains of all histories anew, and ends with 1 at the first line that is not as it was sealed. */
export const verifyCommand: Command = {
  summary: '校验历史记录和访问日志：逐条重算 SM3 链，指出第一条被改动的',
  options: {
    county: { words: '只校验一个县（六位代码）', value: '县代码' },
    head: { words: '另外保存过的链尾摘要，须仍在链上（防止整条链被重做）', value: '摘要' },
  },
  run: async ({ county, head }, { withMachine, print, tell }) =>
    withMachine(async (machine, owner) => {
      const counties = county === undefined ? await sealedCounties(machine) : [county];
      let isHeadFound = head === undefined;
      for (const each of counties)
        for (const stream of streams) {
          const place = { machine, owner, county: each, stream };
          const result = await verifyOne(place, tell);
          if (isBroken(result)) throw new Problem('refused', await brokenWords(place, result));
          if (result.links > 0 || result.waiting > 0) print(provedWords(place, result));
          isHeadFound ||= head !== undefined && (await hasHead(owner, each, head));
        }
      if (!isHeadFound)
        throw new Problem(
          'refused',
          '您保存的链尾摘要不在任何一条链上：封存记录可能被整体重做过，请保留现场并从备份核对',
        );
    }),
};

interface Place {
  readonly machine: Machine;
  readonly owner: pg.Pool;
  readonly county: string;
  readonly stream: Stream;
}

const everyLines = 50_000;

async function verifyOne({ machine, owner, county, stream }: Place, tell: (words: string) => void) {
  let told = 0;
  const progress = (lines: number, of: number) => {
    if (lines - told < everyLines) return;
    told = lines;
    tell(`${county} ${stream.label}：已校验 ${lines} / ${of} 条`);
  };
  const result = await verifyChain({ owner, vault: machine.vault, county, stream, progress });
  const said = isBroken(result) ? `第 ${result.sequence} 环：${result.what}` : `${result.lines} 条完好`;
  await asSystem(machine, county, async (ctx) =>
    noteAccess(ctx, { event: 'verified', ok: !isBroken(result), object: `${stream.label}：${said}` }),
  );
  return result;
}

async function hasHead(owner: pg.Pool, county: string, head: string): Promise<boolean> {
  const { rows } = await owner.query('select 1 from seal_link where county = $1 and hash = $2 limit 1', [county, head]);
  return rows.length > 0;
}

function provedWords({ county, stream }: Place, { lines, links, retired, waiting, head }: Proved): string {
  const gone = retired > 0 ? `，其中 ${retired} 条已按保存期限清除` : '';
  const fresh = waiting > 0 ? `；另有 ${waiting} 条尚待封存` : '';
  return `${county} ${stream.label}：${lines} 条完好（${links} 环${gone}）${fresh}。链尾 ${head}`;
}

/** Which line is broken, in words that lead to it: county, ledger, row, time, and what differs. */
async function brokenWords(
  { machine, owner, county, stream }: Place,
  { sequence, what, line }: Broken,
): Promise<string> {
  const { rows } = await owner.query<{ name: string }>('select name from county where county = $1', [county]);
  const where = `${rows[0]?.name ?? ''}（${county}）的${stream.label}不完整，第 ${sequence} 环：${what}`;
  const parts = line
    ? [`时间 ${momentWords(line.at)}`, `编号 ${line.id}`, ...(await saidOf({ machine, owner, county, stream }, line))]
    : [];
  return [where, ...parts, '请保留现场，不要改动数据库，报告安全管理员，并与备份核对'].join('\n  ');
}

async function saidOf(
  { machine, owner, county }: Place,
  { columns }: NonNullable<Broken['line']>,
): Promise<readonly string[]> {
  if (columns === null) return [];
  const { ledger, row_id: row, version, action, event, who, object } = columns;
  if (typeof ledger !== 'string') return [`事件 ${String(event)}`, `人员 ${String(who)}`, `对象 ${String(object)}`];
  const l = machine.registry.ledgers.get(ledger);
  const { rows } = l
    ? await owner.query<{ title: string }>(
        `select left(${columnName(l.title)}, 60) as title from ${columnName(l.name)} where county = $1 and id = $2`,
        [county, row],
      )
    : { rows: [] };
  return [
    `台账 ${l?.label ?? ledger}`,
    `记录 ${rows[0]?.title ?? ''}（${String(row)}）`,
    `第 ${String(version)} 版，${String(action)}`,
  ];
}

const wallClock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'medium',
});
const momentWords = (at: string) => wallClock.format(new Date(at));
