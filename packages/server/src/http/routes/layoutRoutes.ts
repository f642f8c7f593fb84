import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Session } from '../../access/session.ts';
import { arrangementChangeSchema } from '../../customization/arrangementChange.ts';
import type { Services } from '../../services.ts';
import { describeArrangement } from '../describeArrangement.ts';
import { endpoint, moduleIn } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';

const tag = 'settings';
const url = '/api/customization/:module/layout';

/** What is shown of a module and where: seen and changed by those with the function `settings`. PLT-06 */
export function layoutRoutes(app: FastifyInstance, { layoutWorkshop, registry }: Services): void {
  const answer = async (session: Session, request: FastifyRequest) => {
    const module = moduleIn(request, registry());
    const declared = layoutWorkshop.declared(module);
    return describeArrangement(session, registry(), module, declared, await layoutWorkshop.kept(module));
  };

  endpoint(app, {
    method: 'GET',
    url,
    tag,
    needs: 'settings',
    summary: {
      zh: '模块的布局、列表的列和可搜索的字段',
      en: 'Layouts of a module, columns of its list, fields that are searched',
    },
    answer: { schema: ref('Arrangement') },
    problems: [404],
    async handle({ session, request }) {
      return answer(session, request);
    },
  });

  endpoint(app, {
    method: 'PUT',
    url,
    tag,
    needs: 'settings',
    summary: {
      zh: '修改布局：只改所给的部分，null 恢复为标准',
      en: 'Change layouts: only the parts given; null puts one back to what the product brings',
    },
    body: arrangementChangeSchema,
    answer: { schema: ref('Arrangement') },
    problems: [404, 409, 422],
    async handle({ session, request, body }) {
      await layoutWorkshop.save(session, moduleIn(request, registry()).path, body);
      return answer(session, request);
    },
  });
}
