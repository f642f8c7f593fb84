import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type CustomerKey, customerAnswerSchema } from '../../customerPages/customerPages.ts';
import type { Services } from '../../services.ts';
import { endpoint } from '../endpoint.ts';
import { wantedLanguage } from '../language.ts';
import { ref } from '../openapi/reference.ts';
import { sent } from './printRoutes.ts';

const tag = 'customers';
const access = 'public';
const url = '/api/public/:path/:number/:code';
/** Of one address; codes cannot be guessed, and this keeps anybody from trying. */
const perMinute = 30;

/** Records as their customers see and answer them, without signing in. CMP-07 */
export function customerPageRoutes(app: FastifyInstance, { customerPages }: Services): void {
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    access,
    perMinute,
    summary: { zh: '凭编号与核对码查看', en: 'A record, by its number and code' },
    answer: { schema: ref('CustomerPage') },
    problems: [404, 429],
    handle: ({ request }) => customerPages.show(keyIn(request), languageOf(request)),
  });

  endpoint(app, {
    method: 'GET',
    url: `${url}/pdf`,
    tag,
    access,
    perMinute: 10,
    summary: { zh: '凭编号与核对码下载 PDF', en: 'The same as PDF' },
    answer: { type: 'application/pdf', schema: { type: 'string', format: 'binary' } },
    problems: [404, 409, 429],
    handle: async ({ request, reply }) =>
      sent(reply, await customerPages.pdf(keyIn(request), languageOf(request))),
  });

  endpoint(app, {
    method: 'POST',
    url: `${url}/:answer`,
    tag,
    access,
    perMinute: 10,
    summary: { zh: '客户答复（一次）', en: 'The customer’s answer, once' },
    body: customerAnswerSchema,
    answer: { schema: ref('CustomerPage') },
    problems: [404, 409, 422, 429],
    handle: ({ request, body }) => {
      const { answer } = request.params as { answer: string };
      return customerPages.answer(keyIn(request), answer, body, languageOf(request));
    },
  });
}

function keyIn(request: FastifyRequest): CustomerKey {
  return request.params as CustomerKey;
}

function languageOf({ headers }: FastifyRequest) {
  return wantedLanguage(headers['accept-language']) ?? 'zh-CN';
}
