import sounds from './sounds.json' with { type: 'json' };

/** The sounds of each character, without tones. */
const soundsOf = new Map<string, string[]>();
for (const [sound, characters] of Object.entries(sounds))
  for (const character of characters) soundsOf.set(character, [...(soundsOf.get(character) ?? []), sound]);

/** Characters that look alike: each is taken for the others of its group. */
const shapes =
  '己已巳 末未 戌戍戊 人入八 土士 日曰 干千于 大太犬 治冶 汛讯迅 侯候 燥躁噪澡操 拨拔 辨辩辫 徒徙 折拆析 洒酒 刺剌 茶荼 崇祟 板扳 睛晴 暮慕墓幕募 竟竞 遣遗 贷货 账帐胀 部陪 概慨 推堆椎 检捡 杭抗坑 防妨访 祥详 励历 划化 遍偏编 待侍 侍恃 具俱 辙撤撒 晨震 微徽 免兔 间问闻 官宫 今令 代伐 即既 密蜜 往住 休体 失矢 王玉 主住 练炼 弛驰 券卷 班斑 复覆 供共 型形 象像 拌绊 哄洪 桥侨 署暑 缓援 旱早 险检俭 倒到 的地 全金 责贵 买实 换患 项顶 消削 改攻 析拆 岸岩 坍拼 爆瀑 仗杖 枝技 置署 统绕 梯递 援缓 指措';
const likeness = new Map<string, Set<string>>();
for (const group of shapes.split(' '))
  for (const one of group) likeness.set(one, new Set([...(likeness.get(one) ?? []), ...Array.from(group)]));

/** How two characters can be mistaken for each other: the same sound, a near one, the same shape, or not at all. */
export function alikeness(one: string, other: string): 'same' | 'near' | 'shape' | undefined {
  const [a, b] = [soundsOf.get(one) ?? [], soundsOf.get(other) ?? []];
  if (a.some((sound) => b.includes(sound))) return 'same';
  if (likeness.get(one)?.has(other)) return 'shape';
  return a.some((sound) => b.some((each) => nearly(sound, each))) ? 'near' : undefined;
}

/** Sounds that many speakers do not tell apart, or that differ by one letter left out while typing. */
function nearly(one: string, other: string): boolean {
  if (blurred(one) === blurred(other)) return true;
  return isTyped(one, other) || isTyped(other, one);
}

const blurred = (sound: string) =>
  sound
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/^f(?=u$|a|e)/, 'h')
    .replace(/(an|en|in)g$/, '$1');

const isTyped = (short: string, long: string) =>
  short.length >= 2 && long.length === short.length + 1 && long.endsWith(short);
