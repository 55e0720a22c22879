import { say } from './sentences.ts';
import { chapter, clause, item, part, type Structure, topic, words } from './structure.ts';

/** The state of safety first, then what was done with run-in topics, then goals and tasks. */
export const situationFirst: Structure = {
  label: '形势先行体例',
  title: '{bureau}关于{period}安全形势和工作情况的报告',
  numbering: { runIn: [3], continuous: false },
  sections: [
    chapter('', words(say.opening)),
    chapter('{span}全县安全形势', words(say.accidents, say.incidents)),
    chapter(
      '主要工作开展情况',
      part(
        '安全生产工作',
        topic('责任落实', words(say.meetings, say.tasks, say.interviews)),
        topic('隐患治理', clause(say.inspections), clause(say.majors, say.listing), clause(say.experts)),
        topic('专项整治', words(say.yearEnd, say.games, say.majorsDrive)),
        topic('监督执法', clause(say.supervision), clause(say.cases), clause(say.tips)),
        topic('源头预防', words(say.prevention, say.permits)),
      ),
      part('防汛和森林防灭火工作', words(say.flood, say.forest, say.warnings)),
      part('防灾减灾救灾工作', words(say.buildings, say.supplies)),
      part('应急救援和值守工作', words(say.teams, say.musters, say.equipment, say.duty)),
    ),
    chapter('存在的问题', item(say.shortCure), item(say.shortRepeat), item(say.shortStaff)),
    chapter(
      '{next}重点工作',
      words('工作目标：坚决防范较大以上生产安全事故，努力减少一般事故。'),
      words('重点工作：'),
      item(say.planCure),
      item(say.planEnforce),
      item(say.planPrevent),
      item(say.planDisaster),
      item(say.planReady),
    ),
  ],
};
