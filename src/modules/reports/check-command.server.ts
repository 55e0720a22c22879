import type { Command } from '../../server/cli/command.ts';
import type { Certainty, Finding } from './proof/finding.ts';
import { proofread } from './proof/proofread.ts';
import { textOfFile } from './read-text.server.ts';

const certainties: Readonly<Record<Certainty, string>> = { H: '确定', M: '很可能', L: '供参考' };

/** `anlan check`: what is wrong in a document, with its place, why, and what would be right. Needs no database; ends with 0 whatever it finds. */
export const checkCommand: Command = {
  summary: '校对公文：序号、数字、时间、标点、错别字和固定说法，不需要数据库',
  operand: { name: 'file', value: '文件', words: '.docx、.txt 或 .md 文件；- 表示从标准输入读' },
  options: {
    json: { words: '每条发现的行、原文、类别、原因、建议和把握（H 确定、M 很可能、L 供参考），以 JSON 写到标准输出' },
  },
  run: async ({ file = '', json }, { print }) => {
    const findings = proofread(await textOfFile(file));
    print(json === undefined ? wordsOf(findings) : JSON.stringify(findings.map(lineOf), null, 2));
  },
};

const lineOf = ({ line, quote, category, reason, suggestion, certainty }: Finding) => ({
  line,
  quote,
  category,
  reason,
  suggestion,
  certainty,
});

function wordsOf(findings: readonly Finding[]): string {
  const count = (certainty: Certainty) => findings.filter((each) => each.certainty === certainty).length;
  return [
    ...findings.map(
      ({ line, quote, category, reason, suggestion, certainty }) =>
        `第 ${line} 行 [${certainties[certainty]}] ${category}\n  原文：${quote}\n  原因：${reason}\n  建议：${suggestion}`,
    ),
    findings.length === 0
      ? '没有发现问题。'
      : `共 ${findings.length} 处：确定 ${count('H')}，很可能 ${count('M')}，供参考 ${count('L')}。`,
  ].join('\n');
}
