import type { AnyLedger } from '../../../kernel/ledger.ts';
import type { Registry } from '../../../kernel/module.ts';
import { type AnyWhere, isRecord } from '../../../kernel/where.ts';
import { campaign } from '../../oversight/index.ts';
import type { Chip, SectionText, TextAsk } from '../text/report-text.ts';

/** Ledgers whose rows belong to a campaign by what they came from: a paper by its visit, a listing by its hazard. */
const through: Readonly<Record<string, string>> = {
  rectificationOrder: 'visit',
  enforcementCase: 'visit',
  listedSupervision: 'hazard',
};

/** A figure as a report on a campaign asks for it: of the campaign's own rows where its ledger knows campaigns. */
export function narrowAsk(registry: Registry, id: string, of: TextAsk): TextAsk {
  const ledger = registry.indicators.get(of.indicator)?.ledger;
  const filter = ledger === undefined ? undefined : campaignFilter(ledger, id);
  const where = of.where ?? {};
  const [[name, test] = ['', undefined]] = Object.entries(filter ?? {});
  const asked = where[name];
  if (filter === undefined || asksForCampaign(where) || typeof asked === 'string') return of;
  return { ...of, where: { ...where, [name]: isRecord(asked) && isRecord(test) ? { ...asked, ...test } : test } };
}

/** The same without that campaign's filter. */
export function widenAsk(id: string, of: TextAsk): TextAsk {
  const where = without(of.where ?? {}, id);
  const { where: _, ...rest } = of;
  return Object.keys(where).length === 0 ? rest : { ...rest, where };
}

/** Whether a filter asks for rows of one campaign by its id: a year before it there was none to compare with. */
export const isOfOneCampaign = (where: AnyWhere): boolean =>
  Object.entries(where).some(([name, test]) =>
    isRecord(test) ? isOfOneCampaign(test) : name === 'campaign' && typeof test === 'string',
  );

/** A chip as a report on a campaign has it. */
export const narrowedChip = (chip: Chip, registry: Registry, id: string): Chip =>
  changed(chip, (of) => narrowAsk(registry, id, of));

/** Chapters as a report on a campaign has them. */
export const narrowed = (sections: readonly SectionText[], registry: Registry, id: string): readonly SectionText[] =>
  withAsks(sections, (of) => narrowAsk(registry, id, of));

/** Chapters of a report on a campaign, for a report on another or on none. */
export const widened = (sections: readonly SectionText[], id: string): readonly SectionText[] =>
  withAsks(sections, (of) => widenAsk(id, of));

const withAsks = (sections: readonly SectionText[], change: (of: TextAsk) => TextAsk): readonly SectionText[] =>
  sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === 'heading'
        ? block
        : { ...block, runs: block.runs.map((run) => (typeof run === 'string' ? run : changed(run, change))) },
    ),
  }));

/** A chip with its figures asked for otherwise. */
function changed(chip: Chip, change: (of: TextAsk) => TextAsk): Chip {
  if (chip.chip === 'figure' || chip.chip === 'none' || chip.chip === 'change') return { ...chip, of: change(chip.of) };
  if (chip.chip === 'share') return { ...chip, part: change(chip.part), whole: change(chip.whole) };
  if (chip.chip === 'all') return { ...chip, done: change(chip.done), whole: change(chip.whole) };
  if (chip.chip !== 'parts') return chip;
  const parts = chip.parts.map((part) => ({ ...part, of: change(part.of) }));
  return { ...chip, whole: change(chip.whole), parts };
}

function campaignFilter(ledger: AnyLedger, id: string): AnyWhere | undefined {
  if (ledger.fields['campaign']?.target === campaign) return { campaign: id };
  const way = through[ledger.name];
  return way === undefined ? undefined : { [way]: { campaign: id } };
}

const asksForCampaign = (where: AnyWhere): boolean =>
  Object.entries(where).some(([name, test]) => name === 'campaign' || (isRecord(test) && asksForCampaign(test)));

function without(where: AnyWhere, id: string): AnyWhere {
  return Object.fromEntries(
    Object.entries(where).flatMap(([name, test]) => {
      if (name === 'campaign' && test === id) return [];
      if (!isRecord(test)) return [[name, test]];
      const rest = without(test, id);
      return Object.keys(rest).length === 0 ? [] : [[name, rest]];
    }),
  );
}
