import type { FastifyInstance } from 'fastify';
import { mailWishSchema } from '../../mail/recordMail.ts';
import { languageOf } from '../../printing/templates.ts';
import type { Services } from '../../services.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';
import { choiceParameter, textParameter } from '../parameters.ts';

const tag = 'printing';
const access = 'module';
/** Of one session: people write letters, they do not flood. */
const perMinute = 30;

/** Records sent by mail, as PDF. INV-06 */
export function mailRoutes(app: FastifyInstance, { recordMail, registry }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/mail',
    tag,
    access,
    summary: { zh: '邮件草稿：收件人、主题与正文', en: 'What a mail with it begins with' },
    query: {
      template: textParameter({ zh: '打印模板，默认第一个', en: 'As for printing; the usual one' }),
      language: choiceParameter({ zh: '标准模板的语言', en: 'Language of the standard template' }, [
        'zh',
        'en',
      ]),
    },
    answer: { schema: ref('MailProposal') },
    problems: [404],
    handle: async ({ session, request, query }) =>
      recordMail.proposal(session, moduleIn(request, registry()), idIn(request), {
        template: query.template,
        language: query.language ? languageOf(query.language) : undefined,
      }),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module/:id/mail',
    tag,
    access,
    perMinute,
    summary: { zh: '以邮件发送其 PDF', en: 'Sends it by mail, as PDF' },
    body: mailWishSchema,
    answer: { status: 202, schema: ref('Mail') },
    problems: [404, 409, 413, 422, 429, 503],
    handle: async ({ session, request, body }) =>
      recordMail.send(session, moduleIn(request, registry()), idIn(request), body),
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/mails',
    tag,
    access,
    summary: { zh: '随此记录发出的邮件，最近的在前', en: 'The mails it was sent by, latest first' },
    answer: { schema: listOf(ref('Mail')) },
    problems: [404],
    handle: async ({ session, request }) =>
      recordMail.list(session, moduleIn(request, registry()), idIn(request)),
  });
}
