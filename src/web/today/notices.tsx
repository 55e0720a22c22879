import { lazy, Suspense } from 'react';
import { useDesk } from '../desk.ts';
import { useRoles } from '../names.ts';
import type { NoticeEntry } from '../pages.ts';

/** What the modules tell somebody on top of today's page, or of the duty board; fetched only for those it is meant for. */
export function Notices({ on = 'today' }: { readonly on?: 'today' | 'board' }) {
  const roles = useRoles();
  const all = useDesk().pages.flatMap(({ notices = [] }) => notices);
  const there = all.filter(({ onBoard }) => on === 'today' || onBoard);
  const mine = there.filter(({ by }) => by.some((role) => roles.includes(role)));
  return (
    <Suspense>
      {mine.map((entry, at) => {
        const Notice = lazyNotice(entry);
        return <Notice key={at} />;
      })}
    </Suspense>
  );
}

const fetched = new Map<NoticeEntry, ReturnType<typeof fetchNotice>>();

function lazyNotice(entry: NoticeEntry) {
  const found = fetched.get(entry) ?? fetchNotice(entry);
  fetched.set(entry, found);
  return found;
}

function fetchNotice(entry: NoticeEntry) {
  return lazy(() => entry.load().then((Notice) => ({ default: Notice })));
}
