import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
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

const chip = { chip: 'figure', of: { indicator: 'hazard.open' }, wording: 'exact' } as const;

test('a figure takes one unit with it, whether the words bring it or the figure prints it', () => {
  const mark = markOf('走访慰问12户家庭，送上物资');
  assert.ok(sameAs(['走访慰问', chip, '户家庭，送上物资'])(mark));
  assert.ok(sameAs(['走访慰问', chip, '家庭，送上物资'])(mark));
  assert.ok(!sameAs(['走访慰问', chip, '户商户，送上物资'])(mark));
});

test('many figures in a row are compared without delay', () => {
  const runs = ['整治隐患', ...Array.from({ length: 12 }, () => [chip, '家'] as const).flat(), '完毕'];
  const began = performance.now();
  assert.ok(!sameAs(runs)(`整治隐患${'家'.repeat(290)}完`));
  assert.ok(performance.now() - began < 200);
});

const words = fc
  .array(fc.constantFrom(...Array.from('整治隐患户家庭企业人次处个月年底前日到余多万元，。；（一）是、123 ')), {
    maxLength: 12,
  })
  .map((letters) => letters.join(''));
const print = fc
  .tuple(fc.integer({ min: 0, max: 12_000 }), fc.constantFrom('', '处', '家次', '户', '万元', '%', '人次'))
  .map(([number, unit]) => `${number.toLocaleString('en')}${unit}`);
test('a saying is the same as its own words, whatever its figures print', () => {
  const parts = fc.array(
    fc.oneof(
      words,
      print.map((printed) => ({ printed })),
    ),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(parts, (parts) => {
      const said = ['开展排查治理', ...parts];
      const mark = markOf(said.map((part) => (typeof part === 'string' ? part : part.printed)).join(''));
      const runs = said.map((part) => (typeof part === 'string' ? part : chip));
      assert.ok(sameAs(runs)(mark), `${JSON.stringify(said)} ${mark}`);
    }),
    { numRuns: 2000 },
  );
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
