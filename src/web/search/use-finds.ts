import { keepPreviousData, useQuery } from '@tanstack/react-query';
import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined';
import UserOutlined from '@ant-design/icons/es/icons/UserOutlined';
import { useEffect, useState } from 'react';
import type { SearchHit } from '../../kernel/wire.ts';
import { api } from '../api.ts';
import { useDesk } from '../desk.ts';
import { rowPath } from '../fields/paths.ts';
import { actionsOf, menuOf } from '../menu.ts';
import { useAreaNames, useMe, useRoles } from '../names.ts';
import { type Find, type FindGroup, findPlaces, wordsOf } from './finds.ts';
import { recentFinds } from './recent.ts';

const pauseMs = 140;
const general = [
  { path: '/', label: '今日', icon: HomeOutlined },
  { path: '/account', label: '账号与安全', icon: UserOutlined },
];

/** What was found. `waiting` while rows are looked for; `error` when they could not be. */
export interface Finds {
  readonly groups: readonly FindGroup[];
  readonly waiting: boolean;
  readonly error: unknown;
}

/** Finds pages, things to do and rows of all ledgers; with nothing asked, what was opened lately. */
export function useFinds(asked: string): Finds {
  const desk = useDesk();
  const roles = useRoles();
  const { id } = useMe();
  const rows = useRows(asked);
  const hitFind = useHitFind();
  const nothingAsked = wordsOf(asked).length === 0;
  const places = findPlaces(asked, menuOf(desk, roles), actionsOf(desk, roles), general);
  const found = { label: '记录', finds: nothingAsked ? [] : (rows.data ?? []).map(hitFind) };
  const recent = { label: '最近打开', finds: nothingAsked ? recentFinds(id) : [] };
  const groups = nothingAsked ? [recent, ...places] : [...places, found];
  return {
    groups: groups.filter(({ finds }) => finds.length > 0),
    waiting: !nothingAsked && rows.waiting,
    error: nothingAsked ? null : rows.error,
  };
}

function useRows(asked: string) {
  const words = wordsOf(asked).join(' ').slice(0, 60);
  const settled = useSettled(words);
  const { data, error, isFetching } = useQuery({
    queryKey: ['search', settled, 'rows'],
    queryFn: () => api.search(settled),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  });
  return { data, error, waiting: isFetching || settled !== words };
}

function useHitFind(): (hit: SearchHit) => Find {
  const { registry } = useDesk();
  const areaName = useAreaNames();
  return ({ ledger, rowId, title, area }) => {
    const l = registry.ledgers.get(ledger);
    const note = [l?.label ?? '', area.length > 6 ? areaName(area) : ''].filter(Boolean).join(' · ');
    return { key: `row ${rowId}`, path: l ? rowPath(l, rowId) : '/', label: title, note };
  };
}

/** The text as it was when typing paused. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
