import type { FastifyInstance } from 'fastify';
import { numberChangeSchema } from '../../numbers/numberSequences.ts';
import type { Services } from '../../services.ts';
import { endpoint } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';

const url = '/api/settings/numbers';
const tag = 'settings';

/** How records are numbered; for those with the function `numbers`. */
export function numberRoutes(app: FastifyInstance, { numbers }: Services): void {
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    needs: 'numbers',
    summary: { zh: '各模块的编号规则', en: 'How the records of each module are numbered' },
    answer: { schema: listOf(ref('NumberSequence')) },
    async handle({ session }) {
      return numbers.list(session);
    },
  });

  endpoint(app, {
    method: 'PATCH',
    url,
    tag,
    needs: 'numbers',
    summary: { zh: '修改一个模块的编号规则', en: 'Change how the records of a module are numbered' },
    body: numberChangeSchema,
    answer: { schema: listOf(ref('NumberSequence')) },
    problems: [422],
    async handle({ session, body }) {
      await numbers.change(session, body);
      return numbers.list(session);
    },
  });
}
