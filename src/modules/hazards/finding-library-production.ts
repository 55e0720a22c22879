import { general, type Sector, type UsualFinding } from './usual-finding.ts';

const guards = '《机械安全 防护装置 固定式和活动式防护装置的设计与制造一般要求》GB/T 8196';
const confined = '《工贸企业有限空间作业安全规定》（应急管理部令第13号）';
const dust = '《粉尘防爆安全规程》GB 15577';
const mine = '《金属非金属矿山安全规程》GB 16423';
const coldStore = '《冷库安全规程》GB/T 28009';
const chemicalStore = '《危险化学品仓库储存通则》GB 15603';

const producing: readonly Sector[] = [
  'industryTrade',
  'dustExplosion',
  'ammoniaRefrigeration',
  'confinedSpace',
  'shaleBrick',
  'smallWorkshop',
];

/** What is met where things are made, mined or built. */
export const foundInProduction: readonly UsualFinding[] = [
  ...general(producing, [
    ['equipment', '传动、冲剪等危险部位缺少防护装置', guards, '停机加装防护罩，未装好不得使用', 3],
    [
      'equipment',
      '起重机吊钩防脱装置损坏或钢丝绳磨损超标',
      '《起重机械安全规程》GB/T 6067.1',
      '停用检修，更换部件后试吊',
      5,
    ],
    [
      'equipment',
      '储气罐安全阀、压力表超过检验期',
      '《固定式压力容器安全技术监察规程》TSG 21',
      '停用送检，检验合格后投用',
      10,
    ],
    [
      'equipment',
      '叉车灯光、喇叭失效或司机无证',
      '《场（厂）内专用机动车辆安全技术规程》TSG 81',
      '停用检修，安排持证人员驾驶',
      3,
    ],
    ['hotWork', '动火作业未审批或现场无人监护', '《安全生产法》第四十三条', '停止动火，办理审批、落实监护后恢复', 1],
    [
      'hotWork',
      '气瓶未固定，氧气瓶与乙炔瓶间距不足',
      '《气瓶安全技术规程》TSG 23',
      '分开存放、加设防倾倒装置，与动火点保持距离',
      1,
    ],
    ['electrical', '临时用电未审批，线路沿地敷设', '《用电安全导则》GB/T 13869', '补办审批，线路架空或穿管保护', 3],
    ['workAtHeight', '登高作业未系安全带，无防坠措施', '《安全生产法》第四十五条', '停止作业，配齐防坠措施后恢复', 1],
    ['storage', '物料堆垛超高、占用通道', '《仓储场所消防安全管理通则》XF 1131', '降低堆高，留出通道和墙距并划线', 2],
    ['chemical', '油漆、稀释剂在车间内超量存放', chemicalStore, '移入专用储存柜（间），车间限当班用量', 2],
    ['operation', '检修设备未断电上锁挂牌', '《安全生产法》第四十四条', '配备锁具和警示牌，执行断电挂牌', 2],
  ]),
  ...general(
    ['dustExplosion'],
    [
      ['dust', '设备、管道、地面积尘未按时清理', dust, '停机清灰，落实班清制度并记录', 2],
      ['dust', '除尘器温度、压差等监测报警缺失或停用', dust, '补装、恢复监测报警并测试', 15],
      ['dust', '涉粉区域使用非防爆电气设备', dust, '断电停用，更换为相应防爆等级设备', 10],
      ['dust', '用压缩空气吹扫积尘', dust, '改用防爆吸尘或湿式清扫', 1],
    ],
  ),
  ...general(
    ['ammoniaRefrigeration'],
    [
      ['equipment', '氨气浓度报警探头失效或超过检定期', coldStore, '更换、标定探头，与事故风机联动测试', 5],
      ['emergency', '空气呼吸器、洗眼器等不能正常使用', coldStore, '充装、检修至可用，每周试用', 3],
      ['equipment', '氨管道保温破损，介质流向无标识', coldStore, '修复保温，标明介质和流向', 7],
    ],
  ),
  ...general(
    ['confinedSpace', 'industryTrade', 'shaleBrick', 'ammoniaRefrigeration'],
    [
      ['confinedSpace', '污水池、料仓等未按有限空间管理', confined, '辨识登记，设警示标志并封闭上锁', 5],
      ['confinedSpace', '气体检测、通风、救援装备不足', confined, '配齐检测仪、风机、三脚架等并培训使用', 7],
      ['confinedSpace', '有限空间作业票检测数据、监护人空缺', confined, '停止作业，规范审批和检测记录', 2],
    ],
  ),
  ...general(
    ['shaleBrick'],
    [
      ['equipment', '破碎、搅拌、皮带机传动部位无防护罩', guards, '停机加装固定式防护罩', 3],
      ['equipment', '皮带机拉绳开关、急停装置失效', '《带式输送机 安全规范》GB 14784', '修复并逐个测试', 5],
      [
        'structure',
        '窑顶、平台、料口临边护栏缺失',
        '《固定式钢梯及平台安全要求》GB 4053.3',
        '补装护栏、踢脚板或盖板',
        5,
      ],
      ['mine', '取土面有伞檐或坡面过陡', mine, '撤出下方人员设备，自上而下削坡', 3],
      ['operation', '装载机作业区与行人通道未分开', '《安全生产法》第三十五条', '设隔离和警示，落实专人指挥', 3],
    ],
  ),
  ...general(
    ['noncoalMine'],
    [
      ['mine', '边坡浮石、危岩未清理', mine, '撤出下方人员，自上而下清除', 2],
      ['mine', '台阶高度、平台宽度与设计不符', mine, '停止该处作业，按设计整治', 15],
      ['mine', '运输道路外侧挡墙、警示标志不足', mine, '加高挡墙，增设反光警示', 7],
      ['mine', '截排水沟淤堵', mine, '清淤疏通，汛前复核', 5],
      ['operation', '爆破警戒、盲炮处理记录不全', '《爆破安全规程》GB 6722', '完善警戒方案，逐岗确认并签字', 3],
      ['mine', '边坡监测数据未分析、无预警值', mine, '设定预警值，专人每周分析', 7],
    ],
  ),
  ...general(
    ['construction'],
    [
      [
        'workAtHeight',
        '基坑、楼层、洞口临边无防护',
        '《建筑施工高处作业安全技术规范》JGJ 80',
        '补设定型防护并专人检查',
        1,
      ],
      ['workAtHeight', '高处作业人员未系安全带', '《建筑施工高处作业安全技术规范》JGJ 80', '停止作业，系挂后恢复', 1],
      [
        'structure',
        '脚手架连墙件缺失，作业层未满铺',
        '《施工脚手架通用规范》GB 55023',
        '停用该段，补装满铺后重新验收',
        3,
      ],
      ['equipment', '塔机、升降机安全装置失灵', '《塔式起重机安全规程》GB 5144', '停用检修，检测合格后使用', 2],
      [
        'electrical',
        '开关箱未做到一机一闸一漏',
        '《建筑与市政工程施工现场临时用电安全技术标准》JGJ/T 46',
        '增设开关箱，一机一闸一漏一箱',
        2,
      ],
      [
        'hotWork',
        '焊割作业无接火斗、无看火人',
        '《建设工程施工现场消防安全技术规范》GB 50720',
        '设接火斗和灭火器，专人看火',
        1,
      ],
    ],
  ),
];
