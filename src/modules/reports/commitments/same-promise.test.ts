import assert from 'node:assert/strict';
import { test } from 'node:test';
import { promisesIn } from './promises.ts';
import { markOf, sameAs } from './same-promise.ts';

for (const [one, other] of [
  ['一是年底前整治隐患12处。', '整治隐患3处'],
  ['2026年12月31日前完成预案修订4部，并报备案', '到9月底完成预案修订8部，并报备案。'],
  ['（三）下半年组织演练3场', '组织演练５场'],
  ['检查企业1,200家次', '检查企业80余家次'],
] as const)
  test(`“${one}” and “${other}” are one promise`, () => assert.equal(markOf(one), markOf(other)));

for (const [one, other] of [
  ['整治隐患12处', '排查隐患12处'],
  ['组织防汛演练', '组织防汛演练和培训'],
] as const)
  test(`“${one}” and “${other}” are two promises`, () => assert.notEqual(markOf(one), markOf(other)));

test('words with a figure in them are the promise whatever the figure prints, and figures alone are none', () => {
  const open = { chip: 'figure', of: { indicator: 'hazard.open' }, wording: 'exact' } as const;
  const is = sameAs(['对未销号的', open, '隐患逐项落实责任。']);
  assert.ok(is(markOf('对未销号的1,203处隐患逐项落实责任')));
  assert.ok(!is(markOf('对已销号的12处隐患逐项落实责任')));
  assert.ok(!sameAs([open, '。'])(markOf('12处')));
});

const block = (kind: 'heading' | 'paragraph', level: 0 | 1 | 2, number: string, text: string, ...runs: string[]) => ({
  kind,
  level,
  number,
  text,
  runs,
});

test('a report promises its items, its clauses and its sentences, and not what only leads to them', () => {
  const blocks = [
    block('heading', 1, '一、', '上半年工作总结'),
    block('paragraph', 0, '', '', '检查企业三十家。'),
    block('heading', 1, '二、', '存在的问题'),
    block('paragraph', 0, '', '', '工作还有不足：一是基础仍然薄弱。二是队伍缺乏训练。'),
    block('heading', 1, '三、', '下半年重点工作'),
    block('heading', 2, '（一）', '目标', '遏制较大事故。'),
    block('paragraph', 0, '', '', '重点任务：'),
    block('paragraph', 0, '一是', '', '推进专项整治。压实责任。'),
    block('paragraph', 0, '', '', '修订应急预案。开展综合演练。修订应急预案。'),
  ];
  const rest = { template: '', title: '', bureau: '', county: '', campaigns: {}, cutoff: '', figures: [], notes: [] };
  const content = { ...rest, period: { code: '2026H1', label: '', from: '', to: '' }, blocks };
  assert.deepEqual(
    promisesIn(content, '下半年').map(({ kind, text, place }) => [kind, text, place]),
    [
      ['problem', '基础仍然薄弱', '二、存在的问题'],
      ['problem', '队伍缺乏训练', '二、存在的问题'],
      ['commitment', '遏制较大事故', '三、下半年重点工作（一）目标'],
      ['commitment', '推进专项整治。压实责任', '三、下半年重点工作（一）目标'],
      ['commitment', '修订应急预案', '三、下半年重点工作（一）目标'],
      ['commitment', '开展综合演练', '三、下半年重点工作（一）目标'],
    ],
  );
});
