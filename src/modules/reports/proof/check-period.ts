import { type Check, type Finding, found } from './finding.ts';
import type { Line, Reported } from './text.ts';

/** Words of time that cannot be true of what the text reports on, and dates that do not exist. */
export const checkPeriod: Check = ({ lines, reported }) =>
  lines.flatMap((line) => [
    ...(reported === undefined || line.plan ? [] : [...wholeYear(line, reported), ...laterDays(line, reported)]),
    ...seasons(line),
    ...upTo(line),
    ...impossibleDates(line),
    ...eventDates(line),
  ]);

const done =
  '(?=共|累计|总共|合计|未|没有|无|零|实现零|已|均|处理|发生|开展|组织|召开|检查|排查|培训|发放|立案|查处|接报|接到|印发|举办|完成(?!目标|任务|指标)|新增|救助|投入|安全生产形势|没发生)';

/** 全年 of what was done in a part of the year. */
function wholeYear(line: Line, { words, lastMonth }: Reported): readonly Finding[] {
  if (lastMonth === 12) return [];
  const pattern = new RegExp(
    `(?<!占|完成|确保|力争|实现|贯穿|对|预计|争取|围绕|确定|去年|上年|往年|\\d年|达到|超|占到|度)(?:全年|本年度)${done}`,
    'g',
  );
  return [...line.text.matchAll(pattern)].flatMap(({ 0: quote, index }) => {
    const clause = line.text.slice(index, index + 24).split(/[，。；]/, 1)[0] ?? '';
    const sentence = line.text.slice(line.text.lastIndexOf('。', index) + 1, index);
    if (/(计划|拟|将|目标|任务|力争|确保|预计)/.test(clause + sentence.slice(-12))) return [];
    return [
      found(
        line,
        { at: index, length: Math.max(quote.length, clause.slice(0, 12).replace(/[\d*]+$/, '').length) },
        {
          category: 'PERIOD',
          reason: `报告的是${words}，这里却说“${quote}”`,
          suggestion: `改为“${words}”`,
          certainty: 'H',
        },
      ),
    ];
  });
}

const days: readonly (readonly [RegExp, number, string])[] = [
  [/国际减灾日/g, 10, '10月13日'],
  [/国庆(?:节|期间|假期)/g, 10, '10月1日'],
  [/[“]?119[”]?消防(?:宣传)?(?:月|日)|11[·.]9消防/g, 11, '11月9日'],
  [/全国消防日|消防宣传月/g, 11, '11月'],
  [/国家宪法日|12[·.]4/g, 12, '12月4日'],
  [/质量月/g, 9, '9月'],
];

function laterDays(line: Line, { words, lastMonth }: Reported): readonly Finding[] {
  const named = days.flatMap(([pattern, month, day]) =>
    month <= lastMonth
      ? []
      : [...line.text.matchAll(pattern)].map(({ 0: quote, index }) =>
          found(
            line,
            { at: index, length: quote.length, around: 1 },
            {
              category: 'PERIOD',
              reason: `${quote.replaceAll(/[“”]/g, '')}在${day}，不在${words}之内`,
              suggestion: '核对是否从别的报告抄来，删去或改正',
              certainty: 'M',
            },
          ),
        ),
  );
  const quarters = [...line.text.matchAll(/(?<!去年|上年)第?([三四])季度/g)].flatMap(({ 0: quote, 1: number, index }) =>
    (number === '三' ? 7 : 10) <= lastMonth
      ? []
      : [
          found(
            line,
            { at: index, length: quote.length },
            { category: 'PERIOD', reason: `${quote}不在${words}之内`, suggestion: '核对时间', certainty: 'M' },
          ),
        ],
  );
  return [...named, ...quarters];
}

/** Two times of one phrase that exclude each other. */
function seasons(line: Line): readonly Finding[] {
  return [...line.text.matchAll(/上半年[^，。、；]{0,4}秋冬季?|下半年[^，。、；]{0,4}(?:春季|春夏|两会)/g)].map(
    ({ 0: quote, index }) =>
      found(
        line,
        { at: index, length: quote.length },
        { category: 'PERIOD', reason: '时间前后矛盾', suggestion: '核对时间，删去其一', certainty: 'M' },
      ),
  );
}

