import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parsePeriod } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Command } from '../../server/cli/command.ts';
import type { Context } from '../../server/context.ts';
import { transact } from '../../server/db/transact.ts';
import { systemActor } from '../../server/jobs/system.ts';
import { compose } from './compose.server.ts';
import type { Composed } from './composed.ts';
import { idsOf } from './figure-rows.server.ts';
import { wordOf } from './report-document.server.ts';

/** `anlan report`: the report on a period as a Word file, and each figure with the ids it counted as JSON. */
export const reportCommand: Command = {
  summary: '编制报告：生成 Word 文件，或列出每个数字及其依据的记录',
  options: {
    county: { value: '县代码', words: '6 位县级行政区划代码，如 519901', required: true },
    period: { value: '统计期', words: '2026H1、2026Q3、2026-05、2026 或 2026-01-01..2026-05-31', required: true },
    out: { value: '文件.docx', words: 'Word 文件写到哪里' },
    json: { words: '把每个数字的指标、筛选条件、统计期、数值和记录编号以 JSON 写到标准输出' },
  },
  run: async ({ county = '', period = '', out, json }, { withMachine, print, tell }) => {
    if (!/^\d{6}$/.test(county)) throw new Problem('invalid', `县代码“${county}”不对，应为 6 位数字，如 519901`);
    parsePeriod(period);
    if (out === undefined && json === undefined) {
      throw new Problem('invalid', '请说明要什么：--out 文件.docx 生成 Word，--json 列出数字，两者可以同时用');
    }
    const identify = async () => ({ county, actor: systemActor(county) });
    const work = async (ctx: Context) => {
      const content = await compose(ctx, period);
      return { content, figures: json === undefined ? [] : await figuresOf(ctx, content) };
    };
    const { content, figures } = await withMachine((machine) => transact(machine, identify, work, 'snapshot'));
    if (out !== undefined) tell(`已生成 ${await save(out, content)}`);
    if (json !== undefined) print(JSON.stringify({ ...headOf(county, content), figures }, null, 2));
  },
};

const headOf = (code: string, { title, county, period, cutoff }: Composed) => ({
  title,
  county: { code, name: county },
  period,
  cutoff,
});

/** Each figure as it can be counted again: what was asked, in which period, of which rows. */
function figuresOf(ctx: Context, { figures, period, cutoff }: Composed) {
  return Promise.all(
    figures.map(async (figure) => ({
      key: figure.key,
      label: figure.label,
      value: figure.value,
      unit: figure.unit,
      printed: figure.printed,
      indicator: figure.indicator,
      definition: figure.definition,
      filter: figure.where,
      period: period.code,
      cutoff,
      before: figure.before,
      ratio: figure.ratio,
      ledger: figure.ledger,
      rows: figure.rows,
      ids: await idsOf(ctx, figure),
    })),
  );
}

async function save(out: string, content: Composed): Promise<string> {
  const path = resolve(out);
  const bytes = await wordOf(content, null);
  await writeFile(path, bytes).catch((error: unknown) => {
    throw new Problem(
      'unavailable',
      `文件 ${path} 写不进去，请检查目录是否存在、是否有权限、文件是否正打开（${String(error)}）`,
    );
  });
  return path;
}
