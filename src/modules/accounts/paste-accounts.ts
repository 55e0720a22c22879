import { roles } from '../../kernel/role.ts';
import type { Named } from '../../kernel/wire.ts';
import { type NewcomerInput, postRoles } from './accounts.endpoints.ts';

/** A pasted line: the account it means, or why it means none. */
export type PastedLine =
  | { readonly line: number; readonly newcomer: NewcomerInput }
  | { readonly line: number; readonly wrong: string };

/** The columns of a pasted list, in this order. */
export const pastedColumns = ['姓名', '用户名', '岗位', '区域', '科室', '单位信用代码'] as const;

/**
 * Reads a list copied from Excel (tabs) or typed (commas): a person a line, a heading line left out. Lines are numbered as they stand.
 * `today` ('YYYY-MM-DD') is the first day of the posts.
 */
export function readPasted(text: string, areas: readonly Named[], today: string): readonly PastedLine[] {
  return text.split(/\r?\n/).flatMap((raw, index): PastedLine[] => {
    const cells = raw.split(/\t|[,，]/).map((cell) => cell.trim().normalize('NFKC'));
    if (cells.every((cell) => cell === '') || cells[0] === pastedColumns[0]) return [];
    return [{ line: index + 1, ...readLine(cells, areas, today) }];
  });
}

function readLine(
  [name = '', username = '', roleName = '', areaName = '', section = '', creditCode = '']: readonly string[],
  areas: readonly Named[],
  today: string,
): { readonly newcomer: NewcomerInput } | { readonly wrong: string } {
  if (name === '' || username === '') return { wrong: '姓名和用户名都要填写' };
  const role = postRoles.find((each) => roles[each] === roleName);
  if (!role) return { wrong: `没有“${roleName}”这个岗位，可填：${postRoles.map((each) => roles[each]).join('、')}` };
  const area =
    areaName === '' && role !== 'township' && role !== 'village'
      ? areas.find(({ id }) => id.length === 6)
      : areaOf(areas, areaName);
  if (!area && role !== 'enterprise')
    return { wrong: `没有“${areaName}”这个区域，请写全称，村名重复时写“乡镇名+村名”` };
  const post = {
    role,
    area: area?.id ?? areas[0]?.id ?? '',
    section: section === '' ? null : section,
    creditCode: role === 'enterprise' ? creditCode : null,
    validFrom: today,
    validUntil: null,
    remark: null,
  };
  return { newcomer: { username, name, certificate: null, post } };
}

/** The one area of a name; a village of a common name is written with its town's before it. */
function areaOf(areas: readonly Named[], name: string): Named | undefined {
  const townName = new Map(areas.filter(({ id }) => id.length === 9).map(({ id, name: town }) => [id, town]));
  const full = (area: Named) => `${townName.get(area.id.slice(0, 9)) ?? ''}${area.name}`;
  const found = areas.filter((area) => area.name === name || (area.id.length === 12 && full(area) === name));
  return found.length === 1 ? found[0] : undefined;
}
