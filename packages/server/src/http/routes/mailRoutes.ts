import type { FastifyInstance } from 'fastify';
import { letterDraftSchema } from '../../mail/letters.ts';
import { mailWishSchema } from '../../mail/mailWish.ts';
import { languageOf } from '../../printing/templates.ts';
import type { Services } from '../../services.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';
import { choiceParameter, keyParameter, textParameter } from '../parameters.ts';

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
      letter: textParameter({
        zh: '随单邮件模板的 id 或 standard，默认第一个',
        en: 'Id of a letter template, or standard; the usual one',
      }),
    },
    answer: { schema: ref('MailProposal') },
    problems: [404],
    handle: async ({ session, request, query }) =>
      recordMail.proposal(session, moduleIn(request, registry()), idIn(request), {
        template: query.template,
        letter: query.letter,
        language: query.language ? languageOf(query.language) : undefined,
      }),
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/letter/standard',
    tag,
    access,
    summary: {
      zh: '标准随单邮件的文字，含占位符',
      en: 'What the standard letter says, with its placeholders',
    },
    query: { language: choiceParameter({ zh: '语言', en: 'Language' }, ['zh', 'en']) },
    answer: { schema: ref('LetterWords') },
    problems: [404],
    handle: async ({ session, request, query }) =>
      recordMail.standard(
        moduleIn(request, registry()),
        query.language ? languageOf(query.language) : session.language,
      ),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/letter-preview',
    tag,
    needs: 'settings',
    summary: { zh: '预览尚未保存的随单邮件', en: 'A letter as it would be proposed, before it is kept' },
    body: letterDraftSchema,
    answer: { schema: ref('LetterWords') },
    problems: [404, 422],
    handle: async ({ session, body }) => recordMail.preview(session, body),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module/:id/mail',
    tag,
    access,
    perMinute,
    summary: { zh: '以邮件发送其 PDF', en: 'Sends it by mail, as PDF' },
    headers: {
      'idempotency-key': keyParameter({
        zh: '同一邮件重复提交时用同一值，只寄一次',
        en: 'The same for the same mail: asked for twice, it is sent once',
      }),
    },
    body: mailWishSchema,
    answer: { status: 202, schema: ref('Mail') },
    problems: [404, 409, 413, 422, 429, 503],
    handle: async ({ session, request, body, headers }) =>
      recordMail.send(
        session,
        moduleIn(request, registry()),
        idIn(request),
        body,
        headers['idempotency-key'],
      ),
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
