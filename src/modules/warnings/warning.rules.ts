import type { Named } from '../../kernel/wire.ts';
import { areasNamed } from './warning-areas.ts';
import type { warningKinds } from './warning.ledger.ts';

/** What a warning says of itself when it is handed on. */
export interface Said {
  readonly kind: keyof typeof warningKinds;
  readonly colour: string | null;
  readonly affected: string | null;
  readonly audience: string | null;
  readonly measures: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/**
 * What a warning does not say yet, by field, in words; nothing when it is whole. It must name its kind, its colour, from when it holds,
 * where, what threatens, what to do, who issues it and when (突发事件应对法 第六十四条); the ledger itself asks for the others.
 */
export function missingOf(said: Said, areas: readonly Named[]): Readonly<Record<string, string>> {
  const isWarning = said.kind === 'weather' || said.kind === 'nowcast';
  const { codes, unknown } = areasNamed(said.affected, areas);
  return {
    ...(isWarning && said.colour === null ? { colour: '请选择级别' } : {}),
    ...(codes.length === 0 ? { affected: '请选择发布范围，全县发布请选“全县”' } : {}),
    ...(unknown.length > 0
      ? { affected: `“${unknown.join('、')}”没有对应的乡镇、村，请改选或去掉，具体位置写在预警内容里` }
      : {}),
    ...(said.audience === null ? { audience: '请选择发布对象' } : {}),
    ...(isWarning && said.measures === null ? { measures: '请写明应采取的措施' } : {}),
    ...(isWarning && said.validFrom === null ? { validFrom: '请填写生效时间' } : {}),
    ...(isWarning && said.validUntil === null ? { validUntil: '请填写有效期' } : {}),
  };
}
