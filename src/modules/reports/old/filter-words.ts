/** What must be said near a figure before a filter of an indicator may be taken for meant: by the filter's value. */
const evidence: Readonly<Record<string, RegExp>> = {
  great_inspection: /大检查/,
  three_year: /三年行动/,
  major_hazard_2023: /重大事故隐患专项|重大事故隐患.{0,8}(?:排查整治|行动)/,
  year_end: /岁末年初|岁末|年初/,
  universiade: /大运|赛会|运动会/,
  three_big: /大排查|大曝光|大整治/,
  gas: /燃气/,
  building: /房屋|自建房|建筑/,
  disaster_day: /减灾日|减灾宣传周/,
  safety_month: /安全生产月/,
  five_actions: /行动/,
  major: /重大/,
  general: /一般/,
  noncoal_mine: /非煤|矿山/,
  industry_trade: /工贸/,
  hazchem: /危化|危险化学|化工/,
  fireworks: /烟花|爆竹/,
  brick: /砖/,
  shale_brick: /砖/,
  fireworks_wholesale: /批发/,
  fireworks_retail: /零售/,
  gas_station: /加油站/,
  forest_fire: /森林|防火|火险/,
  forest_fire_rescue: /森林|防灭火|救援|应急/,
  flood: /汛|防洪|抗旱/,
  water: /水域|溺水|水利|水库/,
  urban: /城镇|城市|城区/,
  rural: /农村|乡村/,
  county: /县级|区级|市级|县|区/,
  township: /乡镇|镇级|镇办|街道|镇街/,
  village: /村/,
  department: /部门/,
  enterprise: /企业/,
  social: /社会|民间/,
  gov_fire_brigade: /专职消防/,
  dike_patrol: /巡堤/,
  township_flood: /镇/,
  county_flood: /县|专业/,
  village_reservoir: /水库/,
  special: /专项|特种/,
  special_rescue: /特种/,
  overall: /总体/,
  national: /国家|全国/,
  provincial: /省/,
  national_supervision: /国家.{0,6}(?:督查|督导|局)/,
  mine_checkup: /体检/,
  self_inspection: /自查/,
  supervision: /督查|督导|督办/,
  supervision_letter: /督办函/,
  tip: /举报/,
  inspection_feedback: /巡察/,
  own_enforcement_sections: /科室|股室|执法大队/,
  township_delegated: /委托|乡镇/,
  cross_inspection: /互查|异地/,
  dept_plus_expert: /部门.{0,3}专家/,
  internet_enforcement: /互联网/,
  safety_committee: /安委会|安全生产委员会|安全生产/,
  hazchem_joint: /危险化学品|危化/,
  flood_hq: /防汛|抗旱/,
  self_built: /自建房/,
  winter_spring: /冬春/,
  drought: /干旱/,
  disaster_officer: /信息员/,
  risk_census: /普查/,
  accident: /事故/,
  plenary: /全体|全会|扩大/,
  thematic: /专题/,
  comprehensive: /综合/,
  party_building: /党建/,
  integrity: /廉政|廉洁/,
  ideology: /意识形态/,
  quilt: /棉被/,
  coat: /大衣/,
  drowning: /溺水/,
  isolation_site: /隔离/,
  safety_classroom: /课堂/,
  contest: /竞赛/,
  online_quiz: /答题/,
  disaster: /灾/,
  fire: /火/,
  duty: /值班|值守/,
  severity: /重大|较大/,
  larger: /较大/,
  leaders: /领导/,
  superior: /省|市|上级/,
  district: /区|县/,
};

/** The values of an indicator's filters, e.g. ['major', 'year_end'] of hazard.found{level=major,campaign=year_end}. */
export function filterValues(code: string): readonly string[] {
  const inner = /\{(.*)\}/.exec(code)?.[1] ?? '';
  return inner
    .split(/[,+]/)
    .map((each) => each.replace(/^[^=]*>?=/, ''))
    .filter((each) => each !== '');
}

/** The measure of an indicator: its code without the filters. */
export const measureOf = (code: string) => code.split('{', 1)[0] ?? code;

/** How many of the filters are said in a text, and how many that could be are not. */
export function spoken(values: readonly string[], text: string): { readonly said: number; readonly unsaid: number } {
  const known = values.flatMap((value) => evidence[value] ?? []);
  const said = known.filter((pattern) => pattern.test(text)).length;
  return { said, unsaid: known.length - said };
}
