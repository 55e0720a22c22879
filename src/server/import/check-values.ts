import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { changeSchema, draftSchema, parse, stepFields } from '../../kernel/schema.ts';

/** The values of a row as the ledger keeps them, or what is wrong with them by field. */
export type Judged = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: Readonly<Record<string, string>>;
};

/** Judges the values of a new row, or those that change one. Rows of the past may hold what steps write. */
export function judge(
  l: AnyLedger,
  values: Readonly<Record<string, unknown>>,
  historical: boolean,
  as: 'draft' | 'change',
): Judged {
  const schema = historical ? pastSchemas(l)[as] : as === 'draft' ? draftSchema(l) : changeSchema(l);
  try {
    return { values: parse(schema as z.ZodType<Readonly<Record<string, unknown>>>, values), faults: {} }; // an object of fields
  } catch (error) {
    if (error instanceof Problem) return { values, faults: told(l, error.details['fields'], historical) };
    throw error;
  }
}

/** The names of the fields in which two states of a row differ. */
export function changesOf(before: AnyRow, after: AnyRow): readonly string[] {
  return Object.keys(after).filter((name) => !isDeepStrictEqual(before[name] ?? null, after[name] ?? null));
}

function told(l: AnyLedger, fields: unknown, historical: boolean): Readonly<Record<string, string>> {
  const found = fields as Readonly<Record<string, string>>; // as `parse` tells them
  if (historical) return found;
  const owned = stepFields(l);
  return Object.fromEntries(
    Object.entries(found).map(([name, words]) => [
      name,
      owned.has(name) ? '这一栏由办理步骤填写，只有导入历史数据时才能带入' : words,
    ]),
  );
}

interface PastSchemas {
  readonly draft: z.ZodType;
  readonly change: z.ZodType;
}
const kept = new WeakMap<AnyLedger, PastSchemas>();
function pastSchemas(l: AnyLedger): PastSchemas {
  const found = kept.get(l) ?? buildPast(l);
  kept.set(l, found);
  return found;
}

function buildPast(l: AnyLedger): PastSchemas {
  const fields = Object.entries<Field>(l.fields);
  const shape = (of: (field: Field) => z.ZodType) =>
    z.strictObject(Object.fromEntries(fields.map(([name, field]) => [name, of(field)])));
  return {
    draft: shape((field) => (field.required ? field.schema : field.schema.nullish())),
    change: shape((field) => (field.required ? field.schema.optional() : field.schema.nullish())),
  };
}
