import { say } from './sentences.ts';
import { chapter, item, part, type Structure, topic, words } from './structure.ts';

/** By field of duty: three levels of headings standing alone, each item a paragraph of its own, trades led by their names. */
export const domains: Structure = {
  label: '分领域体例',
  title: '{bureau}关于{period}工作开展情况的报告',
  numbering: { runIn: [], continuous: false },
  sections: [
    chapter('', words(say.opening), words(say.accidents)),
    chapter(
      '{span}工作开展情况',
      part(
        '安全生产监督管理',
        topic(
          '直接监管领域',
          words('非煤矿山和砖厂：', say.mines),
          words('危险化学品：', say.chemicals),
          words('烟花爆竹：', say.fireworks),
          words('工贸：', say.trade),
          words('行政许可：', say.permits),
        ),
        topic(
          '综合监管领域',
          item('集中整治。', say.inspections, say.majors),
          item('综合督导。', say.supervision, say.interviews),
          item('挂牌警示。', say.listing, say.cards),
          item('会商研判。', say.meetings),
        ),
        topic('行政执法', item('办理案件。', say.cases, say.seized), item('处理举报。', say.tips)),
      ),
      part(
        '防灾减灾救灾',
        topic('防汛和森林防火', words(say.flood, say.forest)),
        topic('房屋安全排查', words(say.buildings)),
        topic('物资保障', words(say.supplies)),
      ),
      part(
        '应急能力建设',
        topic('值班值守', words(say.duty, say.incidents, say.warnings)),
        topic('队伍和装备', words(say.teams, say.musters, say.equipment)),
      ),
    ),
    chapter('存在的问题', item(say.shortCure), item(say.shortRepeat), item(say.shortCards)),
    chapter(
      '{next}工作安排',
      part('隐患治理', words(say.planCure)),
      part('监管执法', words(say.planEnforce)),
      part('源头预防', words(say.planPrevent)),
      part('应急准备', words(say.planDisaster, say.planReady)),
    ),
  ],
};
