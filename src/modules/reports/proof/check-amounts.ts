import { type Check, type Finding, found } from './finding.ts';
import { type Figure, figuresIn } from './figures.ts';
import type { Line } from './text.ts';

/** How quantities are written: approximate words, units, multiples. */
export const checkAmounts: Check = ({ lines }) =>
  lines.flatMap((line) => [...approximate(line), ...units(line), ...phrases(line)]);

/** Whether a value is rounded, so that 余, 近 or 约 may stand beside it. */
function isRounded({ digits, scale }: Figure): boolean {
  if (scale !== '') return digits.replace(/^0\.?/, '').replace('.', '').replace(/0+$/, '').length <= 2;
  return /\D/.test(digits) || digits.length === 1 ? digits.length > 1 : digits.endsWith('0');
}

function approximate(line: Line): readonly Finding[] {
  return figuresIn(line.text).flatMap((figure) => {
    const { digits, about, scale, value } = figure;
    if (value === undefined || !/^\d+(\.\d+)?$/.test(digits) || about === '') return [];
    const quote = line.text.slice(figure.at, figure.at + figure.length);
    if (/[余多]/.test(about) && !isRounded(figure)) return [exactAndMore(line, figure, quote)];
    if (scale !== '' || !/[近约]/.test(about) || digits.length < 3 || digits.endsWith('0') || digits.includes('.'))
      return [];
    return [
      found(
        line,
        { at: figure.at - 1, length: figure.length + 1 },
        { category: 'APPROX', reason: '精确的数字前面用了“近”“约”', suggestion: quote, certainty: 'M' },
      ),
    ];
  });
}

function exactAndMore(line: Line, { at, length, digits, scale, unit }: Figure, quote: string): Finding {
  const whole = Number(digits);
  const round = 10 ** Math.max(1, Math.floor(Math.log10(whole)) - 1);
  const rounded = Math.floor(whole / round) * round;
  const exact = `${digits}${scale}${unit}`;
  return found(
    line,
    { at, length },
    {
      category: 'APPROX',
      reason: '精确的数字后面又用“余”“多”',
      suggestion: whole >= 20 && scale === '' ? `${exact} 或 ${rounded}余${unit}` : exact,
      certainty: scale === '' && !/[多]$/.test(quote) ? 'H' : 'M',
    },
  );
}

function units(line: Line): readonly Finding[] {
  const patterns: readonly (readonly [RegExp, string, string])[] = [
    [/(?<=[\d*万亿])立方(?!米|公尺|厘米)/g, '体积的单位不完整', '立方米'],
    [/(?<=[\d*万亿])平方?(?=[，。、；）]|$)/g, '面积的单位不完整', '平方米'],
    [/(?<=[\d*万亿])平米/g, '不是法定计量单位', '平方米'],
    [/(?<=\d)公分/g, '不是法定计量单位', '厘米'],
    [/(?<=\d)市?斤(?=[，。、；])/g, '不是法定计量单位', '千克'],
    [
      /(?<=(?:资金|罚款|投资|投入|经费|金额|损失|处罚款?)[^，。；\d*]{0,4}[\d*.]+)[万亿](?=[，。；、）]|$)/g,
      '金额缺少单位“元”',
      '万元',
    ],
  ];
  return patterns.flatMap(([pattern, reason, suggestion]) =>
    [...line.text.matchAll(pattern)].map(({ 0: quote, index }) =>
      found(
        line,
        { at: index, length: quote.length, around: 2 },
        { category: 'UNIT', reason, suggestion: quote === '亿' ? '亿元' : suggestion, certainty: 'M' },
      ),
    ),
  );
}

/** Phrases of quantity that say a thing twice or cannot be. */
function phrases(line: Line): readonly Finding[] {
  const patterns: readonly (readonly [RegExp, string, string, Finding['certainty'], string])[] = [
    [/(?:大?约|近|大概)[\d*.]+[^，。；\d]{0,6}(?:左右|上下)/g, '“约”与“左右”重复', '只留其一', 'M', 'DUP-WORD'],
    [/(?:超过|超|逾|高于)[\d*.]+[^，。；\d]{0,6}以上/g, '“超过”与“以上”重复', '只留其一', 'M', 'DUP-WORD'],
    [/(?<=\d+[^，。；\d]{0,3})余[^，。；\d]{0,4}(?:左右|以上)/g, '“余”与“左右”重复', '只留其一', 'M', 'DUP-WORD'],
    [/(?:下降|减少|降低)了?\d+(?:\.\d+)?倍/g, '减少不用倍数', '改用百分比', 'H', 'COLLOCATION'],
    [/[二三四五六七八]、[三四五六七八九][个名家次天人](?!方面)/g, '概数中间不用顿号', '删去顿号', 'M', 'NUMBER-STYLE'],
    [
      /[一二三四五六七八九]个方面\d+[个项]|\d+个方面[一二三四五六七八九]{1,2}[个项]/g,
      '同一处汉字数字与阿拉伯数字混用',
      '统一用阿拉伯数字',
      'L',
      'NUMBER-STYLE',
    ],
  ];
  return patterns.flatMap(([pattern, reason, suggestion, certainty, category]) =>
    [...line.text.matchAll(pattern)].map(({ 0: quote, index }) =>
      found(line, { at: index, length: quote.length }, { category, reason, suggestion, certainty }),
    ),
  );
}
