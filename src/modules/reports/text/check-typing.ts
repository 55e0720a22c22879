import type { ComposedNote } from '../composed.ts';
import type { SectionText } from './report-text.ts';

const spans: readonly (readonly [words: RegExp, fits: RegExp])[] = [
  [/全年/, /^全年$/],
  [/上半年/, /^(上半年|下半年|全年)$/],
  [/本季度/, /^本季度$/],
  [/本月/, /^本月$/],
  [/本周/, /^本周$/],
];

/** What was typed although it is generated: claims without a figure (R16), ranks without a source (R17), words of another period (R18), numbers nobody can open. */
export function checkTyping(sections: readonly SectionText[], span: string): readonly ComposedNote[] {
  return sections.flatMap(({ heading, blocks }) => {
    const place = heading === '' ? '引言' : `“${heading}”`;
    const typed = blocks.flatMap((block) =>
      block.kind === 'heading' ? [] : block.runs.filter((run) => typeof run === 'string'),
    );
    return typed.flatMap((text) => [
      ...claims(text, place),
      ...periods(text, place, span),
      ...ranks(text, place),
      ...numbers(text, place),
    ]);
  });
}

function claims(text: string, place: string): readonly ComposedNote[] {
  return [...text.matchAll(/均已|全部(?:完成|整改|办结|到位)|全覆盖|零(?:事故|伤亡|死亡|发生)|无一/g)].map(([words]) =>
    say('R16', `${place}手写了“${words}”，没有数字作依据；请用“/”插入断言`),
  );
}

function periods(text: string, place: string, span: string): readonly ComposedNote[] {
  return spans
    .filter(([words, fits]) => words.test(text) && !fits.test(span))
    .map(([words]) => say('R18', `${place}写了“${words.exec(text)?.[0] ?? ''}”，与本报告的统计期（${span}）不符`));
}

/** A rank stands in what somebody else has published: it says of what, among whom, and where that is written. */
function ranks(text: string, place: string): readonly ComposedNote[] {
  return text
    .split(/[。；]/)
    .filter((sentence) => !/据|通报|公布|《/.test(sentence))
    .flatMap((sentence) => [...sentence.matchAll(/(?:排名|位居|位列|居)[^，。；\d]{0,6}第[一二三四五六七八九十\d]+/g)])
    .map(([words]) => say('R17', `${place}写了“${words}”，请写明排名的指标、范围和出处`));
}

function numbers(text: string, place: string): readonly ComposedNote[] {
  const plain = text.replaceAll(/〔\d{4}〕\d+号|\d{4}年|\d+月(?:\d+日)?|\d+(?:时|分)/g, '');
  return [
    ...plain.matchAll(/\d+(?:\.\d+)?(?:余|多)?万?\s*(?:处|起|家次|家|户|人次|人|名|次|份|件|支|栋|场次|元|万元|%)/g),
  ].map(([words]) => say('typed', `${place}手写了“${words}”，没有台账作依据；请用“/”插入数字`));
}

const say = (rule: ComposedNote['rule'], words: string): ComposedNote => ({
  rule,
  kind: 'unclaimed',
  words,
  figures: [],
});
