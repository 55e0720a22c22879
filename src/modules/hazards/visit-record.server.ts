import type { DocumentOf } from '../../server/module.ts';
import { get } from '../../server/ledger/read.ts';
import { formDocument } from '../../server/word/form.ts';
import { inspectionRecord } from '../../server/word/inspection-record.ts';
import { visit } from '../inspections/index.ts';
import { findingsOf, inspectorsOf, issuerOf, unitOf, wordsOf } from './document-facts.server.ts';

/** 现场检查记录 of a visit: what was checked, what was found, what is done about it (安全生产法 第六十八条). */
export const visitRecord: DocumentOf = {
  ledger: visit.name,
  name: 'visit-record',
  label: '现场检查记录',
  render: async (ctx, id) => {
    const row = await get(ctx, visit, id);
    const issuer = await issuerOf(ctx);
    const unit = await unitOf(ctx, row.site);
    const inspectors = await inspectorsOf(ctx, row.inspectors);
    const findings = await findingsOf(ctx, { visit: id });
    const ordered = findings.filter((found) => found.order !== null).length;
    const model = inspectionRecord({
      bureau: issuer.bureau,
      number: row.number,
      unit,
      place: unit.address ?? unit.name,
      startedAt: row.startedAt,
      endedAt: row.endedAt ?? row.startedAt,
      inspectors,
      scope: row.checked,
      findings: findings.map(wordsOf),
      handling: row.handling ?? handlingOf(findings.length, ordered),
      refusal: row.refusedToSign === true ? '被检查单位负责人拒绝签字，情况已向其说明并记录在案。' : null,
      createdAt: row.createdAt,
    });
    return { fileName: `现场检查记录 ${row.number ?? ''}.docx`, bytes: await formDocument(model) };
  },
};

function handlingOf(found: number, ordered: number): string {
  if (found === 0) return '未发现事故隐患。';
  const rest = found - ordered;
  const parts = [
    ordered > 0 ? `责令限期整改 ${ordered} 项` : '',
    rest > 0 ? `其余 ${rest} 项已当场处理或另行处理` : '',
  ];
  return `共发现事故隐患 ${found} 项，${parts.filter(Boolean).join('，')}。`;
}
