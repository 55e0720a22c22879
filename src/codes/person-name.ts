import type { Code } from '../kernel/code.ts';
import { stars } from './tidy.ts';

/** A person's name: the surname is shown, of a given name of two letters the last too. */
export const personName: Code = {
  name: 'personName',
  max: 60,
  normalise: (typed) =>
    typed
      .normalize('NFKC')
      .trim()
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/[•・‧]/g, '·'),
  problem: (value) =>
    /^[\p{L}\p{M}][\p{L}\p{M} ·.'’-]*$/u.test(value) ? null : '姓名只写文字，不写数字和符号，请核对',
  mask: maskName,
};

/** 张三→张*, 李小明→李*明, 欧阳娜娜→欧阳**, 司马相→司马*; of a name in parts the first letter alone. */
export function maskName(name: string): string {
  const letters = Array.from(name);
  if (name.includes('·') || !/^\p{Script=Han}+$/u.test(name)) return `${letters[0] ?? ''}${stars(letters.length - 1)}`;
  const surname = letters.length > 2 && compound.includes(letters.slice(0, 2).join('')) ? 2 : 1;
  const given = letters.slice(surname);
  const isUsual = surname === 1 && given.length === 2;
  return `${letters.slice(0, surname).join('')}${isUsual ? `*${given[1] ?? ''}` : stars(given.length)}`;
}

const compound = (
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 ' +
  '公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 ' +
  '拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 ' +
  '西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 淳于 达奚 褚师'
).split(' ');
