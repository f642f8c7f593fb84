import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { describeModule, describeModules, mayUse } from '../describeModule.ts';
import { endpoint, moduleIn, noSuchModule } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';

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
    handle: async ({ session }) => describeModules(session, registry()),
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
