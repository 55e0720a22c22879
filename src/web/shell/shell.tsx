import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useIsPhone } from '../fields/use-phone.ts';
import { followRows } from '../live.ts';
import { meQuery } from '../names.ts';
import { followPresence } from '../presence.ts';
import { recall, remember } from '../remembered.ts';
import { SearchDialog } from '../search/search-dialog.tsx';
import { useSearchKeys } from '../search/search-keys.ts';
import { ExpiredDialog } from '../sign-in/expired-dialog.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { LostBanner } from './lost-banner.tsx';
import { SideMenu } from './side-menu.tsx';
import { TopBar } from './top-bar.tsx';
import './shell.css';

/** What stands around every page of the desk. */
export function Shell() {
  const [narrow, setNarrow] = useState(() => recall('menu') === 'narrow');
  const [searching, setSearching] = useState(false);
  const phone = useIsPhone();
  const main = useFocusOnArrival();
  const queries = useQueryClient();
  useEffect(() => followRows(queries), [queries]);
  useEffect(() => followPresence(() => void queries.invalidateQueries({ queryKey: meQuery.queryKey })), [queries]);
  useSearchKeys(() => setSearching(true));
  const turn = (next: boolean) => {
    setNarrow(next);
    remember('menu', next ? 'narrow' : 'wide');
  };
  return (
    <div className={narrow ? 'shell shell-narrow' : 'shell'}>
      <a href="#main" className="skip">
        跳到正文
      </a>
      {!phone && <SideMenu narrow={narrow} onNarrow={turn} />}
      <div className="shell-body">
        <TopBar onSearch={() => setSearching(true)} />
        <LostBanner />
        <main id="main" tabIndex={-1} ref={main}>
          <Outlet />
        </main>
      </div>
      {phone && <BottomBar onSearch={() => setSearching(true)} />}
      {searching && <SearchDialog onClose={() => setSearching(false)} />}
      <ExpiredDialog />
    </div>
  );
}

/** Whoever comes to another page by keyboard or ear begins at its top, or where the page begins, not where the link was. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        // A form that has already put the cursor where one types keeps it.
        if (!pathChanged || !fromLocation || main.current?.contains(document.activeElement)) return;
        main.current?.focus({ preventScroll: true });
      }),
    [router],
  );
  return main;
}
