import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { bureau } from '../../kernel/role.ts';
import { areaChange } from './area-change.ts';
import { areaLine } from './area-line.ts';

/** Who may change the county's areas. */
const keepers = ['administrator'] as const;
const readers = [...bureau, 'township', 'administrator', 'securityAdministrator', 'auditor'] as const;
const everybody = [...readers, 'village', 'enterprise'] as const;

const code = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/);
const named = z.object({ code, name: z.string() });

/** Every area the county has or had. */
export const listAreas = endpoint({
  method: 'get',
  path: '/areas/all',
  label: '行政区划及其沿革',
  by: readers,
  input: z.strictObject({}),
  output: z.array(areaLine.readonly()).readonly(),
});

const consequence = z.object({
  ends: z.array(named.readonly()).readonly(),
  begins: z.array(named.readonly()).readonly(),
  heirs: z.array(z.object({ from: code, to: code }).readonly()).readonly(),
  /** How many records pass to another town or village, by the label of their ledger. */
  rows: z.array(z.object({ label: z.string(), count: z.int() }).readonly()).readonly(),
  /** How many people have a post there. */
  posts: z.int(),
});

/** What a change of areas would come to; nothing is changed. */
export const previewAreas = endpoint({
  method: 'post',
  path: '/areas/preview',
  label: '预览区划变更',
  by: keepers,
  input: areaChange,
  output: consequence,
});

/** Changes the county's areas from a day on. */
export const changeAreas = endpoint({
  method: 'post',
  path: '/areas/change',
  label: '变更行政区划',
  by: keepers,
  input: areaChange,
  output: consequence,
});

/** Takes a change of areas back, told by one of its entries in an area's history, while nothing has been built upon it. */
export const undoAreas = endpoint({
  method: 'post',
  path: '/areas/undo',
  label: '撤销区划变更',
  by: keepers,
  input: z.strictObject({ code, entry: z.uuid() }),
  output: z.object({ restored: z.array(named.readonly()).readonly(), gone: z.array(named.readonly()).readonly() }),
});

/** What a change of areas comes to. */
export type Consequence = z.infer<typeof consequence>;

/** The changes of the county's areas, or of one, the latest first, in words. */
export const areaHistory = endpoint({
  method: 'get',
  path: '/areas/history',
  label: '区划变更履历',
  by: readers,
  input: z.strictObject({ code: code.optional() }),
  output: z
    .array(
      z
        .object({
          id: z.string(),
          code,
          at: z.string(),
          by: z.string(),
          words: z.string(),
          /** Whether it is the last change of its area that stands, which may be taken back. */
          isLast: z.boolean(),
        })
        .readonly(),
    )
    .readonly(),
});

const problem = z.object({ feature: z.int(), words: z.string() });

/** Imports boundaries: features of a GeoJSON collection, CGCS2000 degrees, at most a megabyte at a time. */
export const importBoundaries = endpoint({
  method: 'post',
  path: '/areas/boundaries',
  label: '导入行政区域界线',
  by: keepers,
  input: z.strictObject({
    /** The features as they stand in the file. */
    features: z.array(z.unknown()).min(1, '文件里没有图形').max(2000, '一次最多 2000 个图形'),
    /** The number of the first of them in the file, from 1. */
    first: z.int().min(1).default(1),
    /** Where they come from, for the history. */
    basis: z.string().trim().max(200).default(''),
    /** Whether to write, or only to look. */
    write: z.boolean().default(false),
  }),
  output: z.object({
    matched: z.array(named.extend({ feature: z.int(), points: z.int() }).readonly()).readonly(),
    problems: z.array(problem.readonly()).readonly(),
  }),
});

/** What an import of boundaries found. */
export type BoundaryAnswer = z.infer<typeof importBoundaries.output>;

/** A ring of a drawing: longitude and latitude by turns. */
const drawing = z.array(z.array(z.tuple([z.number(), z.number()]).readonly()).readonly()).readonly();

/** The simplified boundaries of the areas within one, for drawing. */
export const areaShapes = endpoint({
  method: 'get',
  path: '/areas/shapes',
  label: '行政区域轮廓',
  by: [...readers, 'village'],
  input: z.strictObject({ within: code }),
  output: z.array(named.extend({ rings: drawing }).readonly()).readonly(),
});

/** The area a point lies in, the smallest that has a boundary; null when none has it. */
export const areaAt = endpoint({
  method: 'get',
  path: '/areas/at',
  label: '按位置查区划',
  by: everybody,
  input: z.strictObject({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54) }),
  output: named.nullable(),
});

/** One figure by town in a period, by the towns there were at its end. */
export const townFigures = endpoint({
  method: 'get',
  path: '/areas/figures',
  label: '分乡镇统计',
  by: bureau,
  input: z.strictObject({ indicator: z.string().max(80), period: z.string().max(30) }),
  output: z.object({
    label: z.string(),
    unit: z.string(),
    ledger: z.string(),
    towns: z
      .array(
        z
          .object({
            /** Null for what lies in no town. */
            code: code.nullable(),
            name: z.string(),
            value: z.number(),
            /** The filter of exactly the rows counted. */
            rows: z.record(z.string(), z.unknown()),
          })
          .readonly(),
      )
      .readonly(),
  }),
});
