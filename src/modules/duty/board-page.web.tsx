import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { addHours } from '../../kernel/calendar.ts';
import { roles } from '../../kernel/role.ts';
import { api } from '../../web/api.ts';
import { serverNow, useNow } from '../../web/clock.ts';
import { connection } from '../../web/connection.ts';
import { clauseOf, useDesk } from '../../web/desk.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { rowPath } from '../../web/fields/paths.ts';
import { KeySheet } from '../../web/keys/key-sheet.tsx';
import { useAreaNames } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { useStore } from '../../web/store.ts';
import { Notices } from '../../web/today/notices.tsx';
import { clockWords, dueWords } from '../../web/words/moment.ts';
import { timeLeft } from '../../web/words/time-left.ts';
import { useRemembered } from '../../web/use-remembered.ts';
import { boardKeys, useBoardKeys } from './board-keys.web.ts';
import { chime, isMuted } from './chime.web.ts';
import { type DutyBoard, dutyBoard } from './duty.endpoints.ts';
import { desks } from './duty-roles.ts';
import './board.css';

type Line = DutyBoard['lines'][number];

const none: readonly Line[] = [];
const askMs = 5000;
const freshMs = 60_000;
const keyOf = (line: Line) => `${line.rowId} ${line.name}`;

const looks = z.enum(['desk', 'wall', 'night']);
type Look = z.infer<typeof looks>;

/**
 * The duty board: everything open by its consequence and the time left, for somebody three metres away; new matters are heard and seen.
 * On the wall it fills the window in larger type, at night in the dark.
 */
export function BoardPage() {
  usePageTitle('值班看板');
  const [sound, setSound] = useState(true);
  const [look, setLook] = useRemembered<Look>('board-look', looks, 'desk');
  const { data, dataUpdatedAt } = useQuery({
    queryKey: ['rows', 'duty-board'],
    queryFn: async () => ({ ...(await api.call(dutyBoard, {})), at: serverNow() }),
    refetchInterval: askMs,
    refetchIntervalInBackground: true,
    throwOnError: (_, query) => query.state.data === undefined,
  });
  const fresh = useFresh(data?.lines, sound);
  const onSound = useCallback(() => setSound((on) => !on), []);
  const onLook = useCallback((next: Look) => setLook((now) => (now === next ? 'desk' : next)), [setLook]);
  const at = useBoardKeys(data?.lines ?? none, { onSound, onLook });
  const lost = useStore(connection) === 'lost';
  if (!data) return <PageSkeleton />;
  const classes = ['page', 'duty-board', lost && 'duty-board-lost', look !== 'desk' && 'duty-board-wall', look];
  return (
    <div className={classes.filter(Boolean).join(' ')} data-updated={dataUpdatedAt}>
      <header className="duty-board-head">
        <h1>值班看板</h1>
        <OnDuty board={data} />
        <p role="status" className={lost ? 'duty-board-state lost' : 'duty-board-state'}>
          {lost ? `与服务器失去联系，以下是 ${clockWords(data.at)} 的情况，正在重连` : `实时，${clockWords(data.at)}`}
        </p>
        {sound && isMuted() && <p className="duty-board-state">浏览器还没有放行声音，点一下本页即可</p>}
      </header>
      <Notices on="board" />
      {data.lines.length === 0 && <p className="duty-board-none">没有需要办理的事项。</p>}
      <ol className="duty-lines" aria-label="待办事项">
        {data.lines.map((line, index) => (
          <BoardLine key={keyOf(line)} line={line} isAt={index === at} isFresh={fresh.has(keyOf(line))} />
        ))}
      </ol>
      {data.more > 0 && <p className="quiet">还有 {data.more} 项时限较远的事项，在“今日”页查看。</p>}
      <footer className="key-legend" aria-label="按键">
        <span>
          <kbd>N</kbd> 接报 <kbd>J</kbd>
          <kbd>K</kbd> 上下 <kbd>Enter</kbd> 打开 <kbd>H</kbd> 交接班
        </span>
        <button type="button" aria-pressed={sound} onClick={onSound}>
          <kbd>M</kbd> {sound ? '声音开' : '声音关'}
        </button>
        <button type="button" aria-pressed={look === 'wall'} onClick={() => onLook('wall')}>
          <kbd>W</kbd> 大屏
        </button>
        <button type="button" aria-pressed={look === 'night'} onClick={() => onLook('night')}>
          <kbd>D</kbd> 夜间
        </button>
        <KeySheet keys={boardKeys} />
      </footer>
    </div>
  );
}

