import type { Colour } from '../../codes/colours.ts';
import type { warningHazards } from './warning.ledger.ts';

type Hazard = keyof typeof warningHazards;

/** What to do at every colour, and what more from orange on. */
interface Measures {
  readonly always: readonly string[];
  readonly grave: readonly string[];
}

const water: Measures = {
  always: [
    '值班人员在岗，加密雨情、水情监测，每小时报告一次',
    '巡查水库、河道、山洪沟、地质灾害点和低洼易涝点，发现险情立即报告',
    '涉水景区、工地、桥下和临河作业人员做好避险准备',
  ],
  grave: [
    '危险区人员立即按预案转移安置，转移一户登记一户，不得提前返回',
    '停止户外集会、涉水旅游和高风险作业，必要时停课、停工、管制道路',
    '救援队伍和冲锋舟、抽水泵等物资前置到位，责任人到岗到位',
  ],
};
const wind: Measures = {
  always: ['加固或拆除广告牌、围挡、脚手架和大棚', '停止高空、水上作业，人员远离临时构筑物和大树'],
  grave: ['停止户外集体活动，学校、工地人员就地避险', '电力、通信、交通抢修队伍待命'],
};
const cold: Measures = {
  always: ['做好道路除雪除冰、供水供电保障和设施农业防冻', '排查取暖用火用气用电，防范一氧化碳中毒'],
  grave: ['封闭结冰危险路段，滞留人员妥善安置', '对困难群众逐户走访，调运御寒物资'],
};
const dry: Measures = {
  always: ['加强巡查，严格管控野外火源和户外作业', '保障生活用水用电，关注独居老人和户外作业人员'],
  grave: ['停止一切野外用火，护林员、卡口和扑火队伍全员在岗', '高温时段停止露天作业'],
};
const sight: Measures = {
  always: ['重点路段限速、诱导和提示，水上作业视情停航', '提醒公众减少外出'],
  grave: ['必要时封闭高速公路和渡口', '停止户外集体活动和露天作业'],
};
const other: Measures = {
  always: ['加强值班值守，按职责排查风险，有情况立即报告'],
  grave: ['救援队伍和物资待命，受威胁人员按预案转移'],
};

const byHazard: Readonly<Partial<Record<Hazard, Measures>>> = {
  rainstorm: water,
  flashFlood: water,
  flood: water,
  geological: water,
  waterlogging: water,
  gale: wind,
  hail: wind,
  lightning: wind,
  coldWave: cold,
  snow: cold,
  heat: dry,
  drought: dry,
  forestFire: dry,
  fog: sight,
  haze: sight,
};

/** What to do against a hazard at a colour, a line each, to be changed by whoever writes the warning; from orange on more is asked (突发事件应对法 第六十六条、第六十七条). */
export function measuresFor(hazard: Hazard, colour: Colour | null): string {
  const { always, grave } = byHazard[hazard] ?? other;
  const lines = colour === 'orange' || colour === 'red' ? [...grave, ...always] : always;
  return lines.map((line, at) => `${at + 1}. ${line}。`).join('\n');
}
