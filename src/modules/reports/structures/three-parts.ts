import { say } from './sentences.ts';
import { chapter, clause, item, part, type Structure, words } from './structure.ts';

/** What was done, what is wanting, what comes next: paired run-in headings, each paragraph counted through with 一是. */
export const threeParts: Structure = {
  label: '总结计划体例',
  title: '{bureau}{period}工作总结和{next}工作计划',
  numbering: { runIn: [2], continuous: false },
  sections: [
    chapter('', words(say.opening)),
    chapter(
      '{span}工作总结',
      words(say.accidents),
      part(
        '严抓隐患治理，守牢安全底线',
        clause('压实各方责任。', say.meetings, say.tasks),
        clause('开展监督检查。', say.inspections, say.supervision),
        clause('实施集中整治。', say.yearEnd, say.games, say.majorsDrive, say.experts),
        clause('管住重点领域。', '对非煤矿山和砖厂', say.mines, '对烟花爆竹经营单位', say.fireworks),
        clause('严格行政执法。', say.cases, say.seized, say.investigated),
      ),
      part(
        '防范自然灾害，做实救灾准备',
        clause('落实防汛防火责任。', say.flood, say.forest),
        clause('排查房屋安全隐患。', say.buildings),
        clause('备足救灾物资。', say.supplies),
      ),
      part(
        '完善应急体系，增强救援能力',
        clause('建强救援队伍。', say.teams, say.musters),
        clause('配齐应急装备。', say.equipment),
        clause('坚持应急值守。', say.duty, say.incidents, say.warnings),
      ),
    ),
    chapter(
      '存在的主要问题',
      words('工作中还存在一些不足：'),
      clause(say.shortCure),
      clause(say.shortRepeat),
      clause(say.shortStaff),
    ),
    chapter(
      '{next}工作计划',
      part('总体目标', item('坚决防范较大以上生产安全事故。'), item('确保隐患按期整改、重大隐患动态清零。')),
      part('重点安排', item(say.planCure), item(say.planEnforce), item(say.planDisaster), item(say.planReady)),
    ),
  ],
};
