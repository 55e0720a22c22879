import type { Endpoint } from '../kernel/endpoint.ts';
import type { FileRef } from '../kernel/field.ts';
import type { AnyLedger } from '../kernel/ledger.ts';
import { Problem, type ProblemCode } from '../kernel/problem.ts';
import type { AnyWhere } from '../kernel/where.ts';
import { presence } from './presence.ts';
import type {
  CountAnswer,
  EntryLine,
  Me,
  Named,
  NearbyRow,
  PageAnswer,
  ProblemAnswer,
  RowAnswer,
  SearchHit,
  TodayAnswer,
} from '../kernel/wire.ts';

/** A question to a list: filter, order ('-dueAt' descends) and where the page begins. */
export interface ListAsk {
  readonly where?: AnyWhere;
  readonly sort?: string;
  readonly after?: string;
  readonly limit?: number;
}

/** The calls of the server. Each answers JSON or throws a Problem with the server's own words. */
export const api = {
  me: () => ask<Me>('GET', '/api/me'),
  areas: () => ask<readonly Named[]>('GET', '/api/areas'),
  formerAreas: () => ask<readonly Named[]>('GET', '/api/areas/former'),
  people: () => ask<readonly Named[]>('GET', '/api/people'),
  today: () => ask<TodayAnswer>('GET', '/api/today'),
  owed: (filters: readonly AnyWhere[]) =>
    ask<readonly Readonly<Record<string, CountAnswer>>[]>('GET', `/api/owed?${params({ where: filters })}`),
  search: (q: string) => ask<readonly SearchHit[]>('GET', `/api/search?${params({ q })}`),
  list: async (l: AnyLedger, q: ListAsk = {}) => {
    const page = await ask<PageAnswer>('GET', `${path(l)}?${params({ ...q })}`);
    return { ...page, titles: Object.fromEntries(page.titles) };
  },
  nearby: (
    l: AnyLedger,
    { lng, lat }: { readonly lng: number; readonly lat: number },
    where: AnyWhere,
    limit: number,
  ) => ask<readonly NearbyRow[]>('GET', `${path(l)}/nearby?${params({ lng, lat, where, limit })}`),
  count: (l: AnyLedger, where: AnyWhere) => ask<CountAnswer>('GET', `${path(l)}/count?${params({ where })}`),
  row: (l: AnyLedger, id: string) => ask<RowAnswer>('GET', `${path(l)}/${id}`),
  history: (l: AnyLedger, id: string) => ask<readonly EntryLine[]>('GET', `${path(l)}/${id}/history`),
  create: (l: AnyLedger, id: string, draft: object) => ask<RowAnswer>('POST', path(l), { id, draft }),
  update: (l: AnyLedger, id: string, version: number, change: object) =>
    ask<RowAnswer>('PATCH', `${path(l)}/${id}`, { version, change }),
  take: (l: AnyLedger, id: string, step: string, version: number, input: object) =>
    ask<RowAnswer>('POST', `${path(l)}/${id}/steps/${step}`, { version, input }),
  /** The clear value of a sealed field, for a reason that is written down. */
  open: (l: AnyLedger, id: string, field: string, reason: string) =>
    ask<{ readonly value: string }>('POST', `${path(l)}/${id}/open`, { field, reason }),
  exportUrl: (l: AnyLedger, q: ListAsk & { readonly columns?: string }) => `${path(l)}/export?${params({ ...q })}`,
  fileUrl: (l: AnyLedger, id: string, hash: string, width?: number) =>
    `${path(l)}/${id}/files/${hash}${width ? `?width=${width}` : ''}`,
  /** Uploads one file; the answer is what a `files` field stores. */
  upload: (file: File) => send<FileRef>('/api/files', file),
  /** A special call; what is asked is let go of by its signal. */
  call: <I, O>(e: Endpoint<I, O>, input: I, signal?: AbortSignal) =>
    e.method === 'get'
      ? ask<O>('GET', `/api${e.path}?${params({ input: JSON.stringify(input) })}`, undefined, signal)
      : ask<O>('POST', `/api${e.path}`, input),
  /** What a label says, for whoever holds its code. */
  label: <O>(name: string, code: string) => ask<O>('GET', `/api/open/${name}/${encodeURIComponent(code)}`),
  /** Sends in what anyone may, signed in or not. */
  openDeed: <O>(name: string, county: string, body: object) =>
    ask<O>('POST', `/api/open/${name}/${encodeURIComponent(county)}`, body),
  /** Uploads a picture that goes with it. */
  openPicture: (name: string, county: string, file: File) =>
    send<FileRef>(`/api/open/${name}/${encodeURIComponent(county)}/pictures`, file),
  /** Calls below /api/auth: sign-in, sign-out, password, second factor. */
  auth: <O>(method: 'GET' | 'POST' | 'DELETE', name: string, body?: object) =>
    ask<O>(method, `/api/auth/${name}`, body),
};

/** Asks the server; it answers JSON or throws a Problem with the server's own words. */
export async function ask<T>(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const sending =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return answer<T>(await reach(url, { method, ...sending, ...(signal ? { signal } : {}) }));
}

/** Sends one file as it is. */
export async function send<T>(url: string, file: File): Promise<T> {
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) };
  return answer<T>(await reach(url, { method: 'POST', body: file, headers }));
}

async function reach(
  url: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Readonly<Record<string, string>> },
): Promise<Response> {
  try {
    return await fetch(url, { ...init, headers: { ...presence(), ...init.headers } });
  } catch {
    throw new Problem('unavailable', '连接不上服务器，请检查网络后重试；已填写内容仍在本页');
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T; // calls without an answer are typed void
  if (response.ok) return (await response.json()) as T; // the server answers what its contract says
  throw await problemOf(response);
}

async function problemOf(response: Response): Promise<Problem> {
  const found = (await response.json().catch(() => undefined)) as ProblemAnswer | undefined;
  if (!found?.code) return new Problem('unavailable', '服务器暂时不能处理，请稍后重试；已填写内容仍在本页');
  return new Problem(found.code as ProblemCode, found.title, { ...found });
}

function path(l: AnyLedger): string {
  return `/api/ledgers/${l.name}`;
}

function params(values: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([k, v]) => [k, typeof v === 'string' ? v : JSON.stringify(v)])).toString();
}
