import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Problem } from '../../kernel/problem.ts';

const maxJson = 1024 * 1024;

/** Refuses a body of more than a megabyte. One that says its length is judged by that and not touched here; others are counted. */
export function limitBody(): MiddlewareHandler {
  const counted = bodyLimit({ maxSize: maxJson, onError: tooLarge });
  return (c, next) => {
    // To look whether there is a body makes the adapter build a whole Request with a stream: never for the sake of asking.
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const length = c.req.header('content-length');
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next);
    return Number(length) > maxJson ? tooLarge() : next();
  };
}

function tooLarge(): never {
  throw new Problem('tooLarge', '提交的内容超过 1 MB，请分次提交；照片请用上传附件');
}
