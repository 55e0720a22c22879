import { createHash } from 'node:crypto';
import type { Candidate } from './draw.endpoints.ts';

/** A site that was drawn, with the ids of those who visit it. */
export interface Lot {
  readonly site: string;
  readonly inspectors: readonly string[];
}

/** The lists a draw is made from. */
export interface Lists {
  readonly sites: readonly Candidate[];
  readonly inspectors: readonly Candidate[];
}

/** How the lots fall, in the words that are published with them. */
export const drawMethod = [
  '每个待抽单位以“种子/site/单位标识”作 SHA-256，取前 13 位十六进制数除以 2 的 52 次方得 u，按 −ln(u)÷权重 从小到大取前 N 家（加权不放回抽样）。',
  '执法人员按抽中次序逐家选派：先取已派次数最少的，次数相同的按“种子/inspector/单位标识/人员标识”的 SHA-256 从小到大取。',
  '名单校验码为全部待抽与排除单位、人员按类别和标识排序后逐行（类别、标识、权重、排除原因，以制表符相隔）的 SHA-256。',
].join('\n');

/**
 * Draws so many sites by weight without replacement (Efraimidis and Spirakis, 2006), and for each the inspectors least often sent so far.
 * Every number comes from the seed and an id, so that whoever has the seed and the lists gets the same lots, in whatever order they stand.
 */
export function drawLots(seed: string, { sites, inspectors }: Lists, wanted: number, each: number): readonly Lot[] {
  const drawn = able(sites)
    .map(({ id, weight }) => ({ id, key: -Math.log(chance(`${seed}/site/${id}`)) / weight }))
    .toSorted((a, b) => a.key - b.key || compare(a.id, b.id))
    .slice(0, wanted);
  const sent = new Map(able(inspectors).map(({ id }) => [id, 0]));
  return drawn.map(({ id: site }) => {
    const crew = [...sent]
      .map(([id, times]) => ({ id, times, key: digest(`${seed}/inspector/${site}/${id}`) }))
      .toSorted((a, b) => a.times - b.times || compare(a.key, b.key))
      .slice(0, each)
      .map(({ id }) => id);
    for (const id of crew) sent.set(id, (sent.get(id) ?? 0) + 1);
    return { site, inspectors: crew };
  });
}

/** The lists in one number, 64 hexadecimal digits: one changed weight or reason gives another. */
export const listHash = (lists: Lists): string => digest(listText(lists));

/** The lists as they are published, a line for each: its SHA-256 is their number, and with the seed it gives the same lots to anybody. */
export function listText({ sites, inspectors }: Lists): string {
  const lines = [...sites.map((one) => lineOf('site', one)), ...inspectors.map((one) => lineOf('inspector', one))];
  return lines.toSorted(compare).join('\n');
}

/** Those who can be drawn: neither left out nor without weight. */
export const able = (all: readonly Candidate[]): readonly Candidate[] =>
  all.filter(({ weight, excluded }) => excluded === null && weight > 0);

const lineOf = (kind: string, { id, weight, excluded }: Candidate) => [kind, id, weight, excluded ?? ''].join('\t');
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** A number above 0 and below 1. */
const chance = (text: string) => (Number.parseInt(digest(text).slice(0, 13), 16) + 0.5) / 2 ** 52;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
