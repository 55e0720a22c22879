import { type Check, type Finding, found } from './finding.ts';
import { type Figure, figuresIn } from './figures.ts';
import { type Line, sentences } from './text.ts';

/** Wholes and their parts: 其中, brackets, 合计; and what was put right against what was found. */
export const checkSums: Check = ({ lines }) =>
  lines.flatMap((line) =>
    sentences(line.text).flatMap(({ text, at }) => [
      ...parts(line, text, at),
      ...totals(line, text, at),
      ...funnel(line, text, at),
    ]),
  );

/** Figures of one kind of unit can be added: 栋（户）, 栋 and 户; 人 and 名. */
function family(unit: string): string {
  const bare = unit.replaceAll(/[（(][^）)]*[）)]/g, '');
  if (/^(栋|户|间)$/.test(bare)) return '栋';
  if (/^(人|名)$/.test(bare)) return '人';
  if (/^(个|处|条|项)$/.test(bare)) return bare;
  return bare;
}

const addable = (one: Figure, other: Figure) =>
  one.value !== undefined &&
  other.value !== undefined &&
  one.scale === other.scale &&
  family(one.unit) === family(other.unit);

const otherStage =
  /已|均|全部|整改|完成|下[达发]|立案|罚款|处罚|责令|约谈|涉及|合格|占|较|同比|累计|共|销号|排查|检查|发现|初判|鉴定|需|存在|开展|组织|培训|参与|参加/;
const rest = /^[，、；和及]?(?:未|尚|正在|剩余|其余|另|管控|延期|待)/;

/** 共N个，其中A a个、B b个; the same in brackets. */
function parts(line: Line, text: string, offset: number): readonly Finding[] {
  const figures = figuresIn(text);
  const openers = [
    ...text.matchAll(
      /[，,；;（(]?其中[：:，]?|[（(](?=[^（）()其]{1,12}[\d.]+[^（）()]*[、，][^（）()]*[\d.]+[^（）()]*[）)])/g,
    ),
  ];
  return openers.flatMap(({ 0: opener, index }) => {
    const isBracket = /^[（(]/.test(opener);
    const total = figures.findLast((each) => each.at + each.length <= index);
    if (!total || text.slice(total.at + total.length, index).replace(/[）)]/g, '').length > (isBracket ? 6 : 8))
      return [];
    const close = isBracket ? text.slice(index + 1).search(/[）)](?![^（(]*[）)]、)/) : -1;
    const end = close === -1 ? text.length : index + 1 + close;
    const mine = partsFrom(text, {
      figures: figures.filter(({ at }) => at >= index && at < end),
      total,
      from: index + opener.length,
    });
    if (mine.length === 0 || total.value === undefined) return [];
    const sum = round(mine.reduce((all, { value }) => all + (value ?? 0), 0));
    const last = mine.at(-1) ?? total;
    const more = sum > total.value && !total.about;
    const isOpen = /等/.test(text.slice(index, last.at + last.length + 2)) || mine.length < 2;
    const less = sum < total.value && mine.length >= 2 && !isOpen;
    if (!more && !less) return [];
    const isWhole = isBracket && !opener.includes('其中') && !isOpen;
    const near = Math.abs(sum - total.value) <= total.value * 0.2;
    const words = mine.map(({ digits }) => digits).join('+');
    return [
      found(
        line,
        { at: offset + total.at, length: last.at + last.length - total.at },
        {
          category: 'ARITH-SUM',
          reason:
            mine.length === 1
              ? `部分（${words}）大于总数（${total.digits}）`
              : `各项相加 ${words}=${sum}，与总数 ${total.digits} 不符`,
          suggestion: `核对总数与各项；若各项无误，总数应为 ${sum}`,
          certainty:
            more ||
            (isWhole && near) ||
            (near && mine.length >= 2 && /^[、，；]/.test(text.slice(last.at + last.length) || '；'))
              ? more || isWhole
                ? 'H'
                : 'M'
              : 'L',
        },
      ),
    ];
  });
}

