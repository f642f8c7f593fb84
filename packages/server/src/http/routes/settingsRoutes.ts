import type { FastifyInstance } from 'fastify';
import { companyChangeSchema } from '../../organization/companyChange.ts';
import type { Services } from '../../services.ts';
import { endpoint } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';

const url = '/api/settings/company';
const tag = 'settings';

/** Settings of the company: read by all, changed by those with the function `settings`. */
export function settingsRoutes(app: FastifyInstance, { company, companyChanges }: Services): void {
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: '公司设置', en: 'Settings of the company' },
    answer: { schema: ref('Company') },
    handle: async () => company.answer(),
  });

  endpoint(app, {
    method: 'PATCH',
    url,
    tag,
    needs: 'settings',
    summary: { zh: '修改公司设置', en: 'Change settings of the company' },
    body: companyChangeSchema,
    answer: { schema: ref('Company') },
    problems: [422],
    async handle({ session, body }) {
      return companyChanges.change(session, body);
    },
  });
}
