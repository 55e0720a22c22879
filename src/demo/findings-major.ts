import { majorFindings, type Finding } from './finding.ts';
import type { Sector } from './sectors.ts';
import { words } from './table.ts';

const industry = (sectors: readonly Sector[]) => ({
  standard: '工贸企业重大事故隐患判定标准（应急管理部令第10号）',
  since: '2023-05-15',
  until: null,
  sectors,
});

/** Major hazards under the criteria in force, cited by article where the article is certain (rules R3.10). */
export const majorHazards: readonly Finding[] = [
  ...majorFindings(
    industry(['industryTrade', 'dustExplosion', 'ammoniaRefrigeration', 'confinedSpace', 'shaleBrick']),
    `training|两名电焊工未取得特种作业操作证即上岗作业|第三条|15|两人停止作业，取证后上岗，电焊作业外委有资质单位|停止厂内一切电焊作业，动火点清空可燃物|2000-8000
     management|车间整体出租给三家承租单位，未统一协调管理，未定期检查|第三条|20|签订安全管理协议，明确统一协调人，每月联合检查|停止承租区域高风险作业，每日巡查登记|1000-6000
     equipment|可燃气体报警装置被人为关闭，失去监控作用|第十四条|7|恢复报警装置并加锁管理，追究责任|停产至功能恢复，人工每小时检测一次|1000-8000`,
  ),
  ...majorFindings(
    industry(['shaleBrick']),
    `operation|人员进入焙烧窑清理前，未对可能启动的设备和高温气体采取隔离措施|第六条|10|停止入窑作业，编制隔离清单，断电上锁、降温检测后方可进入|封闭窑口，撤离窑内外人员，专人看守|2000-12000`,
  ),
  ...majorFindings(
    { ...industry(['industryTrade']), trades: words('家具 门窗 木业 钢结构 机械 汽车零部件 农业机械') },
    `fire|喷漆室使用溶剂型漆，未设可燃气体报警和通风设施|第七条|20|停用喷漆室，安装报警和通风装置并联锁|清出漆料，切断喷漆室电源，禁止动火|8000-45000`,
  ),
  ...majorFindings(
    { ...industry(['industryTrade']), trades: words('食品 肉制品') },
    `equipment|油炸设备未设置防止过热的自动切断装置|第八条|15|加装超温自动切断装置并试验|停用油炸线，锅旁备灭火毯和锅盖|3000-18000`,
  ),
  ...majorFindings(
    { ...industry(['industryTrade']), trades: words('纺织 针织 家纺 丝绸') },
    `structure|热定型工序的热媒炉与人员操作区未隔开|第九条|30|增设防火隔墙或单独设置热媒炉间|停炉降温，操作区人员撤离|20000-90000`,
  ),
  ...majorFindings(
    industry(['dustExplosion']),
    `dust|干式除尘系统未采取泄爆、惰化或抑爆措施|第十一条|30|停用除尘系统，按设计加装泄爆装置并验收|停止产尘作业，湿式清扫，禁止动火|20000-90000
     dust|作业现场严重积尘，未落实清理制度|第十一条|5|停产清灰，建立班班清制度并留影像|人员撤离产尘区，使用防爆吸尘设备清理|1000-8000`,
  ),
  ...majorFindings(
    { ...industry(['dustExplosion']), trades: words('铝制品 家具') },
    `dust|打磨车间与抛光车间共用一套除尘系统，粉尘种类不同|第十一条|30|分设除尘系统并进行风量核算|停止其中一个车间生产，清空管道积尘|30000-120000`,
  ),
  ...majorFindings(
    { ...industry(['dustExplosion']), trades: words('木业 家具') },
    `dust|砂光机连接风管未设置火花探测消除装置|第十一条|20|安装火花探测消除装置并联锁停机|停用砂光机，清理风管|15000-60000`,
  ),
  ...majorFindings(
    industry(['ammoniaRefrigeration']),
    `structure|快速冻结装置未设在单独的作业间内|第十二条|90|改建独立冻结间，完成前停用快速冻结装置|停用装置并排空氨液，机房增加巡检和报警监测|60000-260000
     equipment|分割包装间空调采用氨直接蒸发制冷|第十二条|60|改为间接制冷系统|停止该车间生产，氨液回收至储罐，设警戒|80000-300000`,
  ),
  ...majorFindings(
    industry(['confinedSpace', 'industryTrade', 'smallWorkshop']),
    `confinedSpace|污水处理池未辨识为有限空间，无台账且无警示标志|第十三条|10|完成辨识，建立台账，设置警示和上锁|封闭池口，禁止清淤和检修|1000-8000
     confinedSpace|清池作业未经审批，现场无监护人|第十三条|7|立即停止，建立审批制度，配齐监护和检测设备|池口拉警戒，人员撤离，通风设备待命|2000-12000`,
  ),
  ...majorFindings(
    {
      standard: '化工和危险化学品生产经营单位重大生产安全事故隐患判定标准（试行）（安监总管三〔2017〕121号）',
      since: null,
      until: '2026-09-29',
      sectors: ['hazchem'],
    },
    `chemical|可燃和有毒气体泄漏检测报警装置失效，无法报警|-|10|更换探测器并整体标定，恢复与控制室联网|停止装卸和生产，人工便携检测每半小时一次|5000-40000
     operation|动火作业未办理审批手续|-|5|停止动火，修订特殊作业制度并全员培训|清空动火点周边物料，隔离系统|500-5000`,
  ),
  ...majorFindings(
    {
      standard: '化工和危险化学品生产经营企业重大生产安全事故隐患判定准则（AQ 3067—2026）',
      since: '2026-09-30',
      until: null,
      sectors: ['hazchem'],
    },
    `chemical|储罐区气体检测报警系统长期故障，未采取替代措施|-|10|更换故障探测器，恢复联锁并留存测试记录|停止收发作业，便携检测每半小时一次，专人值守|5000-40000
     operation|受限空间作业未经审批且未检测气体|-|5|停止作业，重新审批，配齐检测和救援装备|封闭入口，撤离人员，通风设备待命|1000-8000`,
  ),
  ...majorFindings(
    {
      standard: '烟花爆竹生产经营单位重大生产安全事故隐患判定标准（试行）（安监总管三〔2017〕121号）',
      since: null,
      until: null,
      sectors: ['fireworksWholesale'],
    },
    `storage|库房实际存放量超过核定药量|-|3|超量产品转移至有余量的库房或退回生产企业|停止进货，封闭库房，库区加岗|1000-10000
     storage|成品库内存放来源不明的产品|-|3|封存来源不明产品并移交公安机关|停止销售，双人看守|0-5000`,
  ),
  ...majorFindings(
    {
      standard: '金属非金属矿山重大事故隐患判定标准（矿安〔2022〕88号）及其补充情形（矿安〔2024〕41号）',
      since: null,
      until: null,
      sectors: ['noncoalMine'],
    },
    `structure|采场未采用自上而下的开采顺序，局部形成掏采|-|30|停止开采，按设计自上而下治理台阶|采场下方全部撤人，设警戒和位移观测|30000-200000
     structure|最终边坡台阶高度超过设计高度|-|45|编制治理方案，分台阶降坡|停止该区域作业，每日监测位移|50000-300000`,
  ),
  ...majorFindings(
    {
      standard: '房屋市政工程生产安全重大事故隐患判定标准（建质规〔2024〕5号）',
      since: null,
      until: null,
      sectors: ['construction'],
      trades: words('房屋建筑 房项目 厂房'),
    },
    `structure|深基坑未按专项方案支护即向下开挖|-|10|停止开挖，按方案补做支护并监测|坑边撤离人员和堆载，回填反压|20000-200000
     equipment|塔式起重机安全装置失效仍在使用|-|7|停用塔机，修复后经检测合格方可使用|吊钩起升至顶，断电上锁，划定警戒区|5000-30000`,
  ),
  ...majorFindings(
    {
      standard: '重大火灾隐患判定规则（GB 35181-2025）',
      since: '2026-10-01',
      until: null,
      sectors: ['mall', 'elderlyCare', 'hospital'],
    },
    `fire|疏散楼梯被封堵，仅剩一个出口可用|-|15|拆除封堵，恢复疏散楼梯|限制入场人数，增派疏散引导员，停用相应楼层|5000-40000
     fire|自动喷水灭火系统瘫痪，消防水池无水|-|30|修复水池和水泵，系统联动测试合格|安排专职人员昼夜巡查，租用消防水罐车值守|20000-120000`,
  ),
  ...majorFindings(
    {
      standard: '城镇燃气经营安全重大隐患判定标准（建城规〔2023〕4号）',
      since: null,
      until: null,
      sectors: ['hazchem'],
      trades: words('液化石油气'),
    },
    `gas|储配站向不具备安全条件的餐饮用户供气|-|5|停止供气，逐户复核用气条件|收回气瓶，派员现场处置|500-5000`,
  ),
  ...majorFindings(
    {
      standard: '特种设备重大事故隐患判定准则（GB 45067-2024）',
      since: null,
      until: null,
      sectors: ['amusement', 'hospital', 'industryTrade'],
    },
    `equipment|特种设备超过检验有效期且检验不合格仍在使用|-|15|停用设备，检修后申请检验|断电封存，张贴停用标志，专人看守|2000-30000`,
  ),
];
