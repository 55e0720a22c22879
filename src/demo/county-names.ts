import { rows, words } from './table.ts';

/** Names of the subdistricts' communities, without 社区. */
export const streetNames = words(`
  东门 南门 西门 北门 文庙街 映江 滨河 望江路 书院街 学府 新桥 龙泉路 金桂 玉兰 锦绣 朝阳 和平路 车站 工农 纺织路 建设路
  钟鼓楼 文昌 清波 翠屏 桂花街 迎春 花市街 凉水井 柳荫 体育场 八角井 盐店街 石牌坊 青年路 兴业 荷塘月 东湖 西河`);
/** First parts of the names of villages. */
export const villageHeads = words(`
  柏树 青杠 石桥 磨盘 龙洞 白鹤 莲花 梨园 桑园 竹林 枣子 黄葛 松林 油房 瓦窑 碾盘 水磨 双河 三岔 四方
  凤凰 鹿角 马鞍 牛角 羊角 鸡冠 燕子 喜鹊 斑鸠 画眉 金竹 银杏 楠木 桐子 皂角 核桃 柿子 橙子 芦苇 茅草
  石佛 观音 土地 祠堂 大院 老君 仙女 玉皇 字库 回龙 卧牛 天鹅 黑石 红岩 白沙 响水 冷水 甘泉 月亮 太平`);
/** Last parts of the names of villages: a landform or a work of man. */
export const villageTails = words('湾 坝 沟 垭 坪 埝 岭 堰 坡 铺 寨 溪 塘 咀 梁');

/** Code in the county, name, number of villages and communities: 33 rows, 462 in all. */
export const townRows = rows(
  3,
  `001|澜清街道|15
   002|映川街道|14
   003|望澜街道|12
   101|青芦镇|18
   102|白鹭湾镇|16
   103|枫坪镇|15
   104|云溪口镇|17
   105|柏岭镇|14
   106|沙渚镇|15
   107|棠梨镇|16
   108|乌桕镇|13
   109|桐花镇|15
   110|清漪镇|14
   111|丹砂镇|12
   112|鹤栖镇|16
   113|松风镇|14
   114|蓼花镇|13
   115|溪桥镇|17
   116|莲泊镇|15
   117|茶岗镇|13
   118|竹坞镇|12
   119|陶坪镇|16
   120|葛藤镇|14
   121|蓝溪镇|15
   122|石磨镇|18
   201|雾岭乡|11
   202|鹿鸣乡|12
   203|梨坳乡|10
   204|杉木坪乡|11
   205|石笋沟乡|12
   206|麻柳林乡|13
   207|苦竹坝乡|12
   208|黄连垭乡|12`,
);
