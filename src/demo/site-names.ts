import type { Chance } from './chance.ts';
import type { Town, Village } from './county.ts';
import type { Sector } from './sectors.ts';
import { words } from './table.ts';

/** Where and in which turn a site is named: turn counts from 0 within its sector. */
export interface Naming {
  readonly turn: number;
  readonly town: Town;
  readonly village: Village;
  readonly choices: Chance;
}

/** A name and the trade it tells of. */
export interface SiteName {
  readonly name: string;
  readonly trade: string;
}

/** An invented name as such sites are called: a style, a trade and a legal form, or a place and a trade. */
export function siteName(sector: Sector, naming: Naming): SiteName {
  return namings[sector](naming);
}

const company = ({ choices }: Naming, trade: string): SiteName => ({
  name: `安澜县${style(choices)}${trade}有限${choices.odds(0.3) ? '责任' : ''}公司`,
  trade,
});
const local = ({ town }: Naming, rest: string, trade: string): SiteName => ({
  name: `${town.short}${rest}${trade}`,
  trade,
});
const project = (naming: Naming, trade: string): SiteName => ({ name: `${spotOf(naming)}${trade}`, trade });
const style = ({ pick }: Chance): string => {
  const head = pick(styleHeads);
  return `${head}${pick(styleTails.filter((tail) => tail !== head))}`;
};
const garden = ({ pick }: Chance): string => `${pick(gardenHeads)}${pick(gardenTails)}`;
const placeOf = ({ village }: Naming): string => village.name.replace(/(?:社区|村)$/u, '');

/** Town and place, the town not said twice: 葛藤场, but 葛藤马鞍溪. */
const spotOf = (naming: Naming): string =>
  placeOf(naming).startsWith(naming.town.short) ? placeOf(naming) : `${naming.town.short}${placeOf(naming)}`;

const namings: Record<Sector, (naming: Naming) => SiteName> = {
  noncoalMine: (n) => {
    const trade = n.turn === 0 ? '水泥用石灰岩矿' : '建筑用砂岩矿';
    return { name: `安澜县${style(n.choices)}矿业有限公司${placeOf(n)}${trade}`, trade };
  },
  shaleBrick: (n) =>
    n.choices.odds(0.7)
      ? { name: `安澜县${spotOf(n)}页岩砖厂`, trade: '页岩砖厂' }
      : { ...company(n, '新型墙材'), trade: '页岩砖厂' },
  hazchem: (n) => company(n, n.choices.pick(hazchemTrades)),
  gasStation: (n) =>
    n.turn < 33
      ? { name: `安澜县${n.town.short}${n.choices.pick(gasStationStyles)}加油站`, trade: '加油站' }
      : { name: `安澜县${n.town.short}加油加气站`, trade: '加油加气站' },
  fireworksWholesale: (n) => company(n, '烟花爆竹经营'),
  fireworksRetail: (n) => ({
    name: `${spotOf(n)}${n.choices.pick(shopStyles)}烟花爆竹零售店`,
    trade: '烟花爆竹零售店',
  }),
  industryTrade: (n) => company(n, n.choices.pick(industryTrades)),
  dustExplosion: (n) => company(n, n.choices.pick(dustTrades)),
  ammoniaRefrigeration: (n) => company(n, n.choices.pick(ammoniaTrades)),
  confinedSpace: (n) => company(n, n.choices.pick(confinedTrades)),
  smallWorkshop: (n) => local(n, n.choices.pick(workshopStyles), n.choices.pick(workshopTrades)),
  gasUser: (n) => local(n, n.choices.pick(restaurantStyles), n.choices.pick(restaurantTrades)),
  elderlyCare: (n) =>
    n.turn < 22 ? local(n, '', '敬老院') : local(n, n.choices.pick(elderlyStyles), n.choices.pick(elderlyTrades)),
  swimmingFitness: (n) => local(n, n.choices.pick(sportStyles), n.choices.pick(sportTrades)),
  amusement: (n) => local(n, n.choices.pick(funStyles), n.choices.pick(funTrades)),
  construction: (n) =>
    n.choices.odds(0.4)
      ? { name: `${garden(n.choices)}${n.choices.pick(phases)}项目`, trade: '房屋建筑' }
      : project(n, n.choices.pick(projectTrades)),
  school: (n) => {
    if (n.turn < 33) return local(n, '', n.town.kind === 'subdistrict' ? '小学校' : '中心小学校');
    if (n.turn < 57) return local(n, '', '初级中学校');
    if (n.turn < 62) return { name: `安澜县第${'一二三四五'.charAt(n.turn - 57)}中学校`, trade: '中学校' };
    return local(n, n.choices.pick(nurseryStyles), '幼儿园');
  },
  hospital: (n) => {
    if (n.turn < 33) return local(n, '', n.town.kind === 'subdistrict' ? '社区卫生服务中心' : '卫生院');
    return { name: `安澜县${hospitalNames[n.turn - 33] ?? style(n.choices)}医院`, trade: '医院' };
  },
  mall: (n) => local(n, style(n.choices), n.choices.pick(mallTrades)),
  residential: (n) => local(n, garden(n.choices), '小区'),
};

