import { z } from 'zod';
import type { Field } from './field.ts';
import type { AnyLedger, Step } from './ledger.ts';
import { Problem } from './problem.ts';

/** The names of the fields that only steps write: asked, filled or stamped by one. */
export function stepFields(l: AnyLedger): ReadonlySet<string> {
  const steps = Object.values<Step>(l.steps);
  return new Set(steps.flatMap((s) => [...(s.fills ?? []), ...(s.asks ?? []), ...Object.keys(s.stamps ?? {})]));
}

/** The fields a user fills in a form: those no step owns, in the ledger's order. */
export function formFields(l: AnyLedger): readonly (readonly [string, Field])[] {
  const owned = stepFields(l);
  return Object.entries<Field>(l.fields).filter(([name]) => !owned.has(name));
}

/** What may be sent to create a row: strict, so an unknown name is an error and not a silent loss. */
export const draftSchema = kept((l) =>
  z.strictObject({
    ...shape(formFields(l), (f) => (f.required ? f.schema : f.schema.nullish())),
    area: z
      .string()
      .regex(/^\d{6}(\d{3}(\d{3})?)?$/, '请选择乡镇或村（社区）')
      .optional(),
  }),
);

/** What may be sent to change a row. */
export const changeSchema = kept((l) =>
  z.strictObject(shape(formFields(l), (f) => (f.required ? f.schema.optional() : f.schema.nullish()))),
);

/** What must and may be sent to take a step. */
export function stepSchema(l: AnyLedger, name: string): z.ZodType<Readonly<Record<string, unknown>>> {
  return stepSchemas(l)[name] ?? z.never();
}

const stepSchemas = kept((l) =>
  Object.fromEntries(
    Object.entries<Step>(l.steps).map(([name, step]) => {
      const fills = (step.fills ?? []).map((f) => [f, l.fields[f].schema]);
      const asks = (step.asks ?? []).map((f) => [f, l.fields[f].schema.nullish()]);
      return [name, z.strictObject(Object.fromEntries([...fills, ...asks]))];
    }),
  ),
);

/** The parsed value, or a Problem 'invalid' with a message per field in Chinese. */
export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = Object.fromEntries(result.error.issues.flatMap(messages));
  throw new Problem('invalid', '有几处填写需要修改，请看各栏下的说明', { fields });
}

function messages(issue: z.core.$ZodIssue): (readonly [string, string])[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => [[...issue.path, key].join('.'), '没有这一栏，请刷新页面后重试']);
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  const told = /\p{Script=Han}/u.test(issue.message) ? issue.message : '填写的格式不对，请重新填写';
  return [[issue.path.join('.'), missing ? '请填写' : told]];
}

function shape(fields: readonly (readonly [string, Field])[], schemaOf: (field: Field) => z.ZodType) {
  return Object.fromEntries(fields.map(([name, field]) => [name, schemaOf(field)]));
}

/** Computes once per ledger: schemas are built on the first request, not on each. */
function kept<T>(build: (l: AnyLedger) => T): (l: AnyLedger) => T {
  const built = new WeakMap<AnyLedger, T>();
  return (l) => {
    const found = built.get(l) ?? build(l);
    built.set(l, found);
    return found;
  };
}
