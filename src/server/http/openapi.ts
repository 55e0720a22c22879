import { z } from 'zod';
import type { Endpoint } from '../../kernel/endpoint.ts';
import type { AnyLedger, Step } from '../../kernel/ledger.ts';
import type { Registry } from '../../kernel/module.ts';
import { changeSchema, draftSchema, stepSchema } from '../../kernel/schema.ts';

/** The OpenAPI 3.1 description of everything the registry declares. */
export function openApi(registry: Registry): object {
  const ledgers = [...registry.ledgers.values()];
  const endpoints = registry.modules.flatMap((m) => m.endpoints.map((e) => [m.label, e] as const));
  return {
    openapi: '3.1.0',
    info: {
      title: '安澜',
      version: '1',
      description: '县级应急管理局工作系统接口。错误一律为 RFC 9457 problem+json。',
    },
    paths: Object.fromEntries([...ledgers.flatMap(ledgerPaths), ...endpoints.map(([tag, e]) => endpointPath(tag, e))]),
    components: { schemas: { Problem: problemSchema } },
  };
}

function ledgerPaths(l: AnyLedger): readonly (readonly [string, object])[] {
  const base = `/api/ledgers/${l.name}`;
  const tags = [l.label];
  const steps = Object.entries<Step>(l.steps);
  return [
    [
      base,
      {
        get: {
          tags,
          summary: `${l.label}列表`,
          parameters: [query('where'), query('sort'), query('after'), query('limit')],
          responses,
        },
        post: { tags, summary: `登记${l.label}`, requestBody: json(draftBody(l)), responses },
      },
    ],
    [`${base}/count`, { get: { tags, summary: `${l.label}计数（封顶）`, parameters: [query('where')], responses } }],
    [
      `${base}/export`,
      {
        get: {
          tags,
          summary: `导出${l.label}`,
          parameters: [query('where'), query('sort'), query('columns')],
          responses,
        },
      },
    ],
    [
      `${base}/{id}`,
      {
        get: { tags, summary: `${l.label}详情`, parameters: [idParameter], responses },
        patch: {
          tags,
          summary: `修改${l.label}`,
          parameters: [idParameter],
          requestBody: json(changeBody(l)),
          responses,
        },
      },
    ],
    [`${base}/{id}/history`, { get: { tags, summary: `${l.label}履历`, parameters: [idParameter], responses } }],
    ...steps.map(
      ([name, step]) =>
        [
          `${base}/{id}/steps/${name}`,
          {
            post: {
              tags,
              summary: step.label,
              parameters: [idParameter],
              requestBody: json(stepBody(l, name)),
              responses,
            },
          },
        ] as const,
    ),
  ];
}

function endpointPath(tag: string, e: Endpoint): readonly [string, object] {
  const asked = e.method === 'get' ? { parameters: [query('input')] } : { requestBody: json(schemaOf(e.input)) };
  return [`/api${e.path}`, { [e.method]: { tags: [tag], summary: e.label, ...asked, responses } }];
}

const draftBody = (l: AnyLedger) => object({ id: { type: 'string', format: 'uuid' }, draft: schemaOf(draftSchema(l)) });
const changeBody = (l: AnyLedger) => object({ version: { type: 'integer' }, change: schemaOf(changeSchema(l)) });
const stepBody = (l: AnyLedger, name: string) =>
  object({ version: { type: 'integer' }, input: schemaOf(stepSchema(l, name)) });

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
const object = (properties: object) => ({ type: 'object', properties, required: Object.keys(properties) });
const json = (schema: object) => ({ required: true, content: { 'application/json': { schema } } });
const query = (name: string) => ({ name, in: 'query', schema: { type: 'string' } });
const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const problemSchema = object({
  type: { type: 'string' },
  title: { type: 'string' },
  status: { type: 'integer' },
  code: { type: 'string' },
});
const responses = {
  '2XX': { description: '成功' },
  '4XX': {
    description: '不能办理，title 说明原因和该怎么办',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
};
