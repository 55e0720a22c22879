import { domains } from './domains.ts';
import { objectives } from './objectives.ts';
import { situationFirst } from './situation-first.ts';
import { sixThemes } from './six-themes.ts';
import type { Structure } from './structure.ts';
import { threeParts } from './three-parts.ts';

/** The outlines a report may be begun from, by the key its row names. */
export const structures = { threeParts, objectives, domains, situationFirst, sixThemes } as const satisfies Readonly<
  Record<string, Structure>
>;
