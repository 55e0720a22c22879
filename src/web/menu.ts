import FolderOutlined from '@ant-design/icons/es/icons/FolderOutlined';
import type { AnyLedger } from '../kernel/ledger.ts';
import type { Role } from '../kernel/role.ts';
import { listPath, newPath } from './fields/paths.ts';
import { type Desk, type Icon, type LedgerEntry, type MenuGroup, menuGroups, type PageEntry } from './pages.ts';

/** Somewhere to go: a ledger's list or a page. */
export interface Place {
  readonly path: string;
  readonly label: string;
  readonly icon: Icon;
}

/** A duty with where one goes for it. */
export interface MenuDuty {
  readonly label: string;
  /** The same for everybody, whatever of it they may see. */
  readonly icon: Icon;
  readonly places: readonly Place[];
}

/** A group of the menu with what it holds for somebody: all places, and the same by duty. */
export interface MenuSection extends Omit<MenuDuty, 'icon'> {
  readonly group: MenuGroup;
  readonly duties: readonly MenuDuty[];
}

/** Something to begin: a new row, in its module's own page or in the general form. */
export interface Action extends Place {
  readonly ledger: AnyLedger;
  /** Whether somebody with these roles begins it more often than anything. */
  readonly isUsual: boolean;
}

/** The menu of somebody with these roles: only groups that have something for them. */
export function menuOf(desk: Desk, roles: readonly Role[]): readonly MenuSection[] {
  const may = (allowed: readonly Role[]) => allowed.some((role) => roles.includes(role));
  const groups = Object.entries(menuGroups) as [MenuGroup, string][]; // Object.entries forgets the literal keys
  return groups
    .map(([group, label]) => {
      const mine = desk.pages.filter((module) => module.group === group);
      const duties = mine.map(({ label: duty, ledgers = [], pages = [] }) => ({
        label: duty,
        icon: (ledgers[0] ?? pages[0])?.icon ?? FolderOutlined,
        places: [
          ...pages.filter((page) => may(page.by) && !page.inner && !page.isPublic),
          ...ledgers.filter(({ ledger: l }) => may(l.may.read)).map(({ ledger: l, icon }) => placeOf(l, icon)),
        ],
      }));
      const own = duties.filter(({ places }) => places.length > 0);
      return { group, label, duties: own, places: own.flatMap(({ places }) => places) };
    })
    .filter(({ places }) => places.length > 0);
}

/** The pages that are about nobody but whoever looks. */
export function ownPagesOf(desk: Desk, roles: readonly Role[]): readonly (Place & { readonly words: string })[] {
  return desk.pages
    .flatMap(({ pages = [] }) => pages)
    .flatMap(({ path, label, icon, by, mine }) =>
      mine !== undefined && by.some((role) => roles.includes(role)) ? [{ path, label, icon, words: mine }] : [],
    );
}

/** What somebody with these roles may begin: what they begin most, then the hand-written pages, those that others begin most behind. */
export function actionsOf(desk: Desk, roles: readonly Role[]): readonly Action[] {
  const may = (allowed: readonly Role[]) => allowed.some((role) => roles.includes(role));
  const isUsual = ({ leads = [] }: PageEntry | LedgerEntry) => may(leads);
  const place = (page: PageEntry) => (isUsual(page) ? 0 : page.leads ? 2 : 1);
  const own = desk.pages
    .flatMap(({ pages = [] }) => pages)
    .toSorted((a, b) => place(a) - place(b))
    .flatMap((page) => {
      const { path, icon, creates, by } = page;
      if (!creates || !may(by) || !may(creates.may.create)) return [];
      return [{ path, icon, ledger: creates, label: `新建${creates.label}`, isUsual: isUsual(page) }];
    });
  const general = desk.pages.flatMap(({ ledgers = [] }) =>
    ledgers
      .filter(({ ledger: l }) => may(l.may.create) && !own.some((action) => action.ledger === l))
      .map((entry) => ({ ...beginning(entry.ledger), icon: entry.icon, isUsual: isUsual(entry) })),
  );
  return [...own, ...general];
}

const beginning = (l: AnyLedger) => ({ path: newPath(l), ledger: l, label: `新建${l.label}` });

/** The hand-written page where rows of a ledger begin, if it has one. */
export function beginningOf(desk: Desk, l: AnyLedger): string | undefined {
  return desk.pages.flatMap(({ pages = [] }) => pages).find((page) => page.creates === l)?.path;
}

/** The hand-written page where a row of a ledger opens, if it has one. */
export function openingOf(desk: Desk, l: AnyLedger, id: string): string | undefined {
  return desk.pages
    .flatMap(({ pages = [] }) => pages)
    .find((page) => page.opens === l)
    ?.path.replace('$id', id);
}

const placeOf = (l: AnyLedger, icon: Icon): Place => ({ path: listPath(l), label: l.label, icon });
