import { checkAmounts } from './check-amounts.ts';
import { checkCharacters } from './check-characters.ts';
import { checkGrammar } from './check-grammar.ts';
import { checkLists } from './check-lists.ts';
import { checkNumbering } from './check-numbering.ts';
import { checkPairs } from './check-pairs.ts';
import { checkPeriod } from './check-period.ts';
import { checkPunctuation } from './check-punctuation.ts';
import { checkRates } from './check-rates.ts';
import { checkRepeats } from './check-repeats.ts';
import { checkSums } from './check-sums.ts';
import { checkTwice } from './check-twice.ts';
import { checkWidth } from './check-width.ts';
import { checkWords } from './check-words.ts';
import type { Check, Finding } from './finding.ts';
import { readText } from './text.ts';

const checks: readonly Check[] = [
  checkNumbering,
  checkPeriod,
  checkSums,
  checkRates,
  checkLists,
  checkTwice,
  checkAmounts,
  checkRepeats,
  checkWords,
  checkGrammar,
  checkPairs,
  checkPunctuation,
  checkWidth,
  checkCharacters,
];

const rank = { H: 0, M: 1, L: 2 } as const;

/** Everything to look at in a text, in the order of the text. Plain text in, one paragraph a line. */
export function proofread(raw: string): readonly Finding[] {
  const text = readText(raw);
  const all = checks.flatMap((check) => check(text)).toSorted((a, b) => rank[a.certainty] - rank[b.certainty]);
  const kept: Finding[] = [];
  for (const each of all) if (!kept.some((other) => isSame(other, each))) kept.push(each);
  return kept.toSorted((a, b) => a.line - b.line || a.at - b.at);
}

/** Whether two findings say the same of the same characters. */
function isSame(one: Finding, other: Finding): boolean {
  return one.line === other.line && one.at === other.at && one.quote === other.quote && kind(one) === kind(other);
}

const kind = ({ category }: Finding) => category.split('-', 1)[0];
