import type { Command } from '../../server/cli/command.ts';
import { indicatorName } from './old/match-indicator.ts';
import { readFigures } from './old/read-figures.ts';
import { textOfFile } from './read-text.server.ts';

/** `anlan read`: the figures of an old report with what they most likely mean. Needs no database. */
export const readCommand: Command = {
  summary: '读旧报告：摘出每个数字，认出是哪个指标，不需要数据库',
  operand: { name: 'file', value: '文件', words: '.docx、.txt 或 .md 文件；- 表示从标准输入读' },
  options: { json: { words: '每个数字的数值、单位、所在句、行、时段、指标和把握（0 到 1），以 JSON 写到标准输出' } },
  run: async ({ file = '', json }, { print }) => {
    const figures = readFigures(await textOfFile(file));
    if (json !== undefined) return print(JSON.stringify(figures, null, 2));
    const lines = figures.map(
      ({ line, number, unit, period, indicator, confidence }) =>
        `第 ${line} 行\t${number}${unit}\t${period}\t${indicator === null ? '（未认出）' : `${indicatorName(indicator)} ${indicator}`}\t${Math.round(confidence * 100)}%`,
    );
    return print([...lines, `共 ${figures.length} 个数字。`].join('\n'));
  },
};