const styleHeads = words(
  '鑫 恒 瑞 隆 盛 泰 宏 祥 嘉 锦 川 澜 映 清 昌 富 裕 丰 顺 达 兴 旺 德 正 信 诚 启 聚 汇 博 卓 同 安 永 金 银',
);
const styleTails = words('源 达 盛 隆 昌 兴 和 瑞 丰 信 祥 顺 通 腾 辉 宇 发 业 联 合 立 胜 茂 成 远 扬 航 诚 泽 林');
const gardenHeads = words(
  '锦澜 映川 滨河 望江 翠屏 学府 金桂 玉兰 清波 桃源 书香 荷塘 凤栖 云汀 碧水 枫林 松涛 芳草 朝晖 澜岸',
);
const gardenTails = words('雅苑 花园 名居 新城 佳苑 华庭 御园 公馆 水岸 家园 丽景 印象');
const phases = words('一期 二期 三期');
const hazchemTrades = words(
  '工业气体 气体充装 涂料 树脂 油墨 农药 消毒用品 化工产品经营 润滑油 燃料油经营 溶剂 液化石油气储配 醇基燃料 化学试剂经营 胶粘剂',
);
const gasStationStyles = words('城东 城西 城南 城北 场口 桥头 环线 新区 大道 服务区');
const shopStyles = words('便民 顺发 兴旺 同福 百货 老街 好邻居 惠民 万事兴 福满堂 小康 益民');
const industryTrades = words(`
  机械制造 机械加工 精密铸造 五金制品 金属制品 钢结构 农业机械 汽车零部件 电器 电线电缆 电子 模具 纺织 针织 服饰 制鞋
  家纺 丝绸 食品 粮油 调味品 饮料 茶业 酒业 肉制品 面业 饲料 生物肥料 包装 印务 纸制品 塑料制品 塑胶 橡胶制品 家具 门窗 木业
  装饰材料 水泥制品 商品混凝土 石材 陶瓷 玻璃制品 新型建材 保温材料 工艺品 医疗器械 再生资源`);
const dustTrades = words('木业 家具制造 面粉 饲料 铝制品 淀粉');
const ammoniaTrades = words('冷链物流 肉类加工 冷藏 速冻食品');
const confinedTrades = words('污水处理 酱腌菜 造纸 淀粉制品 皮革 屠宰 酿酒 粮食储备 豆制品 生物质能 印染 水务');
const workshopStyles = words(
  '老周家 陈二哥 刘幺娘 李记 王婆 张氏 何家 罗记 唐三姐 谢家 邓师傅 曾记 福顺 兴隆 老街 桥头 四方 山里 田坎上 青瓦',
);
const workshopTrades = words(`
  豆制品作坊 榨油坊 酿酒坊 面条加工坊 粉条加工坊 糕点坊 卤菜加工坊 泡菜坊 腊味加工坊 打米坊 家具加工坊 铁艺加工店 门窗加工店
  石材加工店 服装加工坊 竹编坊 制鞋坊 棉絮加工坊 喷绘店 汽修店 电焊加工店 废品收购站`);
const restaurantStyles = words(`
  蜀香 巴山 老灶 井巷 乡味 好滋味 一品鲜 幺妹 三顾 醉江 渔歌 山野 川里 外婆灶 知味 聚友 老码头 柴门 青花椒 石板路
  小院 半坡 江畔 喜相逢 家常 铁锅 辣妹 满堂香 清波 荷风`);
const restaurantTrades = words(
  '火锅店 中餐馆 面馆 饭店 烧烤店 羊肉汤馆 鱼庄 小吃店 豆花饭店 冒菜馆 酒楼 农家乐 早餐店 串串店 汤锅店 米粉店',
);
const elderlyStyles = words('夕照 松鹤 康乐 福寿 金秋 暖阳 常青 和煦 安颐 桑榆');
const elderlyTrades = words('养老服务中心 颐养院 养老公寓 日间照料中心');
const sportStyles = words('动感 悦动 飞扬 活力 碧波 蓝湾 力行 燃点 青橙 海豚');
const sportTrades = words('健身会所 健身工作室 游泳馆 恒温泳池 游泳健身中心');
const funStyles = words('童梦 彩虹 欢乐谷口 星空 糖果 云上 奇趣 小鹿');
const funTrades = words('儿童乐园 游乐园 蹦床馆 漂流景区 水上乐园 滑草场');
const projectTrades = words(
  '道路改造工程 污水管网工程 安置房项目 农贸市场改造工程 标准厂房项目 水厂扩建工程 校舍改扩建工程 桥梁工程',
);
const nurseryStyles = words('中心 金苗 春芽 小太阳 童心 蓝天 七彩 启蒙 花蕾 小星星');
const hospitalNames = words('人民 中医 妇幼保健 澜清骨科 安康 映川综合 济民');
const mallTrades = words('超市 生活超市 购物广场 农贸市场 百货商场 家居建材城 批发市场 生鲜市场');
