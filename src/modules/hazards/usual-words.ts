import type { Category, Sector } from './usual-finding.ts';

/** What is usually checked at a site of a sector: the text an inspector begins with. */
export const usuallyChecked: Readonly<Record<Sector, string>> = {
  noncoalMine: '采场边坡与台阶、爆破管理、运输道路、排水与监测、设备防护、人员持证与带班。',
  shaleBrick: '取土面与边坡、破碎制砖设备防护、窑炉与干燥、配电、厂内车辆、有限空间、人员培训与隐患排查。',
  hazchem: '储存与混存、气体报警与联锁、特殊作业、防雷防静电、重大危险源管理、人员持证、应急准备。',
  gasStation: '卸油与加油作业、油罐液位报警、防爆电气、静电接地、消防器材、人员培训与应急演练。',
  fireworksWholesale: '库房品种与药量、堆垛与通道、防雷监控、流向登记、值守与应急。',
  fireworksRetail: '许可证与存放量、与居住用火分隔、产品来源、警示标志、灭火器材。',
  industryTrade: '设备防护、配电与临时用电、动火与有限空间等危险作业、消防通道、责任制与培训、隐患排查。',
  dustExplosion: '除尘系统与防爆措施、积尘清理、防爆电气、动火管理、人员培训与应急处置。',
  ammoniaRefrigeration: '制冷机房与氨报警、快速冻结装置、管道容器、人员持证、防护器材与应急演练。',
  confinedSpace: '有限空间辨识与台账、作业审批、通风检测监护、警示上锁、救援装备与演练。',
  smallWorkshop: '用电线路、住人与分隔、出口与逃生窗、设备防护、灭火器材、业主责任告知。',
  gasUser: '燃气报警与切断、软管与阀门、气瓶存放、用气场所通风、排烟管道、人员用气知识。',
  elderlyCare: '疏散通道与出口、消防设施、厨房燃气与用电、夜间值班、应急演练。',
  swimmingFitness: '救生员配备与持证、水质与设备用电、疏散通道、消防设施、应急处置。',
  amusement: '设施检验与日检、束缚装置、操作人员持证、疏散与限流、应急救援。',
  construction: '临边洞口与高处作业、脚手架与基坑、起重机械、临时用电、动火与宿舍消防、人员持证与交底。',
  school: '疏散通道与出口、消防设施、实验室与食堂燃气、宿舍用电、应急演练。',
  hospital: '疏散通道与出口、消防设施、氧气与特种设备、配电、危险化学品、应急演练。',
  mall: '疏散通道与出口、自动消防设施、消防控制室、餐饮燃气、装修动火、应急疏散。',
  residential: '消防车通道、电动自行车停放充电、楼道堆物、消防设施、物业巡查。',
  other: '安全责任与培训、用电与消防、设备设施、危险作业、隐患排查与应急准备。',
};

/** How accidents are prevented until a hazard of a kind is put right: the text of 应急预案 an inspector begins with. */
export const untilPutRight: Readonly<Record<Category, string>> = {
  electrical: '断开该回路并挂牌，附近备灭火器，专人看护。',
  fire: '增配灭火器材，加密防火巡查，确保疏散通道畅通。',
  gas: '关闭气源停止用气，开窗通风，联系供气单位。',
  equipment: '停用该设备，断电挂牌。',
  confinedSpace: '封闭入口，禁止人员进入。',
  storage: '停止该处出入库，设置警戒，临时分开存放。',
  workAtHeight: '停止该处高处作业，下方设警戒。',
  hotWork: '停止动火，清除周边可燃物。',
  management: '主要负责人牵头，整改期间加密巡查。',
  training: '有关人员不得独立上岗，由持证或有经验人员带班。',
  protection: '未佩戴防护用品的人员不得进入现场。',
  documents: '指定专人补齐，整改期间由主要负责人逐日签字确认。',
  mine: '撤出危险区人员设备，设警戒并观测。',
  chemical: '停止相关物料收发使用，备足吸附堵漏器材，专人值守。',
  dust: '停止产尘作业，禁止动火，不得吹扫。',
  operation: '停止该项作业，重新交底后恢复。',
  water: '危险水域设置围栏和警示牌，安排人员巡查。',
  forestFire: '清理可燃物前禁止用火，安排专人看守。',
  threeViolations: '有关人员停止作业，重新教育考核合格后上岗。',
  structure: '设置围挡警示，人员车辆绕行。',
  emergency: '与相邻单位建立互助联系，备齐替代物资。',
  other: '落实专人看护，整改完成前采取临时防范措施。',
};

const tellTales: readonly (readonly [Category, RegExp])[] = [
  ['confinedSpace', /有限空间|污水池|化粪池|沉淀池|料仓/],
  ['gas', /燃气|煤气|液化气|软管|灶/],
  ['dust', /粉尘|积尘|除尘/],
  ['hotWork', /动火|焊|气瓶|乙炔/],
  ['workAtHeight', /高处|登高|临边|安全带|脚手架/],
  ['fire', /消防|灭火|消火栓|疏散|出口|电动自行车|住人|烟感|喷淋/],
  ['electrical', /电|插座|线路|漏保|接地/],
  ['chemical', /危化|化学品|油漆|硫酸|盐酸|氨|储罐/],
  ['mine', /采场|边坡|爆破|矿/],
  ['protection', /安全帽|手套|口罩|防护用品/],
  ['equipment', /设备|机|吊|叉车|防护罩|皮带|安全阀|压力表/],
  ['storage', /堆|存放|货架/],
  ['training', /培训|教育|持证|无证/],
  ['emergency', /预案|演练|应急/],
  ['documents', /台账|记录|档案|规程/],
  ['structure', /护栏|栏杆|楼梯|墙|屋面/],
  ['management', /制度|责任|协议|标志|标识/],
];

/** What a hazard in an inspector's own words is likely about. */
export const likelyCategory = (words: string): Category =>
  tellTales.find(([, sign]) => sign.test(words))?.[0] ?? 'other';
