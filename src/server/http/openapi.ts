import { z } from 'zod';
import type { Endpoint } from '../../kernel/endpoint.ts';
import type { AnyLedger, Step } from '../../kernel/ledger.ts';
import type { Registry } from '../../kernel/module.ts';
import { changeSchema, draftSchema, stepSchema } from '../../kernel/schema.ts';
import type { DocumentOf, ServerModule } from '../module.ts';
import type { OpenCall, OpenDeed } from '../open/open-call.ts';
import type { Intake } from '../open/intake.ts';
import { fixedRoutes } from './openapi-desk.ts';

/** The OpenAPI 3.1 description of everything the registry declares and the server answers. */
export function openApi(registry: Registry, modules: readonly ServerModule[]): object {
  const paths = new Map<string, Record<string, object>>();
  const add = ({ method, path, tag, ...about }: Call) => {
    const parameters = [...inPath(path), ...(about.query ?? []).map(inQuery)];
    const body = about.body && { requestBody: bodyOf(about.body, about.bodyType) };
    const responses = responsesOf(about.answer, about.answerType);
    const call = {
      tags: [tag],
      summary: about.summary,
      ...(parameters.length > 0 ? { parameters } : {}),
      ...body,
      responses,
    };
    paths.set(path, { ...paths.get(path), [method]: call });
  };
  for (const l of registry.ledgers.values()) ledgerCalls(l).forEach(add);
  const labels = new Map(registry.modules.map(({ name, label }) => [name, label]));
  for (const m of modules) {
    for (const { endpoint } of m.handlers ?? []) add(endpointCall(labels.get(m.name) ?? m.name, endpoint));
    for (const d of m.documents ?? []) add(documentCall(d));
    for (const o of m.open ?? []) add(openCall(o));
    for (const d of m.deeds ?? []) deedCalls(d).forEach(add);
    for (const i of m.intakes ?? []) add(intakeCall(i));
  }
  for (const [key, { body, ...route }] of Object.entries(fixedRoutes)) {
    const [method = '', path = ''] = key.split(' ');
    add({ method, path, ...route, ...(body ? { body: schemaOf(body) } : {}) });
  }
  const description = '县级应急管理局工作系统接口。错误一律为 RFC 9457 problem+json。';
  return {
    openapi: '3.1.0',
    info: { title: '安澜', version: '1', description },
    paths: Object.fromEntries(paths),
    components: { schemas: { Problem: problemSchema } },
  };
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly query?: readonly string[];
  readonly body?: object;
  readonly bodyType?: string;
  readonly answer?: object;
  readonly answerType?: string;
}

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const wordFile = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function ledgerCalls(l: AnyLedger): readonly Call[] {
  const base = `/api/ledgers/${l.name}`;
  const row = `${base}/{id}`;
  const tag = l.label;
  const list = ['where', 'sort', 'after', 'limit'];
  const table = ['where', 'sort', 'columns'];
  const draft = object({ id: { type: 'string', format: 'uuid' }, draft: schemaOf(draftSchema(l)) }, ['draft']);
  const change = object({ version: { type: 'integer' }, change: schemaOf(changeSchema(l)) });
  return [
    { method: 'get', path: base, tag, summary: `${l.label}列表`, query: list },
    { method: 'post', path: base, tag, summary: `登记${l.label}`, body: draft },
    { method: 'get', path: `${base}/count`, tag, summary: `${l.label}计数（封顶）`, query: ['where'] },
    {
      method: 'get',
      path: `${base}/nearby`,
      tag,
      summary: `离某处最近的${l.label}及其距离（米）`,
      query: ['lng', 'lat', 'where', 'limit'],
    },
    { method: 'get', path: `${base}/export`, tag, summary: `导出${l.label}`, query: table, answerType: workbook },
    { method: 'get', path: row, tag, summary: `${l.label}详情` },
    { method: 'patch', path: row, tag, summary: `修改${l.label}`, body: change },
    { method: 'get', path: `${row}/history`, tag, summary: `${l.label}履历` },
    {
      method: 'get',
      path: `${row}/files/{hash}`,
      tag,
      summary: `${l.label}的附件，width 要缩略图`,
      query: ['width'],
      answerType: 'application/octet-stream',
    },
    { method: 'post', path: `${row}/open`, tag, summary: `查看${l.label}的密封内容，须写明事由`, body: openAsk() },
    ...Object.entries<Step>(l.steps).map(([name, step]) => ({
      method: 'post',
      path: `${row}/steps/${name}`,
      tag,
      summary: step.label,
      body: object({ version: { type: 'integer' }, input: schemaOf(stepSchema(l, name)) }),
    })),
  ];
}

function endpointCall(tag: string, e: Endpoint): Call {
  const answer = z.toJSONSchema(e.output, { io: 'output', unrepresentable: 'any' });
  const about = { method: e.method, path: `/api${e.path}`, tag, summary: e.label, answer };
  return e.method === 'get' ? { ...about, query: ['input'] } : { ...about, body: schemaOf(e.input) };
}

const documentCall = ({ name, label }: DocumentOf): Call => ({
  method: 'get',
  path: `/api/documents/${name}/{id}`,
  tag: '文书',
  summary: label,
  answerType: wordFile,
});

const openCall = ({ name, label, output }: OpenCall): Call => ({
  method: 'get',
  path: `/api/open/${name}/{code}`,
  tag: '公开查询',
  summary: `${label}（免登录，凭编号）`,
  answer: z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }),
});

const intakeCall = ({ name, label }: Intake): Call => ({
  method: 'post',
  path: `/api/open/${name}/{code}`,
  tag: '公开办理',
  summary: `${label}（免登录，凭编号）`,
  body: {},
  answer: {},
});

const deedCalls = ({ name, label, input, output }: OpenDeed): readonly Call[] => [
  {
    method: 'post',
    path: `/api/open/${name}/{county}`,
    tag: '公开办理',
    summary: `${label}（免登录）`,
    body: schemaOf(input),
    answer: z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }),
  },
  {
    method: 'post',
    path: `/api/open/${name}/{county}/pictures`,
    tag: '公开办理',
    summary: `${label}的照片（免登录）`,
    body: { type: 'string', format: 'binary' },
    bodyType: 'application/octet-stream',
  },
];

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
const object = (properties: object, required = Object.keys(properties)) => ({ type: 'object', properties, required });
const openAsk = () => object({ field: { type: 'string' }, reason: { type: 'string' } });
const inQuery = (name: string) => ({ name, in: 'query', schema: { type: 'string' } });
const inPath = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
const bodyOf = (schema: object, type = 'application/json') => ({ required: true, content: { [type]: { schema } } });
const problemSchema = object({
  type: { type: 'string' },
  title: { type: 'string' },
  status: { type: 'integer' },
  code: { type: 'string' },
});
const responsesOf = (schema: object = {}, type = 'application/json') => ({
  '2XX': { description: '成功', content: { [type]: { schema } } },
  '4XX': {
    description: '不能办理，title 说明原因和该怎么办',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
});
