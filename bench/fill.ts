import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { ensureEntryMonths } from '../src/server/db/entry-months.ts';
import { searchWords } from '../src/server/search/words.ts';

const statements = new URL('fill.sql', import.meta.url);

/** What decides the filled database besides the migrations, to know an old one by. */
export const fillText = (): string => [readFileSync(statements, 'utf8'), places, faults].join('');

/** Fills a migrated, empty database; indexes are put aside meanwhile and made again at the end. */
export async function fill(owner: pg.Pool, now: string, log: (line: string) => void): Promise<void> {
  await ensureEntryMonths(owner, now, monthsBefore(now, 31));
  const client = await owner.connect();
  try {
    await client.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB'; set work_mem = '256MB';
      set synchronous_commit = off; create table bench_title (k int primary key, title text, words text, spot text)`);
    const titles = describe();
    await client.query('insert into bench_title select * from unnest($1::int[], $2::text[], $3::text[], $4::text[])', [
      titles.map((_, n) => n),
      titles.map(({ title }) => title),
      titles.map(({ title }) => searchWords(title, null)),
      titles.map(({ spot }) => spot),
    ]);
    const { rows } = await client.query<{ name: string; definition: string }>(looseIndexes);
    for (const { name } of rows) await client.query(`drop index "${name}"`);
    for (const statement of readFileSync(statements, 'utf8').split(/;\n+/)) {
      log(`filling: ${/^\w+ \w+ \w+/m.exec(statement)?.[0] ?? ''}`);
      await client.query(statement);
    }
    log('filling: indexes');
    for (const { definition } of rows) await client.query(definition);
    await client.query('drop table bench_title');
    log('filling: vacuum');
    await client.query('vacuum (analyze, freeze)');
    await client.query('checkpoint');
  } finally {
    client.release(true);
  }
}

const looseIndexes = `select indexname as name, indexdef as definition from pg_indexes
  where schemaname = 'public' and tablename in ('hazard', 'building', 'deadline', 'search_line')
    and indexname not in (select conname from pg_constraint)`;

const places = `
  一号车间 二号车间 三号车间 原料仓库 成品仓库 配电室 锅炉房 空压机房 食堂后厨 宿舍楼 装卸平台
  喷漆房 维修间 危废暂存间 气瓶间 厂区东侧通道 厂区西侧通道 办公楼 门卫室 消防水池 污水处理站 破碎工段
  制砖窑顶 皮带输送机 焙烧窑 储罐区 卸油口 加油岛 地下车库 楼梯间 屋面 电梯机房`;
const faults = `
  配电箱未接地 电线私拉乱接 灭火器压力不足 疏散通道堆物 应急照明损坏 安全出口上锁 防护栏缺失 防护罩缺失 可燃气体报警器失效 气瓶未固定
  未张贴警示标志 未建立隐患台账 特种作业人员无证 未佩戴劳动防护用品 动火作业未审批 有限空间未通风 消火栓无水 电缆绝缘破损 设备漏油 除尘器积灰
  危化品混存 静电接地断开 压力表未校验 安全阀过期 吊具磨损 平台踏板松动 窑体裂缝 边坡松动 制动失灵 急停按钮失效
  联锁被短接 培训记录不全 应急预案未演练 消防泵故障 喷淋被遮挡 防火门常开 电工工具不合格 梯子无防滑 临时用电无漏保 叉车未年检
  货架超高 照明不防爆 管道锈蚀 法兰渗漏 烟道油污 燃气软管老化 自闭阀未装 液位计模糊 交接班无记录 值班脱岗
  外包未签协议 风险告知牌缺失 职业危害未检测 粉尘未清理 泄爆口被堵 接地电阻超标 孔洞无盖板 脚手架未验收 塔吊限位失效 基坑积水
  模板支撑不足 安全网破损 安全带未系挂 作业票过期`;

/** 2,048 descriptions: each of 64 faults at each of 32 places. */
function describe() {
  return words(places).flatMap((spot) => words(faults).map((fault) => ({ title: `${spot}${fault}`, spot })));
}

const words = (text: string) => text.trim().split(/\s+/);

function monthsBefore(now: string, months: number): string {
  const at = new Date(now);
  at.setUTCMonth(at.getUTCMonth() - months, 1);
  return at.toISOString();
}
