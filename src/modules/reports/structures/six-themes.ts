import { say } from './sentences.ts';
import { chapter, item, part, type Structure, topic, words } from './structure.ts';

/** Six headings, each on one character; topics below them counted through from the first to the last. */
export const sixThemes: Structure = {
  label: '六字体例',
  title: '{bureau}关于{period}工作亮点和成效的报告',
  numbering: { runIn: [3], continuous: true },
  sections: [
    chapter('', words(say.opening), words(say.accidents)),
    chapter(
      '工作亮点和成效',
      part(
        '突出“快”字，预警响应有速度',
        topic('值班值守方面', words(say.duty, say.incidents)),
        topic('预警叫应方面', words(say.warnings)),
      ),
      part(
        '突出“防”字，源头治理有深度',
        topic('双重预防方面', words(say.prevention)),
        topic('房屋排查方面', words(say.buildings)),
      ),
      part(
        '突出“实”字，隐患整治有力度',
        topic('检查整治方面', words(say.inspections, say.majors)),
        topic('督查督办方面', words(say.supervision, say.listing)),
      ),
      part(
        '突出“严”字，监管执法有硬度',
        topic('案件办理方面', words(say.cases, say.seized)),
        topic('举报办理方面', words(say.tips)),
      ),
      part(
        '突出“备”字，应急保障有厚度',
        topic('队伍建设方面', words(say.teams, say.musters)),
        topic('物资装备方面', words(say.supplies, say.equipment)),
      ),
      part(
        '突出“合”字，统筹协调有广度',
        topic('部署推动方面', words(say.meetings, say.tasks)),
        topic('防汛防火方面', words(say.flood, say.forest)),
      ),
    ),
    chapter('存在的问题', item(say.shortCure), item(say.shortRepeat), item(say.shortStaff)),
    chapter('{next}打算', item(say.planCure), item(say.planEnforce), item(say.planReady)),
  ],
};
