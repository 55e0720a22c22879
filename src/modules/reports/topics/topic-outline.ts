import type { Registry } from '../../../kernel/module.ts';
import type { AnyWhere } from '../../../kernel/where.ts';
import { namedChips } from '../structures/named-chips.ts';
import { chapter, part } from '../structures/structure.ts';
import {
  asksOf,
  type Chip,
  chipsOf,
  type SectionText,
  type TextAsk,
  type TextBlock,
  type TextRun,
} from '../text/report-text.ts';
import { type Phrase, type TopicPart, topicParts } from './topic-parts.ts';
import { type Topic, topics } from './topics.ts';

/** The topic of a key, if it is one. */
export const findTopic = (key: string): Topic | undefined => (Object.hasOwn(topics, key) ? topics[key] : undefined);

/** The title of a report on a topic, with the slots of an outline's. */
export const topicTitle = ({ label }: Topic): string => `{bureau}关于{period}${label}工作情况的专题报告`;

/** Every figure a report on a topic may tell. */
export const asksOfTopic = (registry: Registry, topic: Topic): readonly TextAsk[] =>
  topicSections(registry, topic, { worth: () => 1, ask: (of) => of })
    .sections.flatMap(chipsOf)
    .flatMap(asksOf);

/** What a topic is told with: how much a figure is worth, and how it is asked for. */
interface TopicFacts {
  readonly worth: (of: TextAsk) => number;
  readonly ask: (of: TextAsk) => TextAsk;
}

/**
 * The chapters of a report on a topic: how things stand, what was done, what is wanting, what comes next. A figure that is nothing is not
 * written and named in `left`; a heading with nothing under it neither.
 */
export function topicSections(
  registry: Registry,
  topic: Topic,
  facts: TopicFacts,
): { readonly sections: readonly SectionText[]; readonly left: readonly string[] } {
  const left: string[] = [];
  const telling = { ...facts, registry, topic, leave: (words: string) => void left.push(words) };
  const told = topic.parts.map((key) => {
    const one: TopicPart = topicParts[key];
    const phrases = one.phrases.flatMap((phrase) => runsOf(telling, phrase));
    return { ...one, phrases };
  });
  const of = (tells: TopicPart['tells']) => told.filter((one) => one.tells === tells && one.phrases.length > 0);
  const [base, events] = (['base', 'event'] as const).map((tells) => of(tells).flatMap(({ phrases }) => phrases));
  const [done, wanting] = [of('work'), of('want')];
  const sections = [
    chapter(
      '',
      paragraph(
        '现将',
        word('bureau'),
        word('period'),
        `${topic.label}工作情况报告如下（数据截至`,
        word('cutoff'),
        '）。',
      ),
    ),
    chapter('基本情况', ...stating('cutoff', base), ...stating('period', events)),
    chapter('主要工作', ...done.map(({ lead, phrases }) => part(lead, paragraph(...listed(phrases), '。')))),
    chapter(
      '存在的问题',
      ...wanting.map(({ lead, phrases }) =>
        itemOf(wanting.length, lead, '截至', word('cutoff'), '，', ...listed(phrases), '。'),
      ),
    ),
    chapter('{next}打算', ...plans(topic, wanting)),
  ];
  return { sections: sections.filter(({ blocks }) => blocks.length > 0), left };
}

/** One paragraph of what stands at the cutoff or befell in the period. */
const stating = (when: 'cutoff' | 'period', phrases: readonly (readonly TextRun[])[] = []): readonly TextBlock[] =>
  phrases.length === 0
    ? []
    : [paragraph(...(when === 'cutoff' ? ['截至'] : []), word(when), '，', ...listed(phrases), '。')];

/** Next steps: what each problem calls for, then what the topic goes on with. */
function plans(topic: Topic, wanting: readonly Pick<TopicPart, 'plan'>[]): readonly TextBlock[] {
  const lines = [...wanting.flatMap(({ plan }) => plan ?? []), topic.plan];
  return lines.map((line) => itemOf(lines.length, line));
}