const round = (value: number) => Math.round(value * 1e6) / 1e6;

function partsFrom(
  text: string,
  { figures, total, from }: { readonly figures: readonly Figure[]; readonly total: Figure; readonly from: number },
): readonly Figure[] {
  const mine: Figure[] = [];
  let begin = from;
  for (const figure of figures) {
    const lead = text.slice(begin, figure.at);
    if (!addable(total, figure)) {
      if (mine.length > 0 && /[，；]/.test(lead)) break;
      begin = figure.at + figure.length;
      continue;
    }
    const sum = round(mine.reduce((all, { value }) => all + (value ?? 0), 0));
    if (mine.length > 0 && (sum === total.value || (/[；;]/.test(lead) && !isShort(lead)))) break;
    if (mine.length > 0 && /[，；;]/.test(lead) && otherStage.test(lead) && !rest.test(lead)) break;
    mine.push(figure);
    begin = figure.at + figure.length;
  }
  return mine;
}

/** Whether only the name of another part stands between two figures. */
const isShort = (lead: string) => lead.length <= 8;

/** A a支、B b支，共c支. */
function totals(line: Line, text: string, offset: number): readonly Finding[] {
  const figures = figuresIn(text);
  return figures.flatMap((total, order) => {
    if (!/[，、](?:共计?|合计|总计|总共)[^，。；\d]{0,8}$/.test(text.slice(0, total.at))) return [];
    const mine: Figure[] = [];
    for (const figure of figures.slice(0, order).toReversed()) {
      const next = mine.at(-1) ?? total;
      const gap = text.slice(figure.at + figure.length, next.at);
      if (!addable(total, figure) || (mine.length > 0 && !/^[^，；]{0,3}、/.test(gap)) || gap.length > 24) break;
      mine.push(figure);
    }
    const sum = round(mine.reduce((all, { value }) => all + (value ?? 0), 0));
    if (mine.length < 2 || total.value === undefined || sum === total.value || total.about) return [];
    const first = mine.at(-1) ?? total;
    return [
      found(
        line,
        { at: offset + first.at, length: total.at + total.length - first.at },
        {
          category: 'ARITH-SUM',
          reason: `各项相加为 ${sum}，合计写成 ${total.digits}`,
          suggestion: `核对；若各项无误，合计应为 ${sum}`,
          certainty: 'H',
        },
      ),
    ];
  });
}

const finds = /(发现|排查(?:出|整治)?|查出|检查出|摸排|曝光|存在|查处|反馈|交办|收到|受理|接报|登记)[^，。；\d]{0,22}$/;
const settles =
  /^[，、；]?(?:其中)?(?:现)?(?:已|均已|完成|已全部|立即|督促)?(?:整改|完成整改|整治|办结|销号|消除|处理|核查)(?:完成|完毕|到位|销号|隐患|问题|办结)*[^，。；\d]{0,4}$/;

/** 发现a处，已整改b处: no more can be put right than was found. */
function funnel(line: Line, text: string, offset: number): readonly Finding[] {
  const figures = figuresIn(text);
  return figures.flatMap((settled, order) => {
    const before = figures[order - 1];
    if (!before || !addable(before, settled) || before.about || /延期|累计/.test(text)) return [];
    const gap = text.slice(before.at + before.length, settled.at);
    if (!settles.test(gap) || !finds.test(text.slice(0, before.at))) return [];
    if ((settled.value ?? 0) <= (before.value ?? 0)) return [];
    return [
      found(
        line,
        { at: offset + before.at, length: settled.at + settled.length - before.at },
        {
          category: 'LOGIC',
          reason: `整改的（${settled.digits}${settled.unit}）比发现的（${before.digits}${before.unit}）还多`,
          suggestion: '核对两个数字，或说明包含以前发现的',
          certainty: 'H',
        },
      ),
    ];
  });
}
