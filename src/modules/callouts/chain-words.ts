import type { CalledPerson } from './board.endpoints.ts';
import { type Who, whos } from './ladder.ts';

const at = (moment: string | null) => moment ?? '';

/** The stations of somebody's chain with when they came to each; '' while it lies ahead. */
export function stationsOf(person: CalledPerson) {
  return [
    { words: '已发出', at: at(person.sentAt) },
    { words: '已振铃', at: at(person.rangAt) },
    { words: '已接听', at: at(person.answeredAt) },
    { words: person.heardSeconds === null ? '听完' : `听了 ${person.heardSeconds} 秒`, at: at(person.heardAt) },
    { words: '已确认', at: at(person.reachedAt) },
    { words: '已到岗', at: at(person.inPositionAt) },
    {
      words: person.moved === null ? '已转移' : `转移 ${person.moved}/${person.inCharge}`,
      at: person.moved === null ? '' : at(person.inPositionAt),
    },
    { words: '已回报', at: at(person.reportedAt) },
  ];
}

const hows: Readonly<Record<string, string>> = {
  key: '按键确认',
  button: '点击确认',
  code: '报确认码',
  word: '口头应答',
};

/** How far somebody is who is not reached, in a few words. */
export function standingOf(person: CalledPerson): string {
  if (person.reachedAt !== null) return hows[person.reachedHow ?? ''] ?? '已确认';
  if (person.state === 'door') return '已派人上门';
  if (person.state === 'closed') return '未叫应';
  const far = person.heardAt
    ? '听完未确认'
    : person.answeredAt
      ? '接听未听完'
      : person.rangAt
        ? '振铃未接'
        : person.sentAt
          ? '已发出'
          : '排队中';
  const who = whos[person.rung as Who]; // the ladder's own words
  return person.rung === 'self' ? far : `本人${far}，正在叫${who ?? ''}`;
}
