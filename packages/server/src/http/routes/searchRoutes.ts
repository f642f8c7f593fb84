import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { endpoint } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';
import { listParameter, numberParameter, textParameter } from '../parameters.ts';
import { required } from '../required.ts';

/** Search over all modules. */
export function searchRoutes(app: FastifyInstance, { search }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/search',
    tag: 'search',
    summary: { zh: '全局搜索', en: 'Search everywhere' },
    access: 'cut',
    query: {
      q: textParameter({
        zh: '姓名、拼音、电话、编号的任意片段',
        en: 'Any part of a name, pinyin, phone or number',
      }),
      modules: listParameter({ zh: '只在这些模块中', en: 'Only in these modules' }, 50),
      limit: numberParameter({ zh: '每个模块最多条数', en: 'Records per module' }, 1, 200),
    },
    answer: { schema: ref('Search') },
    handle: async ({ session, query }) =>
      search.search(session, required(query, 'q'), query.modules, query.limit),
  });
}
