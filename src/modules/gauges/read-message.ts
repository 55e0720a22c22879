/** A reading as it was sent, before anybody knows whether it can be believed. */
export interface Sent {
  readonly code: string;
  /** Milliseconds since 1970; not a number where the time cannot be read. */
  readonly at: number;
  readonly value: number;
}

/** Readings out of what came, and what of it was none, with the reason. */
export interface Unpacked {
  readonly readings: readonly Sent[];
  readonly aside: readonly Aside[];
}

/** Something that came and was not taken, as it came, with the reason in words. */
export interface Aside {
  readonly payload: string;
  readonly reason: string;
}

const longest = 500;
const mostInMessage = 5000;

/**
 * The readings of a message: one object {at, value} or a list of them; `code` in an object goes before the code of the topic. Times are
 * ISO 8601 with their zone, or seconds or milliseconds since 1970.
 */
export function unpackMessage(topicCode: string, payload: string): Unpacked {
  const parsed = parsedJson(payload);
  if (parsed === undefined) return { readings: [], aside: [asideOf(payload, '不是 JSON，应为 {"at":"…","value":…}')] };
  return unpack(Array.isArray(parsed) ? parsed : [parsed], topicCode);
}

/** The readings of a list, each {code, at, value}. */
export function unpack(list: readonly unknown[], code = ''): Unpacked {
  const readings: Sent[] = [];
  const aside: Aside[] = [];
  for (const [index, each] of list.entries()) {
    const found = index < mostInMessage ? readingOf(each, code) : `一次最多 ${mostInMessage} 条`;
    if (typeof found === 'string') aside.push(asideOf(JSON.stringify(each), found));
    else readings.push(found);
  }
  return { readings, aside };
}

function readingOf(each: unknown, topicCode: string): Sent | string {
  if (typeof each !== 'object' || each === null) return '不是一条数据，应为 {"at":"…","value":…}';
  const { code = topicCode, at, value } = each as Readonly<Record<string, unknown>>; // an object, whatever it holds
  if (typeof code !== 'string' || code.trim() === '' || code.length > 40 || code.includes('\0')) return '没有测站编码';
  if (typeof value !== 'number') return '数值不是数字';
  const moment = momentOf(at);
  return Number.isNaN(moment)
    ? '时间写法不对，应为 2026-05-01T08:00:00+08:00'
    : { code: code.trim(), at: moment, value };
}

function momentOf(at: unknown): number {
  if (typeof at === 'number' && Number.isFinite(at) && at > 0) return Math.round(at < 100_000_000_000 ? at * 1000 : at);
  const isIso =
    typeof at === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/.test(at);
  return isIso ? Date.parse(at) : Number.NaN;
}

/** What is put aside, cut to what fits, without what PostgreSQL cannot keep. */
export const asideOf = (payload: string, reason: string): Aside => ({
  payload: payload.replaceAll('\0', '').toWellFormed().slice(0, longest),
  reason,
});

function parsedJson(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
