import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { phone } from '../../codes/phone.ts';
import { words } from '../../codes/words.ts';
import { faults, standings, turns } from './chain.rules.ts';
import { keepers, readers } from './flood-roles.ts';
import { seats, siteKinds } from './flood.rules.ts';
import { officePhone } from './office-phone.ts';

const id = z.uuid();
const area = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/);
const keys = <K extends string>(options: Readonly<Record<K, string>>) => z.enum(Object.keys(options) as [K]); // Object.keys forgets the names
const place = z.object({ lng: z.number(), lat: z.number() });

const seatIn = { seat: keys(seats), turn: keys(turns) };

/** The holes of responsibility as they are at this moment, the gravest first; narrowed to a town. */
export const chainBoard = endpoint({
  method: 'get',
  path: '/flood/chains',
  label: '责任缺口',
  by: readers,
  input: z.strictObject({ within: area.nullable() }),
  output: z.object({
    /** The day by which this year's list is to be settled. */
    readyOn: z.string(),
    towns: z.array(z.object({ area, sites: z.int(), lacking: z.int(), weak: z.int(), confirmed: z.int() }).readonly()),
    places: z.array(
      z.object({ id, name: z.string(), kind: keys(siteKinds), place, standing: keys(standings) }).readonly(),
    ),
    holes: z.array(
      z
        .object({
          site: id,
          siteName: z.string(),
          kind: keys(siteKinds),
          area,
          ...seatIn,
          fault: keys(faults),
          holder: id.nullable(),
          name: z.string().nullable(),
          standIn: z.string().nullable(),
          isLacking: z.boolean(),
          dueAt: z.string().nullable(),
        })
        .readonly(),
    ),
    /** How many holes there are beyond those told. */
    more: z.int(),
  }),
});

/** What the board of holes tells. */
export type ChainBoard = z.infer<typeof chainBoard.output>;

/** Puts somebody into a seat in one step: whoever sat there goes, the new one is taken from the directory or entered in it. */
export const nameSuccessor = endpoint({
  method: 'post',
  path: '/flood/name-successor',
  label: '指定接任人',
  by: keepers,
  input: z.strictObject({
    /** The id of the new holder's row: what is sent twice is done once. */
    id,
    site: id,
    ...seatIn,
    /** A line of the directory, or somebody who is not in it yet. */
    contact: id.nullable(),
    person: z
      .strictObject({
        name: words(30),
        unit: words(60),
        post: words(60),
        phone: coded(phone, '手机号'),
      })
      .nullable(),
    officePhone: coded(officePhone, '公布电话').nullable(),
  }),
  output: z.object({ holder: id }),
});

/** Confirms this year's list for every place of an area whose seats are all filled. */
export const confirmChains = endpoint({
  method: 'post',
  path: '/flood/confirm',
  label: '核定本年责任人',
  by: keepers,
  input: z.strictObject({ within: area }),
  output: z.object({ confirmed: z.int(), leftOut: z.int() }),
});

function coded(of: typeof phone, label: string) {
  return z
    .string()
    .trim()
    .min(1, `请填写${label}`)
    .max(of.max)
    .transform(of.normalise)
    .check(({ value, issues }) => {
      const message = of.problem(value);
      if (message !== null) issues.push({ code: 'custom', message, input: value });
    });
}
