import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { describeModule, describeModules, mayUse } from '../describeModule.ts';
import { endpoint, moduleIn, noSuchModule } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';
import { packedModules } from '../packedModules.ts';

const tag = 'modules';

/** What the caller may see and do in each module; all screens are made of it. */
export function moduleRoutes(app: FastifyInstance, { registry }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/modules',
    tag,
    summary: { zh: '我可使用的模块', en: 'The modules I may use' },
    access: 'cut',
    answer: { schema: listOf(ref('Module')) },
    async handle({ session, request, reply }) {
      const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
      const packed = takesBrotli ? packedModules(session, registry()) : null;
      if (!packed) return describeModules(session, registry());
      reply
        .type('application/json; charset=utf-8')
        .header('Content-Encoding', 'br')
        .header('Vary', 'Accept-Encoding');
      return packed;
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/modules/:module',
    tag,
    summary: { zh: '一个模块', en: 'One module' },
    access: 'cut',
    answer: { schema: ref('Module') },
    problems: [404],
    async handle({ session, request }) {
      const module = moduleIn(request, registry());
      if (!mayUse(session, module)) throw noSuchModule();
      return describeModule(session, registry(), module);
    },
  });
}
