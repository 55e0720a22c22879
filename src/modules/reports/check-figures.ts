import type { ComposedNote } from './composed.ts';
import type { Value } from './print-figure.ts';
import type { FigureRule, TemplateFigure } from './report.template.ts';

/** The rules between figures (R02, R03, R04), each as a note that it holds, with the numbers, or that it does not. */
export function checkFigures(
  rules: readonly FigureRule[],
  figures: Readonly<Record<string, TemplateFigure>>,
  values: ReadonlyMap<string, Value>,
): readonly ComposedNote[] {
  const say = (key: string) => `${figures[key]?.label ?? key} ${values.get(key) ?? 0}`;
  const worth = (key: string) => values.get(key) ?? 0;
  return rules.map((rule) => {
    if (rule.rule === 'R04') {
      const sum = rule.parts.reduce((total, part) => total + worth(part), 0);
      return noteOf(rule.rule, sum === worth(rule.whole), [rule.whole, ...rule.parts], {
        agrees: `${say(rule.whole)} ＝ ${rule.parts.map(say).join(' ＋ ')}`,
        differs: `${say(rule.whole)}，各部分相加却是 ${sum}：${rule.parts.map(say).join('、')}`,
      });
    }
    return noteOf(rule.rule, worth(rule.part) <= worth(rule.whole), [rule.part, rule.whole], {
      agrees: `${say(rule.part)} ≤ ${say(rule.whole)}`,
      differs: `${say(rule.part)}，大于${say(rule.whole)}`,
    });
  });
}

function noteOf(
  rule: FigureRule['rule'],
  holds: boolean,
  figures: readonly string[],
  words: Readonly<Record<'agrees' | 'differs', string>>,
): ComposedNote {
  const kind = holds ? 'agrees' : 'differs';
  return { rule, kind, words: words[kind], figures };
}
