import { bulletinOutlines } from './bulletins/bulletin-outlines.ts';
import { campaignOutline } from './campaigns/campaign-outline.ts';
import type { Structure } from './structures/structure.ts';
import { structures } from './structures/structures.ts';

/** Every outline a report may be begun from, by the key its row names: of reports, of a campaign's, of bulletins. */
export const outlines: Readonly<Record<string, Structure>> = {
  ...structures,
  campaignDrive: campaignOutline,
  ...bulletinOutlines,
};

/** The outline of a key, if it is one. */
export const findOutline = (key: string): Structure | undefined =>
  Object.hasOwn(outlines, key) ? outlines[key] : undefined;
