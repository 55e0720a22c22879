import { rows } from './table.ts';

/** An item of the county's stores, and how its stock began. */
export interface SupplyRow {
  readonly name: string;
  readonly group: string;
  readonly kind: string;
  readonly unit: string;
  readonly casePieces: number | null;
  readonly grams: number;
  readonly opening: number;
  readonly minimum: number;
  /** Months that a new batch keeps; 0 where nothing spoils. */
  readonly keepsMonths: number;
}

// Name, use, kind, unit, pieces to a box (0: not in boxes), grams, what lay there when the book was opened, lower bound, months it keeps.
const table = `
  棉被（含被套）2m×1.5m|living|quilt|床|10|2600|4200|1500|0
  棉大衣 加厚|living|coat|件|10|1900|2600|800|0
  棉衣 成人|living|paddedClothes|件|12|1300|1500|600|0
  棉衣 儿童|living|paddedClothes|件|12|800|420|200|0
  毛毯 1.5m×2m|living|blanket|条|10|1800|900|400|0
  毛巾被|living|blanket|条|20|900|600|200|0
  蚊帐 单人|living|mosquitoNet|顶|20|700|1100|500|0
  睡袋 冬季|living|sleepingBag|个|8|2200|360|150|0
  雨衣 连体|living|other|件|20|700|800|300|0
  雨靴|living|other|双|10|1500|500|200|0
  应急包 家庭|living|other|个|6|4200|300|200|36
  收音机 手摇|living|other|台|20|450|200|100|0
  帐篷 12㎡ 单|shelter|tent|顶|1|38000|320|150|0
  帐篷 12㎡ 棉|shelter|tent|顶|1|62000|140|80|0
  帐篷 36㎡ 指挥|shelter|tent|顶|1|145000|12|6|0
  折叠床 单人|shelter|foldingBed|张|2|7800|1600|600|0
  折叠桌凳|shelter|other|套|1|14000|120|50|0
  简易厕所|shelter|other|座|1|65000|16|8|0
  篷布 6m×8m|shelter|other|块|4|9500|260|100|0
  防潮垫|shelter|other|张|10|1200|900|300|0
  方便面 24 包|food|food|箱|1|3600|420|300|6
  压缩饼干|food|food|箱|1|8000|260|150|24
  自热米饭 12 盒|food|food|箱|1|5400|180|120|12
  饮用水 24 瓶|food|water|件|1|13500|900|500|12
  八宝粥 12 罐|food|food|箱|1|5000|120|60|18
  火腿肠|food|food|箱|1|4000|80|40|6
  冲锋舟 6 人 含挂机|flood|assaultBoat|艘|0|180000|14|8|0
  橡皮艇 8 人|flood|rubberBoat|艘|0|86000|22|10|0
  救生衣 成人|flood|lifeJacket|件|20|850|1200|600|60
  救生衣 儿童|flood|lifeJacket|件|20|600|260|100|60
  救生圈|flood|lifeBuoy|个|10|2600|340|150|0
  抛绳器|flood|rope|套|1|9800|18|8|36
  编织袋|flood|sandbag|条|500|90|60000|30000|36
  膨胀吸水袋|flood|sandbag|个|50|400|6000|3000|36
  土工布|flood|geotextile|平方米|0|300|12000|6000|0
  彩条布|flood|geotextile|平方米|0|160|9000|4000|0
  抽水泵 7.5kW|flood|pump|台|1|96000|26|12|0
  潜水泵 2.2kW|flood|pump|台|1|32000|40|20|0
  铁锹|flood|tool|把|10|1600|900|400|0
  铅丝 8 号|flood|tool|公斤|50|1000|2400|1000|0
  钢管桩 3m|flood|tool|根|0|11500|800|300|0
  发电机 5kW|light|generator|台|1|82000|24|12|0
  发电机 30kW 拖车|light|generator|台|0|960000|3|2|0
  移动照明灯塔|light|lighting|台|0|210000|8|4|0
  强光手电|light|lighting|支|20|380|460|200|36
  头灯|light|lighting|个|40|160|520|200|36
  应急灯|light|lighting|盏|10|900|240|100|36
  卫星电话|light|radio|部|1|420|22|12|0
  对讲机|light|radio|部|10|320|180|80|0
  扩音喇叭|light|radio|个|10|1100|220|100|0
  2 号扑火工具|fire|fireTool|把|20|1100|1400|600|0
  风力灭火机|fire|fireTool|台|1|11000|120|60|0
  灭火水枪 背负|fire|fireTool|具|5|3800|260|120|0
  油锯|fire|fireTool|台|1|6800|60|30|0
  阻燃服|fire|mask|套|10|2100|320|150|96
  安全绳 30m 静力|rescue|rope|根|5|3200|90|40|60
  液压破拆工具组|rescue|tool|套|1|64000|6|4|0
  担架 折叠|rescue|other|副|2|6500|60|30|0
  急救箱|rescue|medicine|个|6|3200|140|80|24
  口罩 KN95|protection|mask|只|500|8|26000|10000|36
  消毒液 5L|protection|medicine|桶|4|5200|360|150|24
  安全帽|protection|mask|顶|20|420|600|300|30`;

/** The items of the county's stores. */
export const supplyRows: readonly SupplyRow[] = rows(9, table).map(
  ([name = '', group = '', kind = '', unit = '', casePieces, grams, opening, minimum, keeps]) => ({
    name,
    group,
    kind,
    unit,
    casePieces: Number(casePieces) || null,
    grams: Number(grams),
    opening: Number(opening),
    minimum: Number(minimum),
    keepsMonths: Number(keeps),
  }),
);
