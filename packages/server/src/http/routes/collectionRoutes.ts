import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { endpoint, moduleIn } from '../endpoint.ts';
import { selectionParameters } from '../listQuery.ts';
import { ref } from '../openapi/reference.ts';
import { choiceParameter, jsonParameter, listParameter, textParameter } from '../parameters.ts';
import { objectOf } from '../requestBody.ts';

const access = 'module';
const tag = 'records';

/** What concerns many records of a module at once. */
export function collectionRoutes(app: FastifyInstance, { records, registry, jobs, exports }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/:module/tally',
    tag,
    summary: {
      zh: '汇总数量与金额，可按选项分组（看板列头）',
      en: 'Number and sum, of all or per choice: the heads of a board',
    },
    access,
    query: {
      by: textParameter(
        { zh: '选项字段；不填则合计全部', en: 'A choice field; without one, all together' },
        63,
      ),
      sum: textParameter({ zh: '要合计的字段', en: 'A field to add up' }, 63),
      where: jsonParameter({ zh: '筛选条件（JSON）', en: 'A filter in JSON' }),
      q: textParameter({ zh: '文字搜索', en: 'Text to search for' }),
    },
    answer: { schema: ref('Tally') },
    async handle({ session, request, query }) {
      const { name } = moduleIn(request, registry());
      return records.tally(session, name, query);
    },
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module/bulk',
    tag,
    summary: { zh: '批量操作（后台任务）', en: 'Change many records, as a job' },
    access,
    takes: { schema: ref('Bulk') },
    answer: { status: 202, schema: ref('JobStarted') },
    problems: [422],
    async handle({ session, request, body }) {
      const { id } = await jobs.bulk(session, moduleIn(request, registry()).name, objectOf(body));
      return { job: id };
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/export',
    tag,
    summary: { zh: '导出为 XLSX 或 CSV', en: 'Export as XLSX or CSV' },
    access,
    query: {
      ...selectionParameters,
      ids: listParameter({ zh: '只导出这些记录', en: 'Only these records' }, 1000),
      format: choiceParameter({ zh: '文件格式', en: 'Format' }, ['xlsx', 'csv']),
      encoding: choiceParameter({ zh: 'CSV 编码', en: 'Encoding of a CSV' }, ['utf-8', 'gbk']),
      writing: choiceParameter(
        {
          zh: '日期与数字：供程序读取，或按本人格式',
          en: 'Dates and numbers for programs, or as the caller reads them',
        },
        ['plain', 'own'],
      ),
    },
    answer: { type: 'application/octet-stream', schema: { type: 'string', format: 'binary' } },
    async handle({ session, request, reply, query }) {
      const { ids, ...rest } = query;
      const file = await exports.export(session, moduleIn(request, registry()).name, {
        ...rest,
        ...(ids ? { ids: ids.map(Number) } : {}),
      });
      const name = encodeURIComponent(file.name);
      reply.type(file.type).header('Content-Disposition', `attachment; filename*=UTF-8''${name}`);
      return file.content;
    },
  });
}
