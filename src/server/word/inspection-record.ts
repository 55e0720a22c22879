import { Problem } from '../../kernel/problem.ts';
import { chineseSpan } from './chinese-number.ts';
import type { FormDocument, FormPart } from './form.ts';

/** An enforcement officer and the number of the officer's certificate. */
export interface Inspector {
  readonly name: string;
  readonly certificate: string;
}

/** The unit a document is addressed to; what is not known stays blank for the pen. */
export interface InspectedUnit {
  readonly name: string;
  readonly address?: string | null;
  readonly principal?: string | null;
  readonly post?: string | null;
  readonly phone?: string | null;
}

/** What a record of an inspection says; `startedAt` and `endedAt` are instants, `refusal` says why the unit's head did not sign. */
export interface InspectionRecordData {
  readonly bureau: string;
  readonly number?: string | null;
  readonly unit: InspectedUnit;
  readonly place: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly inspectors: readonly Inspector[];
  readonly scope: string;
  readonly findings: readonly string[];
  readonly handling: string;
  readonly refusal?: string | null;
  readonly createdAt?: string;
}

/** 现场检查记录: time, place, content, problems and handling, with both sides' signatures (安全生产法 68). */
export function inspectionRecord(record: InspectionRecordData): FormDocument {
  const { bureau, number, unit, inspectors, findings, refusal, createdAt } = record;
  requireTwo(inspectors);
  const principal = [unit.principal, unit.post].filter(Boolean).join('　');
  const officers = inspectors.map(({ name, certificate }) => `${name}（执法证号：${certificate}）`).join('\n');
  return {
    bureau,
    title: '现场检查记录',
    number: number ?? null,
    parts: [
      {
        kind: 'facts',
        rows: [
          [{ label: '被检查单位', value: unit.name }],
          [{ label: '单位地址', value: unit.address ?? null }],
          [
            { label: '负责人', value: principal },
            { label: '联系电话', value: unit.phone ?? null },
          ],
          [{ label: '检查时间', value: chineseSpan(record.startedAt, record.endedAt) }],
          [{ label: '检查地点', value: record.place }],
          [{ label: '检查人员', value: officers }],
        ],
      },
      {
        kind: 'paragraph',
        runs: [`上列检查人员系${bureau}执法人员，检查前已主动出示执法证件，说明了来意。现将检查情况记录如下：`],
      },
      {
        kind: 'facts',
        rows: [
          [{ label: '检查内容', value: record.scope, lines: 2 }],
          [{ label: '发现问题', value: findings.length > 0 ? findings : '检查中未发现问题。', lines: 3 }],
          [{ label: '处理情况', value: record.handling, lines: 2 }],
          [{ label: '拒签情况', value: refusal ? `被检查单位负责人拒绝签字。${refusal}` : null }],
        ],
      },
      ...signatures(inspectors),
      {
        kind: 'paragraph',
        runs: [
          '注：本记录依照《中华人民共和国安全生产法》第六十八条制作；被检查单位负责人拒绝签字的，由检查人员记明情况并按规定报告。',
        ],
      },
    ],
    ...(createdAt ? { createdAt } : {}),
  };
}

/** Throws Problem('invalid') unless two officers or more take part (行政处罚法 42、55). */
export function requireTwo(inspectors: readonly Inspector[]): void {
  if (inspectors.length >= 2) return;
  throw new Problem('invalid', '执法人员不得少于两人（《行政处罚法》第四十二条），请补充执法人员后再生成文书');
}

/** A line for each officer's signature, beside the number of the certificate. */
export function officerSignatures(inspectors: readonly Inspector[]): readonly FormPart[] {
  return inspectors.map(({ certificate }) => ({
    kind: 'paragraph',
    place: 'margin',
    keep: true,
    runs: ['执法人员（签名）：', { blank: 8 }, `　证号：${certificate}`],
  }));
}

/** Room for a day written by hand. */
export const blankDay = '　　　　年　　月　　日';

function signatures(inspectors: readonly Inspector[]): readonly FormPart[] {
  return [
    { kind: 'paragraph', place: 'margin', keep: true, runs: ['以上记录经核对无误。'] },
    { kind: 'paragraph', place: 'margin', keep: true, runs: ['被检查单位负责人（签名）：', { blank: 7 }, blankDay] },
    ...officerSignatures(inspectors),
    { kind: 'paragraph', place: 'right', runs: [blankDay] },
  ];
}
