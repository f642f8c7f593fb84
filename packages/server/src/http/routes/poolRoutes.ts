import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { plainText } from '../../plainText.ts';
import { notFound } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';
import { listParameter, numberParameter } from '../parameters.ts';
import { required } from '../required.ts';

const access = 'module';
const tag = 'records';

const largestId = 999_999_999_999_999;
const id = z.int().positive().max(largestId);
const claimSchema = z.strictObject({ pool: id });
const allotSchema = z.strictObject({ pool: id, user: id });
const releaseSchema = z.strictObject({ reason: plainText(500).min(1), pool: id.optional() });

/** The pool through which a list or a record is looked at. */
export const poolParameter = numberParameter(
  {
    zh: '公海的 id：看其中的记录，领取后可见的字段除外',
    en: 'Id of a pool: what lies in it, without the fields that are visible after claiming',
  },
  1,
  largestId,
);

const anObject = { type: 'object' };
const itsId = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
const aList = { type: 'array', items: anObject };

/** Pools (公海) of the records of a module: what lies there, getting it out, putting it back. ACC-07 */
export function poolRoutes(app: FastifyInstance, services: Services): void {
  const { pools, claims, releases, registry } = services;

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/pools',
    tag,
    summary: { zh: '我可使用的公海及领取余量', en: 'The pools that are for me, and what I may still claim' },
    access,
    answer: { schema: aList },
    handle: async ({ session, request }) => pools.list(session, moduleIn(request, registry())),
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/falling',
    tag,
    summary: { zh: '这些记录将于何时落入公海', en: 'When these records will fall into a pool' },
    access,
    query: { ids: listParameter({ zh: '记录 id', en: 'Ids of records' }) },
    answer: { schema: aList },
    problems: [404],
    async handle({ session, request, query }) {
      const ids = required(query, 'ids').map((text) => {
        if (!/^[1-9]\d{0,14}$/.test(text)) throw notFound();
        return Number(text);
      });
      return pools.falling(session, moduleIn(request, registry()), ids);
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/claim',
    tag,
    summary: { zh: '领取前的预览', en: 'What may be known before claiming' },
    access,
    query: { pool: poolParameter },
    answer: { schema: anObject },
    problems: [404],
    handle: async ({ session, request, query }) =>
      pools.claimPreview(session, moduleIn(request, registry()), required(query, 'pool'), idIn(request)),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module/:id/claim',
    tag,
    summary: { zh: '从公海领取', en: 'Claim from a pool' },
    access,
    body: claimSchema,
    answer: { schema: itsId },
    problems: [404, 409, 422],
    async handle({ session, request, body }) {
      const module = moduleIn(request, registry());
      await claims.claim(session, module, body.pool, idIn(request));
      return { id: idIn(request) };
    },
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module/:id/allot',
    tag,
    summary: { zh: '将公海中的记录分配给他人', en: 'Hand a record of a pool to somebody' },
    access,
    body: allotSchema,
    answer: { schema: itsId },
    problems: [404, 409, 422],
    async handle({ session, request, body }) {
      const module = moduleIn(request, registry());
      await claims.assign(session, module, body.pool, idIn(request), body.user);
      return { id: idIn(request) };
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/release',
    tag,
    summary: { zh: '可退回哪些公海', en: 'Which pools it may be put back into' },
    access,
    answer: { schema: anObject },
    problems: [404],
    handle: async ({ session, request }) =>
      pools.releasePreview(session, moduleIn(request, registry()), idIn(request)),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module/:id/release',
    tag,
    summary: { zh: '退回公海，需说明原因', en: 'Put back into a pool, saying why' },
    access,
    body: releaseSchema,
    answer: { schema: ref('Reference') },
    problems: [404, 409, 422],
    async handle({ session, request, body }) {
      const pool = await releases.release(session, moduleIn(request, registry()), idIn(request), body);
      return { id: pool.id, label: pool.name };
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/owners',
    tag,
    summary: { zh: '历任负责人', en: 'Who has had it, from when to when' },
    access,
    query: { pool: poolParameter },
    answer: { schema: aList },
    problems: [404],
    handle: async ({ session, request, query }) => {
      const module = moduleIn(request, registry());
      return pools.owners(await pools.lens(session, module, query.pool), module, idIn(request));
    },
  });
}
