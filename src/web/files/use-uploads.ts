import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { FileRef } from '../../kernel/field.ts';
import { api } from '../api.ts';
import { problemWords } from '../words/problem.ts';
import { shrunk } from './shrink.ts';

/** A file on its way to the server, or one the server would not take and why. */
export interface Upload {
  readonly key: string;
  readonly file: File;
  readonly trouble: string | null;
}

/** Pictures sent from this page, so that they can be seen before their row is saved. */
export const sentPictures = new Map<string, string>();

const mostBytes = 50 * 1024 * 1024;

/** Sends files one after the other; `arrived` gets each one the server has taken. */
export function useUploads(arrived: (ref: FileRef) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const drop = (key: string) => setUploads((all) => all.filter((one) => one.key !== key));
  const fail = (key: string, trouble: string) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, trouble } : one)));

  const send = async (files: readonly File[]) => {
    const queued = files.map((file) => ({ key: uuidv7(), file, trouble: null }));
    setUploads((all) => [...all, ...queued]);
    for (const { key, file } of queued) {
      try {
        const small = await shrunk(file);
        if (small.size > mostBytes) throw new RangeError();
        const ref = await api.upload(small);
        if (ref.type.startsWith('image/')) sentPictures.set(ref.hash, URL.createObjectURL(small));
        arrived(ref);
        drop(key);
      } catch (error) {
        fail(key, error instanceof RangeError ? '超过 50 MB，请压缩后再传' : problemWords(error));
      }
    }
  };
  return { uploads, send, drop };
}
