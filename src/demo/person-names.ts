import { seedOf, type Chance } from './chance.ts';
import { words } from './table.ts';

/** A person's name with its spelling, as used for a login name. */
export interface PersonName {
  readonly name: string;
  readonly pinyin: string;
}

/** An invented name: a surname and two characters, never that of a well-known person. */
export function personName(choices: Chance): PersonName {
  for (;;) {
    const surname = choices.pick(surnames);
    const first = choices.pick(givenFirst);
    const last = choices.pick(givenLast);
    const name = `${surname.character}${first.character}${last.character}`;
    if (first.character === last.character || first.pinyin === last.pinyin) continue;
    if (isWellKnown(name)) continue;
    return { name, pinyin: `${surname.pinyin}${first.pinyin}${last.pinyin}` };
  }
}

/** Whether a name is on the list of names that must not be used. */
export function isWellKnown(name: string): boolean {
  return wellKnown.has(seedOf(name).toString(16).padStart(8, '0'));
}

/** The spelling of a name made here; throws RangeError for a character that is not on the lists. */
export function pinyinOf(name: string): string {
  return name.split('').map(spellingOf).join('');
}

interface Spelt {
  readonly character: string;
  readonly pinyin: string;
}

const spelt = (text: string): readonly Spelt[] =>
  words(text).map((word) => ({ character: word.charAt(0), pinyin: word.slice(1) }));

const surnames = spelt(`
  李li 王wang 张zhang 刘liu 陈chen 杨yang 赵zhao 郭guo 何he 何he 林lin
  罗luo 罗luo 高gao 郑zheng 梁liang 谢xie 谢xie 宋song 唐tang 唐tang 许xu 邓deng 邓deng 冯feng 韩han 曹cao 曾zeng 曾zeng
  彭peng 萧xiao 蔡cai 潘pan 田tian 董dong 袁yuan 余yu 余yu 叶ye 蒋jiang 蒋jiang 杜du 苏su 魏wei 程cheng 吕lv 丁ding 沈shen
  任ren 姚yao 卢lu 傅fu 钟zhong 姜jiang 崔cui 谭tan 谭tan 廖liao 廖liao 范fan 汪wang 陆lu 金jin 石shi 戴dai 贾jia 韦wei
  夏xia 邱qiu 方fang 侯hou 邹zou 熊xiong 孟meng 秦qin 白bai 江jiang 薛xue 尹yin 段duan 雷lei 黎li 史shi 龙long 陶tao 贺he
  顾gu 郝hao 龚gong 邵shao 万wan 钱qian 严yan 覃qin 赖lai 蒲pu 青qing 敬jing 冉ran 向xiang 母mu 勾gou 景jing 左zuo`);

const givenFirst = spelt(`
  正zheng 世shi 德de 光guang 永yong 清qing 天tian 秀xiu 玉yu 家jia
  俊jun 云yun 思si 雨yu 成cheng 仕shi 开kai 昌chang 应ying 朝chao 定ding 兴xing 克ke 登deng 绍shao 良liang
  泽ze 道dao 培pei 守shou 忠zhong 仁ren 佳jia 诗shi 梓zi 慧hui 美mei 素su 桂gui 淑shu 长chang 先xian 全quan 立li 远yuan
  茂mao 如ru 尚shang 凡fan 福fu 万wan 相xiang 期qi 其qi 中zhong 发fa 久jiu 彦yan 治zhi 安an 顺shun 会hui 香xiang 怀huai 孝xiao 嘉jia 宇yu 承cheng 廷ting 宗zong 祖zu 显xian 启qi 本ben 代dai 洪hong 映ying 乾qian 维wei 方fang`);

const givenLast = spelt(`
  林lin 平ping 勇yong 刚gang 斌bin 贵gui 富fu 全quan 才cai 友you 芳fang 英ying 琼qiong 蓉rong
  容rong 丽li 燕yan 兰lan 梅mei 霞xia 萍ping 琴qin 红hong 敏min 洋yang 涛tao 波bo 川chuan 江jiang 河he 海hai 峰feng 松song
  柏bai 超chao 鹏peng 飞fei 龙long 辉hui 亮liang 忠zhong 义yi 礼li 信xin 诚cheng 康kang 宁ning 安an 泉quan 元yuan
  彬bin 武wu 轩xuan 均jun 钧jun 奎kui 科ke 凯kai 学xue 新xin 生sheng 银yin 雪xue 莲lian 蕾lei 君jun
  凤feng 珍zhen 群qun 秋qiu 菊ju 碧bi 佑you 权quan 维wei 奇qi 柱zhu 根gen 树shu 洪hong 淼miao 灿can 越yue`);

const spellings = new Map(
  [...surnames, ...givenFirst, ...givenLast].map(({ character, pinyin }) => [character, pinyin]),
);

function spellingOf(character: string): string {
  const pinyin = spellings.get(character);
  if (pinyin === undefined) throw new RangeError(`no spelling for ${character}`);
  return pinyin;
}

// Names that the lists above could give and that many readers would take for somebody they know. Kept as seeds (seedOf)
// in hexadecimal, so that no real person's name stands in this file.
const wellKnown: ReadonlySet<string> = new Set(
  words(`
    02048eb4 02125738 02c1f32b 07383de0 08e48615 0a6ee4cd 0b285fbc 0d016347 0d9a2c94 0ec5ab2b 1008314b 10cbcb57
    15a6d463 1e98665b 1ffc83fa 2717a94a 29a60794 2e0c00d6 31d3ab8a 31d50660 33e4077e 3563faf7 3af5aeda 3db81726
    42e7bf38 44b44996 480d14fa 484c971b 48c9ef64 49866fce 4fd55a53 507c0bf8 55045994 57afb3f0 5c053301 611b609f
    618cd0ff 63269cf4 6334f325 65136fc6 66b76ed3 66ef56a4 67055338 67324fb8 6bef78dd 6d509785 6d798602 6f997dc9
    72390de6 74c7a5fb 758eaf7a 75d965a0 76dc89d4 78289df7 787e86bf 7befe248 7c1bb7c5 7de172cc 7fc40294 81e7b5f9
    83308c75 8358d093 8496d9f2 8505017d 87c38595 89e41016 9120004a 94a20c23 9631d7c5 96b5fb67 986c90d8 9a36367b
    a51402a3 a8557a18 a91aed77 a959985d a97e086c aa9d7670 acaaf49e acaed83d adb2eb6a b4d6e083 b7e61c57 b9730c62
    bd0d3d06 c003123e c1599b49 c499d5de c506e6f3 c5159eb3 c7891ffa c8afc803 caecfaa6 cd217c18 d024228b d02c4c30
    d16dee48 d531a92c d6ab51e3 d87427d8 df6366f8 df880b9e e33df8ef e3492776 e4530f5f e5ac2842 e70c1e7f e811b7c8
    e9bc09ce ea81a5c8 ee51dbb6 eee62521 f0f68fb6 f5343e06 f7bdf3c5 fc66f57d`),
);
