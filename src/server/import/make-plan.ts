import { z } from 'zod';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Registry } from '../../kernel/module.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Plan, SheetPlan } from './batch.ts';
import { childrenOf, importColumns } from './import-columns.ts';
import { matched, type Matching, matchSheet } from './match-headers.ts';
import { plain } from './plain.ts';
import type { FileShape } from './reading.ts';

/** How a file is first understood: the sheet whose headings fit best is the ledger's; others are its children's where they are called so. */
export function firstPlan(registry: Registry, l: AnyLedger, shape: FileShape): Plan {
  const own = importColumns(registry, l);
  const tried = shape.sheets.map((sheet) => ({ sheet, matching: matchSheet(sheet.lines, own) }));
  const best = tried.toSorted((a, b) => matched(b.matching) - matched(a.matching) || a.sheet.index - b.sheet.index)[0];
  if (!best || best.sheet.lines.length === 0) throw new Problem('invalid', '文件里没有内容，请核对后重新选择');
  const children = shape.sheets.flatMap((sheet): SheetPlan[] => {
    const child =
      sheet === best.sheet
        ? undefined
        : childrenOf(registry, l).find(({ ledger }) => plain(sheet.name).includes(plain(ledger.label)));
    if (!child) return [];
    const matching = matchSheet(sheet.lines, importColumns(registry, child.ledger, l));
    return matched(matching) === 0 ? [] : [planOf(sheet, child.ledger, matching)];
  });
  return {
    sheets: [planOf(best.sheet, l, best.matching), ...children],
    duplicates: 'update',
    historical: false,
    answers: {},
  };
}

const word = z.string().max(200);
/** What a person may decide of a plan: headings' line, columns and units by sheet, duplicates, the past, and the meanings of words. */
export const planInput = z.strictObject({
  sheets: z
    .array(
      z.strictObject({
        index: z.int().min(0).max(500),
        headLine: z.int().min(1).max(1_048_576),
        names: z.array(word.nullable()).max(300).optional(),
        units: z
          .array(z.enum(['yuan', 'wanyuan']))
          .max(300)
          .optional(),
      }),
    )
    .min(1, '请选择工作表')
    .max(10),
  duplicates: z.enum(['update', 'skip']),
  historical: z.boolean(),
  answers: z.record(word, z.record(word, word)).default({}),
});

/** The plan with a person's decisions; Problem 'invalid' for columns that are not there or are taken twice. */
export function decidedPlan(
  registry: Registry,
  l: AnyLedger,
  shape: FileShape,
  before: Plan,
  input: z.infer<typeof planInput>,
): Plan {
  const sheets = input.sheets.map(({ index, headLine, names, units }, at): SheetPlan => {
    const sheet = shape.sheets.find((one) => one.index === index);
    if (!sheet) throw new Problem('invalid', '所选的工作表不在文件里，请刷新后重选');
    const known = before.sheets.find((one) => one.index === index);
    const ledger = at === 0 ? l : registry.ledgers.get(known?.ledger ?? '');
    if (!ledger) throw new Problem('invalid', '所选的工作表没有对应的台账，请刷新后重选');
    const columns = importColumns(registry, ledger, at === 0 ? undefined : l);
    const head = sheet.lines.find(({ line }) => line === headLine);
    if (!head)
      throw new Problem('invalid', `第 ${headLine} 行不能作为表头，请选前 ${sheet.lines.at(-1)?.line ?? 1} 行中的一行`);
    const found = matchSheet([head], columns).columns;
    const decided = found.map((one, place) => ({
      ...one,
      name: names === undefined ? one.name : (names[place] ?? null),
      unit: units?.[place] ?? one.unit,
    }));
    checkNames(
      decided.flatMap(({ name }) => name ?? []),
      columns.map(({ name }) => name),
    );
    return { index, name: sheet.name, ledger: ledger.name, headLine, columns: decided };
  });
  const { duplicates, historical, answers } = input;
  return { sheets, duplicates, historical, answers };
}

function checkNames(names: readonly string[], known: readonly string[]): void {
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined) throw new Problem('invalid', `没有“${strange}”这一栏，请重新选择对应的列`);
  if (new Set(names).size < names.length) throw new Problem('invalid', '有两列对应到了同一栏，请改正其中一列');
}

function planOf(
  { index, name }: { readonly index: number; readonly name: string },
  l: AnyLedger,
  { headLine, columns }: Matching,
): SheetPlan {
  return { index, name, ledger: l.name, headLine, columns };
}
