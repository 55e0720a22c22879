import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { enforcers, readers } from './hazard-roles.ts';
import { listedSupervision } from './listing.ledger.ts';

const id = z.uuid();
const f = listedSupervision.fields;

/** Proposes a major hazard for listing: its five must be in place, and the term is that of the order (五落实; 督办期限与整改指令一致). */
export const proposeListing = endpoint({
  method: 'post',
  path: '/hazards/propose-listing',
  label: '提请挂牌督办',
  by: enforcers,
  input: z.strictObject({
    id,
    hazard: id,
    level: f.level.schema,
    requirements: f.requirements.schema,
    photos: f.photos.schema.nullish(),
  }),
  output: z.object({ id, number: z.string().nullable() }),
});

/** Major hazards that are still open and not listed, with what of the five is missing. */
export const listingBoard = endpoint({
  method: 'get',
  path: '/hazards/listing-board',
  label: '挂牌督办',
  by: readers,
  input: z.strictObject({}),
  output: z.object({
    unlisted: z
      .array(
        z.object({
          id,
          summary: z.string(),
          site: id,
          siteName: z.string(),
          state: z.string(),
          foundAt: z.string(),
          dueOn: z.string().nullable(),
          missing: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
  }),
});

/** What the board of listings shows. */
export type ListingBoard = z.infer<typeof listingBoard.output>;
