import type { FastifyInstance, FastifyReply } from 'fastify';
import { type PrintedFile, printDraftSchema } from '../../printing/printing.ts';
import { languageOf } from '../../printing/templates.ts';
import type { Services } from '../../services.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';
import { choiceParameter } from '../parameters.ts';

const tag = 'printing';
const pdf = { type: 'application/pdf', schema: { type: 'string', format: 'binary' } };
const language = choiceParameter({ zh: '标准模板的语言', en: 'Language of the standard template' }, [
  'zh',
  'en',
]);

/** Records as PDF, by templates. PLT-20 */
export function printRoutes(app: FastifyInstance, { printing, registry }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/:module/print',
    tag,
    summary: { zh: '可用的打印模板，默认的在前', en: 'The templates there are, the usual one first' },
    access: 'module',
    answer: { schema: listOf(ref('PrintWay')) },
    handle: async ({ session, request }) => printing.templates(session, moduleIn(request, registry())),
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/print/standard',
    tag,
    summary: { zh: '标准模板的内容', en: 'The blocks of the standard template' },
    access: 'module',
    query: { language },
    answer: { schema: listOf({ type: 'object' }) },
    handle: async ({ session, request, query }) =>
      printing.standard(
        moduleIn(request, registry()),
        query.language ? languageOf(query.language) : session.language,
      ),
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/print/:template',
    tag,
    summary: { zh: '按模板打印为 PDF', en: 'The record as PDF, by a template' },
    access: 'module',
    query: { language },
    answer: pdf,
    problems: [404, 429],
    async handle({ session, request, reply, query }) {
      const { template } = request.params as { template: string };
      const wished = query.language ? languageOf(query.language) : undefined;
      const module = moduleIn(request, registry());
      return sent(reply, await printing.print(session, module, idIn(request), template, wished));
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/pdf',
    tag,
    summary: { zh: '按默认模板打印为 PDF', en: 'The record as PDF, by the usual template' },
    access: 'module',
    answer: pdf,
    problems: [404, 429],
    handle: async ({ session, request, reply }) =>
      sent(reply, await printing.print(session, moduleIn(request, registry()), idIn(request))),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/print-preview',
    tag,
    summary: { zh: '预览尚未保存的模板', en: 'A template as it would print, before it is kept' },
    needs: 'settings',
    body: printDraftSchema,
    answer: pdf,
    problems: [404, 422, 429],
    handle: async ({ session, reply, body }) => sent(reply, await printing.preview(session, body)),
  });
}

/** Shown by the browser's own viewer, under a name to keep it by. */
export function sent(reply: FastifyReply, { name, content }: PrintedFile): Buffer {
  reply
    .type('application/pdf')
    .header('Content-Disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'self'")
    .header('Cache-Control', 'private, no-store');
  return content;
}