/** What telling phrases takes. */
interface Telling extends TopicFacts {
  readonly registry: Registry;
  readonly topic: Topic;
  /** Takes the phrases of figures that are nothing. */
  readonly leave: (words: string) => void;
}

/** A phrase with its figure asked for among the topic's own rows; none for a figure the topic has no rows of or that is nothing. */
function runsOf(telling: Telling, phrase: Phrase): readonly (readonly TextRun[])[] {
  if ('none' in phrase) return claimOfNone(telling, phrase);
  if ('share' in phrase) return shareRuns(telling, phrase);
  if ('done' in phrase) return claimOfAll(telling, phrase);
  const [indicator, words, where] = phrase;
  const of = asked(telling, indicator, where);
  if (!of) return [];
  const [before = '', after = ''] = words.split('~');
  if (telling.worth(of) > 0)
    return [[before, { chip: 'figure', of, wording: 'exact' }, ...(after === '' ? [] : [after])]];
  telling.leave(`${before}…${after}`);
  return [];
}

function claimOfNone(telling: Telling, { none, claim, otherwise }: Extract<Phrase, { none: string }>) {
  const of = asked(telling, none);
  const chip = of && ({ chip: 'none', of, words: claim, otherwise: { before: otherwise, after: '' } } satisfies Chip);
  return chip ? [[chip]] : [];
}

function shareRuns(telling: Telling, { share, whole: of, words }: Extract<Phrase, { share: string }>) {
  const [part, whole] = [asked(telling, share), asked(telling, of)];
  if (!part || !whole || telling.worth(part) === 0) return [];
  return [[words, { chip: 'share', part, whole, label: `${part.label ?? ''}${words}` } satisfies Chip]];
}

function claimOfAll(telling: Telling, { done: part, whole: of, all, otherwise }: Extract<Phrase, { done: string }>) {
  const [done, whole] = [asked(telling, part), asked(telling, of)];
  if (!done || !whole || telling.worth(whole) === 0 || telling.worth(done) === 0) return [];
  return [[{ chip: 'all', done, whole, words: all, otherwise: { before: otherwise, after: '' } } satisfies Chip]];
}

/** A figure of the topic's own rows, called by the topic where it is about a trade; undefined where it has none. */
function asked({ registry, topic, ask }: Telling, indicator: string, more: AnyWhere = {}): TextAsk | undefined {
  const rows = rowsOf(registry, topic, indicator);
  if (rows === undefined) return undefined;
  const where = { ...rows, ...more };
  const label = labelOf(registry, topic, indicator);
  return ask({ indicator, ...(Object.keys(where).length === 0 ? {} : { where }), ...label });
}

/** Which rows an indicator counts for a topic: those the topic names, else of its trades, told by the row itself or by its site; undefined for none. */
function rowsOf(registry: Registry, { sectors, rows = {} }: Topic, indicator: string): AnyWhere | undefined {
  const ledger = registry.indicators.get(indicator)?.ledger;
  if (!ledger) return undefined;
  if (sectors === undefined || rows[ledger.name]) return rows[ledger.name] ?? {};
  const sector = sectors.length === 1 ? sectors[0] : sectors;
  if (ledger.fields['sector'] !== undefined) return { sector };
  return ledger.fields['site'] === undefined ? undefined : { site: { sector } };
}

const labelOf = (registry: Registry, { label, sectors }: Topic, indicator: string) =>
  sectors === undefined ? {} : { label: `${label}：${registry.indicators.get(indicator)?.indicator.label ?? ''}` };

const listed = (phrases: readonly (readonly TextRun[])[]): readonly TextRun[] =>
  phrases.flatMap((runs, at) => (at === 0 ? runs : ['，', ...runs]));

const word = (name: 'bureau' | 'period' | 'cutoff'): TextRun => namedChips[name] ?? '';
const paragraph = (...runs: readonly TextRun[]): TextBlock => ({ kind: 'paragraph', runs });
/** One of several is counted, one alone is not. */
const itemOf = (many: number, ...runs: readonly TextRun[]): TextBlock => ({
  kind: many > 1 ? 'item' : 'paragraph',
  runs,
});
