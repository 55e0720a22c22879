import { addDays, type Day } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AreaLine } from './area-line.ts';

/** What an entry says of one area that a change touched: its name before and after, its heir, and from when on. */
export interface ToldChange {
  readonly code: string;
  readonly on: Day;
  readonly name: readonly [string | null, string | null];
  readonly heir: string | null;
}

/** What taking a change back comes to: areas that are no more, lines that go on, names that are as before, and heirs that are none. */
export interface UndoPlan {
  readonly gone: readonly AreaLine[];
  /** The first day they are no more: today, or the day after the one on which they would begin. */
  readonly until: Day;
  readonly restored: readonly AreaLine[];
  readonly renamed: readonly { readonly line: AreaLine; readonly name: string }[];
  readonly heirless: readonly string[];
}

/**
 * What taking a change of areas back comes to. `told` are the entries of the change, `lines` all areas the county ever had. Throws
 * Problem 'refused' when it was taken back before, or another change has built upon it.
 */
export function planUndo(lines: readonly AreaLine[], told: readonly ToldChange[], today: Day): UndoPlan {
  const on = told[0]?.on ?? today;
  const ended = told.filter(({ heir }) => heir !== null).map(({ code }) => lineEnding(lines, code, on));
  const begun = told.filter(({ name, heir }) => name[1] !== null && heir === null);
  const renamed = begun.flatMap(({ code, name: [before] }) =>
    before === null ? [] : [{ line: standing(lines, code, on), name: before }],
  );
  const gone = begun.flatMap(({ code, name: [before] }) => (before === null ? [standing(lines, code, on)] : []));
  const until = today > on ? today : addDays(on, 1);
  if (gone.some((line) => line.until !== null) || renamed.some(({ line, name }) => line.name === name))
    throw new Problem('refused', '这次变更已经撤销过了，请刷新页面');
  const codes = new Set([...ended, ...gone, ...renamed.map(({ line }) => line)].map(({ code }) => code));
  const heirs = new Set(told.flatMap(({ heir }) => heir ?? []));
  const isUpon = (line: AreaLine) =>
    (codes.has(line.code) && line.since > on) ||
    (heirs.has(line.code) && line.since > on) ||
    (heirs.has(line.code) && line.until !== null && line.until > on) ||
    (gone.some(({ code }) => code === line.heir) && !ended.includes(line)) ||
    (gone.some(({ code }) => line.code !== code && line.code.startsWith(code)) && !gone.includes(line));
  const upon = lines.find(isUpon);
  if (upon)
    throw new Problem(
      'refused',
      `${upon.name}（${upon.code}）在这次变更之后又有变更，请先撤销较晚的那一次，或另办一次变更`,
    );
  return { gone, until, restored: ended, renamed, heirless: ended.map(({ code }) => code) };
}

function lineEnding(lines: readonly AreaLine[], code: string, on: Day): AreaLine {
  const found = lines.find((line) => line.code === code && line.until === on);
  if (!found) throw new Problem('refused', '这次变更已经撤销过了，请刷新页面');
  return found;
}

function standing(lines: readonly AreaLine[], code: string, on: Day): AreaLine {
  const found = lines.find((line) => line.code === code && line.since === on);
  if (!found) throw new Problem('refused', '这次变更已经撤销过了，请刷新页面');
  return found;
}
