import { major, type Sector, type UsualFinding } from './usual-finding.ts';

const industry = { standard: '《工贸企业重大事故隐患判定标准》（应急管理部令第10号）' };
const fire = { standard: '《重大火灾隐患判定规则》GB 35181' };
const producing: readonly Sector[] = [
  'industryTrade',
  'dustExplosion',
  'ammoniaRefrigeration',
  'confinedSpace',
  'shaleBrick',
];

/** Major hazards by the criteria of their sector, cited by clause where the clause is certain (R3.10). */
export const majorFindings: readonly UsualFinding[] = [
  ...major(producing, industry, [
    ['management', '承包、承租单位未统一协调管理，未定期检查', '第三条第一项', '停止相关作业，签订协议并统一管理', 15],
    ['training', '特种作业人员未取得资格上岗作业', '第三条第二项', '立即停止其作业，取证后上岗', 15],
    ['equipment', '监控、报警、防护等设施失效或被停用', '第十四条', '停产恢复功能，追查停用原因', 7],
  ]),
  ...major(['shaleBrick'], industry, [
    ['operation', '进入窑炉、料仓前未隔离设备、物料和高温气体', '第六条', '停止作业，落实隔离、检测和监护', 10],
  ]),
  ...major(['dustExplosion'], industry, [
    ['dust', '粉尘爆炸危险场所内设有休息室、办公室等', '第十一条第一项', '立即撤离人员，拆除聚集场所', 7],
    ['dust', '不同类别粉尘或不同防火分区共用除尘系统', '第十一条第二项', '停产改造，分设除尘系统', 30],
    ['dust', '干式除尘系统无泄爆、惰化、抑爆措施', '第十一条第三项', '停用除尘系统，按设计加装并验收', 30],
    ['dust', '粉尘清理制度不落实，现场严重积尘', '第十一条第十项', '停产清灰，落实班清制度', 5],
  ]),
  ...major(['ammoniaRefrigeration'], industry, [
    ['structure', '包装、分割等场所空调采用氨直接蒸发制冷', '第十二条第一项', '停用该场所，改为间接制冷', 60],
    ['structure', '快速冻结装置未单独设间或作业超过九人', '第十二条第二项', '停用装置，独立设间并限员', 60],
  ]),
  ...major(['confinedSpace', 'industryTrade', 'shaleBrick', 'ammoniaRefrigeration'], industry, [
    ['confinedSpace', '有限空间未辨识、无台账且无警示标志', '第十三条第一项', '封闭入口，辨识建账并设警示', 10],
    [
      'confinedSpace',
      '有限空间作业未审批、未先通风再检测或无监护',
      '第十三条第二项',
      '立即停止作业，完善制度和装备后恢复',
      7,
    ],
  ]),
  ...major(
    ['hazchem'],
    {
      standard: '《化工和危险化学品生产经营单位重大生产安全事故隐患判定标准（试行）》（安监总管三〔2017〕121号）',
      until: '2026-09-29',
    },
    [
      ['chemical', '气体泄漏检测报警装置未设置或失效', '', '停止作业，更换标定并恢复联网', 10],
      ['operation', '动火、受限空间等特殊作业未审批', '', '停止作业，健全制度并全员培训', 5],
    ],
  ),
  ...major(
    ['hazchem'],
    {
      standard: '《化工和危险化学品生产经营企业重大生产安全事故隐患判定准则》AQ 3067—2026',
      from: '2026-09-30',
    },
    [
      ['chemical', '气体泄漏检测报警系统失效且无替代措施', '', '停止作业，修复并恢复联锁', 10],
      ['operation', '特殊作业未经审批、未做气体分析', '', '停止作业，重新审批并配齐装备', 5],
    ],
  ),
  ...major(
    ['fireworksWholesale'],
    {
      standard: '《烟花爆竹生产经营单位重大生产安全事故隐患判定标准（试行）》（安监总管三〔2017〕121号）',
    },
    [['storage', '库房超许可品种、数量储存', '', '停止进货，超量产品转移退库', 3]],
  ),
  ...major(
    ['noncoalMine'],
    {
      standard: '《金属非金属矿山重大事故隐患判定标准》（矿安〔2022〕88号）及补充情形（矿安〔2024〕41号）',
    },
    [
      ['mine', '露天采场未自上而下分台阶开采', '', '停止开采，按设计治理台阶', 30],
      ['mine', '边坡有滑移征兆仍在作业', '', '撤出人员设备，监测评估后治理', 30],
    ],
  ),
  ...major(
    ['construction'],
    { standard: '《房屋市政工程生产安全重大事故隐患判定标准（2024版）》（建质规〔2024〕5号）' },
    [
      ['structure', '深基坑未按专项方案支护即开挖', '', '停止开挖，按方案支护并监测', 10],
      ['equipment', '起重机械安全装置缺失、失效仍使用', '', '停用，修复并检测合格', 7],
    ],
  ),
  ...major(
    ['amusement', 'hospital', 'mall', 'industryTrade'],
    { standard: '《特种设备重大事故隐患判定准则》GB 45067' },
    [['equipment', '特种设备检验不合格或应检未检仍在使用', '', '立即停用，检验合格后启用', 15]],
  ),
  ...major(['mall', 'elderlyCare', 'hospital', 'school'], fire, [
    ['fire', '安全出口、疏散楼梯被封堵，数量不足', '', '停止使用该区域，拆除封堵恢复疏散', 10],
    ['fire', '自动喷水、火灾报警等系统瘫痪', '', '限期修复，未修复前专人昼夜巡查', 20],
  ]),
];
