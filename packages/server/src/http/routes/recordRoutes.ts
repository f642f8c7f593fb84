import type { FastifyInstance } from 'fastify';
import { createWithFile } from '../../collaboration/createWithFile.ts';
import type { Services } from '../../services.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { listParameters } from '../listQuery.ts';
import { changedRecord, newRecord, recordList, wholeRecord } from '../openapi/recordSchemas.ts';
import { choiceParameter, flagParameter, listParameter, numberParameter } from '../parameters.ts';
import { objectOf } from '../requestBody.ts';
import { sentRecord } from '../sentRecord.ts';
import { poolParameter } from './poolRoutes.ts';

const access = 'module';
const tag = 'records';

/** Reading and writing the records of any module. */
export function recordRoutes(app: FastifyInstance, services: Services): void {
  const { records, registry, pools, files } = services;
  endpoint(app, {
    method: 'GET',
    url: '/api/:module',
    tag,
    summary: { zh: '记录列表', en: 'List records' },
    access,
    query: {
      ...listParameters,
      pool: poolParameter,
      falling: numberParameter(
        { zh: '将在几天内落入公海', en: 'Those that fall into a pool within so many days' },
        0,
        366,
      ),
    },
    answer: { schema: recordList },
    problems: [404],
    async handle({ session, request, query: { pool, falling, ...query } }) {
      const module = moduleIn(request, registry());
      const looking = await pools.lens(session, module, pool);
      const usual = looking.lens ? { sort: '-pooledAt' } : {};
      return records.find(looking, module.name, {
        ...usual,
        ...query,
        ...(await pools.about(session, module, falling)),
      });
    },
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module',
    tag,
    summary: {
      zh: '新建记录；有 file 字段的模块也接受表单：file 与 values（JSON）',
      en: 'Create a record; modules with a field “file” also take a form of file and values (JSON)',
    },
    access,
    query: {
      duplicates: choiceParameter(
        { zh: 'allow：不检查重复', en: 'allow: go on although it may be there already' },
        ['check', 'allow'],
      ),
    },
    takes: { schema: newRecord },
    answer: { status: 201, schema: wholeRecord },
    problems: [409, 413, 415, 422],
    async handle({ session, request, reply, query, body }) {
      const module = moduleIn(request, registry());
      const record = request.isMultipart()
        ? await createWithFile(services, session, module, () => sentRecord(request, session, files), query)
        : await records.create(session, module.name, objectOf(body), query);
      reply.header('Location', `/api/${module.path}/${record.id}`);
      return record;
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id',
    tag,
    summary: { zh: '一条记录及我对它的权限', en: 'One record and what I may do with it' },
    access,
    query: { fields: listParameter({ zh: '需要的字段', en: 'Fields wanted' }), pool: poolParameter },
    answer: { schema: wholeRecord },
    problems: [404],
    async handle({ session, request, query }) {
      const module = moduleIn(request, registry());
      const looking = await pools.lens(session, module, query.pool);
      return records.get(looking, module.name, idIn(request), query.fields);
    },
  });

  endpoint(app, {
    method: 'PATCH',
    url: '/api/:module/:id',
    tag,
    summary: {
      zh: '修改记录；带 version 时，若他人已改同一字段则返回 409',
      en: 'Change a record; with a version, 409 when others changed the same fields meanwhile',
    },
    access,
    takes: { schema: changedRecord },
    answer: { schema: wholeRecord },
    problems: [404, 409, 422],
    handle: async ({ session, request, body }) =>
      records.update(session, moduleIn(request, registry()).name, idIn(request), objectOf(body)),
  });

  endpoint(app, {
    method: 'DELETE',
    url: '/api/:module/:id',
    tag,
    summary: { zh: '移入回收站；purge=1 彻底删除', en: 'Into the recycle bin; purge=1 deletes for good' },
    access,
    query: {
      purge: flagParameter({ zh: '1：彻底删除回收站中的记录', en: '1: for good, from the recycle bin' }),
    },
    problems: [404, 409],
    async handle({ session, request, query }) {
      const { name } = moduleIn(request, registry());
      if (query.purge) await records.purge(session, name, idIn(request));
      else await records.remove(session, name, idIn(request));
    },
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module/:id/restore',
    tag,
    summary: { zh: '从回收站还原', en: 'Bring back from the recycle bin' },
    access,
    answer: { schema: wholeRecord },
    problems: [404, 409, 422],
    handle: async ({ session, request }) =>
      records.restore(session, moduleIn(request, registry()).name, idIn(request)),
  });
}