function OnDuty({ board }: { readonly board: DutyBoard }) {
  const { now, today } = useNow();
  // Who comes next is told when he is to come, or when nobody is there.
  const shown = board.shifts.filter(
    ({ desk, state, startsAt }) =>
      state !== 'published' ||
      startsAt <= addHours(now, 1) ||
      !board.shifts.some((other) => other.desk === desk && other.state !== 'published'),
  );
  const words: Readonly<Record<string, string>> = desks;
  return (
    <div className="duty-crews">
      {shown.length === 0 && <p className="past">当前没有已发布的班次，请排班</p>}
      {shown.map((shift) => (
        <p key={shift.id}>
          <b>{words[shift.desk]}</b> 带班 {shift.leader?.name ?? '缺'}　主班 {shift.main?.name ?? '缺'}
          {shift.deputy && `　副班 ${shift.deputy.name}`}
          <span className="quiet">
            {' '}
            {shift.state === 'published' ? '未到岗' : shift.state === 'handing' ? '交班待确认' : '在岗'}，至{' '}
            {dueWords(shift.endsAt, today)}
          </span>
        </p>
      ))}
      {board.away.length > 0 && (
        <p className="quiet">
          外出：
          {board.away
            .map(({ name, destination, endsAt }) => `${name}（${destination}，${dueWords(endsAt, today)}回）`)
            .join('、')}
        </p>
      )}
    </div>
  );
}

function BoardLine({
  line,
  isAt,
  isFresh,
}: {
  readonly line: Line;
  readonly isAt: boolean;
  readonly isFresh: boolean;
}) {
  const desk = useDesk();
  const areaName = useAreaNames();
  const { now, today } = useNow();
  const ledger = desk.registry.ledgers.get(line.ledger);
  const left = timeLeft(line.dueAt, now);
  const who = Object.entries(roles).find(([role]) => role === line.owes)?.[1];
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isAt) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isAt]);
  const look = [
    'duty-line',
    left.past ? 'duty-line-past' : '',
    line.weight >= 2 ? 'duty-line-grave' : '',
    isAt ? 'duty-line-at' : '',
    isFresh ? 'duty-line-new' : '',
  ];
  return (
    <li ref={place} className={look.filter(Boolean).join(' ')} aria-current={isAt}>
      <Anchor href={ledger ? rowPath(ledger, line.rowId) : '/'}>
        <span className="duty-line-what">{ledger?.deadlines[line.name]?.label ?? ledger?.label}</span>
        <span className="duty-line-title">
          {isFresh && <em>新</em>}
          {line.title}
        </span>
        <span className="duty-line-left">
          <time dateTime={line.dueAt}>{left.words}</time>
        </span>
        <span className="duty-line-about">
          {[
            areaName(line.area),
            line.owes === 'dutyOfficer' ? '' : `由${who ?? ''}办理`,
            `${dueWords(line.dueAt, today)}到期`,
            clauseOf(desk, ledger, line.name),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </Anchor>
    </li>
  );
}

/** Which lines have come since the page was opened, for a minute each; one that comes is heard, a grave one twice. */
function useFresh(lines: readonly Line[] | undefined, sound: boolean): ReadonlySet<string> {
  const known = useRef<Map<string, number>>(undefined);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!lines) return;
    const now = performance.now();
    const before = known.current;
    const next = new Map(lines.map((line) => [keyOf(line), before?.get(keyOf(line)) ?? (before ? now : -freshMs)]));
    const come = before ? lines.filter((line) => !before.has(keyOf(line))) : [];
    known.current = next;
    setFresh(new Set([...next].filter(([, at]) => now - at < freshMs).map(([key]) => key)));
    if (sound && come.length > 0) chime(come.some(({ weight }) => weight >= 2) ? 2 : 1);
  }, [lines, sound]);
  return fresh;
}