/** 截止 is a deadline; up to a day is 截至. */
function upTo(line: Line): readonly Finding[] {
  return [
    ...line.text.matchAll(
      /截止(?:到|至)?(?=目前|今年|上半年|本月|本年|当前|现在|今|日前|[\d*]{1,4}年|[\d*]{1,2}月|\S{0,3}底)/g,
    ),
  ].map(({ 0: quote, index }) =>
    found(
      line,
      { at: index, length: quote.length + 2 },
      {
        category: 'TERM-截止',
        reason: '“截止”是到期停止；到某一时间为止用“截至”',
        suggestion: `截至${line.text.slice(index + quote.length, index + quote.length + 2)}`,
        certainty: 'M',
      },
    ),
  );
}

const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const weekdays = '日一二三四五六';

function impossibleDates(line: Line): readonly Finding[] {
  const dates = [
    ...line.text.matchAll(
      /(?:(\d{4})年)?(?<![\d—-])(\d{1,2})月(\d{1,2})日(?:[（(]?(?:星期|周)([一二三四五六日天])[）)]?)?/g,
    ),
  ];
  return dates.flatMap(({ 0: quote, 1: year, 2: month, 3: day, 4: weekday, index }) => {
    const wrong = wrongDate(
      { year: Number(year), month: Number(month), day: Number(day) },
      weekday?.replace('天', '日'),
    );
    if (wrong === undefined) return [];
    return [found(line, { at: index, length: quote.length }, { category: 'DATE', ...wrong, certainty: 'H' })];
  });
}

function wrongDate(
  { year, month, day }: { readonly year: number; readonly month: number; readonly day: number },
  weekday: string | undefined,
): { readonly reason: string; readonly suggestion: string } | undefined {
  const most = lengths[month - 1];
  if (most === undefined || day < 1 || day > most) return { reason: '没有这一天', suggestion: '核对日期' };
  if (Number.isNaN(year)) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1) return { reason: `${year}年2月没有29日`, suggestion: '核对日期' };
  const right = weekdays.charAt(date.getUTCDay());
  return weekday === undefined || weekday === right
    ? undefined
    : { reason: `这一天是星期${right}`, suggestion: `核对日期，或改为星期${right}` };
}

/** “6.27”: the month and day of an event are divided by ·, and all of them alike. */
function eventDates(line: Line): readonly Finding[] {
  const dated = [
    ...line.text.matchAll(
      /“?(?<![\d.·])(\d{1,2})([.．•・·])(\d{1,2})(?![\d.·%万亿元])”?(?=[^。，；\d]{0,14}(?:灾害|事故|事件|火灾|爆炸|坍塌|日|地震|洪涝|冰雹))/g,
    ),
  ].filter(
    ({ 0: quote, 1: month = '', 3: day = '' }) =>
      Number(month) >= 1 &&
      Number(month) <= 12 &&
      Number(day) >= 1 &&
      Number(day) <= 31 &&
      (quote.startsWith('“') || Number(day) >= 1),
  );
  return dated.flatMap(({ 0: quote, 2: sign = '', index }) => {
    if (sign === '·') return [];
    const right =
      dated.findLast((each) => each[2] === '·' && each.index < index && index - each.index < 40) ??
      dated.find((each) => each[2] === '·' && each.index > index && each.index - index < 40);
    const from = right === undefined || right.index > index ? index : right.index;
    return [
      found(
        line,
        { at: from, length: index + quote.length - from },
        {
          category: 'DATEFMT',
          reason: right === undefined ? '事件的月日之间用间隔号' : '同一处的事件日期，有的用间隔号，有的用点',
          suggestion: quote.replace(sign, '·'),
          certainty: right === undefined ? 'M' : 'H',
        },
      ),
    ];
  });
}
