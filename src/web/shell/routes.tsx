import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
  type RouteComponent,
  useParams,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { useDesk } from '../desk.ts';
import { beginningOf, openingOf } from '../menu.ts';
import { areasQuery, meQuery } from '../names.ts';
import type { Desk, PageEntry } from '../pages.ts';
import { isSignedOut } from '../session.ts';
import { todayQuery } from '../today/today-query.ts';
import { NotFound } from './not-found.tsx';
import { PageProblem } from './page-problem.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { Shell } from './shell.tsx';

/** Every address of the desk. Pages are fetched when they are opened or pointed at. */
export function createDeskRouter(desk: Desk, queries: QueryClient) {
  const root = createRootRoute({ component: Outlet });
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
  });
  const inside = createRoute({
    getParentRoute: () => root,
    id: 'desk',
    component: Shell,
    beforeLoad: ({ location }) => enter(queries, location.href),
    notFoundComponent: NotFound,
  });
  const page = (path: string, component: RouteComponent) =>
    createRoute({ getParentRoute: () => inside, path, component });

  const begin = createRoute({
    getParentRoute: () => inside,
    path: '/l/$ledger/new',
    beforeLoad: ({ params, search }) => {
      const own = beginningOf(desk, ledgerOf(desk, params.ledger));
      if (own) throw redirect({ to: own, search });
    },
    component: lazyRouteComponent(
      () => import('../ledger/new-row-page.tsx').then((m) => ({ Page: ofLedger(m.NewRowPage) })),
      'Page',
    ),
  });
  const home = createRoute({
    getParentRoute: () => inside,
    path: '/',
    loader: () => void queries.prefetchQuery(todayQuery),
    component: lazyRouteComponent(() => import('../today/today-page.tsx'), 'TodayPage'),
  });
  const routes = [
    home,
    page(
      '/l/$ledger',
      lazyRouteComponent(
        () => import('../ledger/ledger-page.tsx').then((m) => ({ Page: ofLedger(m.LedgerPage) })),
        'Page',
      ),
    ),
    begin,
    page(
      '/l/$ledger/import',
      lazyRouteComponent(
        () => import('../import/import-page.tsx').then((m) => ({ Page: ofLedger(m.ImportPage) })),
        'Page',
      ),
    ),
    page(
      '/l/$ledger/import/$id',
      lazyRouteComponent(() => import('../import/batch-page.tsx').then((m) => ({ Page: ofRow(m.BatchPage) })), 'Page'),
    ),
    createRoute({
      getParentRoute: () => inside,
      path: '/l/$ledger/$id',
      beforeLoad: ({ params, search }) => {
        const own = openingOf(desk, ledgerOf(desk, params.ledger), params.id);
        if (own && !('edit' in search)) throw redirect({ to: own, replace: true }); // a change is made in the general form
      },
      component: lazyRouteComponent(
        () => import('../ledger/row-page.tsx').then((m) => ({ Page: ofRow(m.RowPage) })),
        'Page',
      ),
    }),
    page(
      '/record',
      lazyRouteComponent(() => import('./record-page.tsx'), 'RecordPage'),
    ),
    page(
      '/account',
      lazyRouteComponent(() => import('../sign-in/account-page.tsx'), 'AccountPage'),
    ),
    page('$', NotFound),
    ...ownPages(desk, false).map((entry) =>
      createRoute({
        getParentRoute: () => inside,
        path: entry.path,
        beforeLoad: () => refuseStrangers(queries, entry),
        component: lazyRouteComponent(() => entry.load().then((Page) => ({ Page })), 'Page'),
      }),
    ),
  ];
  const outside = ownPages(desk, true).map((entry) =>
    createRoute({
      getParentRoute: () => root,
      path: entry.path,
      component: lazyRouteComponent(() => entry.load().then((Page) => ({ Page })), 'Page'),
    }),
  );
  return createRouter({
    routeTree: root.addChildren([signIn, ...outside, inside.addChildren(routes)]),
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

/** The pages the modules have written, those for everybody or those of the desk. */
const ownPages = (desk: Desk, isPublic: boolean) =>
  desk.pages.flatMap(({ pages = [] }) => pages.filter((entry) => (entry.isPublic ?? false) === isPublic));

/** Nobody comes in without having signed in; afterwards they are led back to where they wanted to go. */
async function enter(queries: QueryClient, wanted: string): Promise<void> {
  void queries.prefetchQuery(areasQuery);
  try {
    await queries.ensureQueryData(meQuery);
  } catch (error) {
    if (!isSignedOut(error)) throw error;
    throw redirect({ to: '/sign-in', search: wanted === '/' ? {} : { back: wanted }, replace: true });
  }
}

/** A page of a module is for the roles it names: the server refuses its calls to others, so they are told before it opens. */
function refuseStrangers(queries: QueryClient, { by, label }: PageEntry): void {
  const me = queries.getQueryData(meQuery.queryKey);
  if (me?.posts.some((post) => by.includes(post.role))) return;
  throw new Problem('forbidden', `您的岗位不能办理“${label}”，如需办理请联系有权限的同事`);
}

function ledgerOf(desk: Desk, name: string): AnyLedger {
  const found = desk.registry.ledgers.get(name);
  if (!found) throw notFound();
  return found;
}

function ofLedger(Page: ComponentType<{ readonly ledger: AnyLedger }>) {
  return function LedgerRoute() {
    const { ledger = '' } = useParams({ strict: false });
    const found = useDesk().registry.ledgers.get(ledger);
    return found ? <Page key={ledger} ledger={found} /> : <NotFound />;
  };
}

function ofRow(Page: ComponentType<{ readonly ledger: AnyLedger; readonly id: string }>) {
  return function RowRoute() {
    const { ledger = '', id = '' } = useParams({ strict: false });
    const found = useDesk().registry.ledgers.get(ledger);
    return found ? <Page key={id} ledger={found} id={id} /> : <NotFound />;
  };
}
