import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import type { Colour } from '../../codes/colours.ts';
import type { warningHazards } from './warning.ledger.ts';

/** A message of the Common Alerting Protocol 1.2 (OASIS; GB/T 35965 follows it), as far as a warning needs it. */
export interface CapMessage {
  /** sender,identifier,sent: by this others refer to it. */
  readonly key: string;
  readonly type: 'Alert' | 'Update' | 'Cancel';
  readonly references: readonly string[];
  readonly headline: string;
  readonly hazard: keyof typeof warningHazards;
  readonly colour: Colour | null;
  readonly issuer: string | null;
  readonly affected: string | null;
  readonly content: string;
  readonly measures: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  isArray: (name) => name === 'info' || name === 'area',
});

const text = z.string().trim();
const shape = z.object({
  identifier: text.min(1),
  sender: text.min(1),
  sent: text.min(1),
  status: text,
  msgType: text,
  references: text.optional(),
  info: z
    .array(
      z.object({
        language: text.optional(),
        event: text.optional(),
        severity: text.optional(),
        senderName: text.optional(),
        headline: text.optional(),
        description: text.optional(),
        instruction: text.optional(),
        effective: text.optional(),
        onset: text.optional(),
        expires: text.optional(),
        area: z.array(z.object({ areaDesc: text.optional() })).optional(),
      }),
    )
    .optional(),
});

const longest = 1_000_000;

/** Reads a message, or says in words why it is none or need not be taken in. */
export function readCap(xml: string): CapMessage | string {
  if (xml.length > longest) return '文件过大，一份预警报文不应超过 1 MB，请核对是否选错文件';
  if (/<!DOCTYPE/i.test(xml)) return '文件带有 DOCTYPE 声明，不是 CAP 1.2 预警报文';
  if (!xml.trimStart().startsWith('<') || XMLValidator.validate(xml) !== true)
    return '文件不是完整的 XML，请从预警平台重新导出 CAP 1.2 报文';
  const root: unknown = parser.parse(xml);
  const parsed = z.object({ alert: shape }).safeParse(root);
  if (!parsed.success) return '文件是 XML，但不是 CAP 1.2 预警报文：缺少 alert 或其中的 identifier、sender、sent';
  return messageOf(parsed.data.alert);
}

function messageOf(alert: z.infer<typeof shape>): CapMessage | string {
  const { identifier, sender, sent, status, msgType } = alert;
  if (status !== 'Actual') return `报文状态为 ${status}（演练、测试或草稿），没有登记为预警`;
  if (msgType !== 'Alert' && msgType !== 'Update' && msgType !== 'Cancel')
    return `报文类型 ${msgType} 不是预警，不需要登记`;
  const references = (alert.references ?? '').split(/\s+/).filter(Boolean);
  if (msgType !== 'Alert' && references.length === 0)
    return '更新或解除报文没有写明所指的原报文（references），请人工登记';
  const key = [sender, identifier, sent].join(',');
  if (key.length > 300) return '报文的编号过长，请人工登记';
  const info = alert.info?.find(({ language }) => language?.toLowerCase().startsWith('zh')) ?? alert.info?.[0];
  if (!info && msgType !== 'Cancel') return '报文没有正文（info），请人工登记';
  const words = `${info?.headline ?? ''}${info?.event ?? ''}${info?.severity ?? ''}`;
  const headline = (info?.headline || info?.event || '预警解除').slice(0, 200);
  const from = momentOf(info?.onset ?? info?.effective);
  const until = momentOf(info?.expires);
  return {
    key,
    type: msgType,
    references,
    headline,
    hazard: hazardOf(words),
    colour: colourOf(words),
    issuer: info?.senderName?.slice(0, 100) || null,
    affected:
      info?.area
        ?.map(({ areaDesc }) => areaDesc)
        .filter(Boolean)
        .join('、')
        .slice(0, 300) || null,
    content: (info?.description || headline).slice(0, 5000),
    measures: info?.instruction?.slice(0, 5000) || null,
    validFrom: from,
    validUntil: until !== null && from !== null && until < from ? null : until,
  };
}

const colourWords: readonly (readonly [RegExp, Colour])[] = [
  [/红色|Red/i, 'red'],
  [/橙色|Orange/i, 'orange'],
  [/黄色|Yellow/i, 'yellow'],
  [/蓝色|Blue/i, 'blue'],
  [/Extreme/i, 'red'],
  [/Severe/i, 'orange'],
  [/Moderate/i, 'yellow'],
  [/Minor/i, 'blue'],
];
const colourOf = (words: string) => colourWords.find(([pattern]) => pattern.test(words))?.[1] ?? null;

const hazardWords: readonly (readonly [RegExp, keyof typeof warningHazards])[] = [
  [/山洪/, 'flashFlood'],
  [/地质灾害|滑坡|泥石流/, 'geological'],
  [/森林|草原|火险/, 'forestFire'],
  [/内涝/, 'waterlogging'],
  [/洪水|江河|水库/, 'flood'],
  [/暴雨|强降/, 'rainstorm'],
  [/大风|台风/, 'gale'],
  [/寒潮|低温|霜冻/, 'coldWave'],
  [/雪|冰冻|结冰/, 'snow'],
  [/高温/, 'heat'],
  [/干旱/, 'drought'],
  [/冰雹/, 'hail'],
  [/雷/, 'lightning'],
  [/雾/, 'fog'],
  [/霾/, 'haze'],
  [/地震/, 'earthquake'],
];
const hazardOf = (words: string) => hazardWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';

function momentOf(said: string | undefined): string | null {
  const at = said === undefined ? Number.NaN : Date.parse(said);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
