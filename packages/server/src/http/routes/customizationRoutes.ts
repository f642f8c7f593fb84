import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Services } from '../../services.ts';
import { endpoint, moduleIn } from '../endpoint.ts';
import { changedField, newField } from '../openapi/customizationSchemas.ts';
import { ref } from '../openapi/reference.ts';
import { flagParameter } from '../parameters.ts';
import { objectOf } from '../requestBody.ts';

const tag = 'settings';
const url = '/api/customization/:module/fields';

/** Fields that administrators make: seen and changed by those with the function `settings`. PLT-05 */
export function customizationRoutes(app: FastifyInstance, { fieldWorkshop, registry }: Services): void {
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    needs: 'settings',
    summary: {
      zh: '模块的字段、可还原的字段和可用的字段类型',
      en: 'Fields of a module, those that can be restored, and the kinds there are',
    },
    answer: { schema: ref('CustomFields') },
    problems: [404],
    async handle({ request }) {
      return fieldWorkshop.list(moduleIn(request, registry()));
    },
  });

  endpoint(app, {
    method: 'POST',
    url,
    tag,
    needs: 'settings',
    summary: { zh: '添加字段', en: 'Add a field' },
    takes: { schema: newField },
    answer: { status: 201, schema: ref('CustomField') },
    problems: [404, 409, 422],
    async handle({ session, request, body, reply }) {
      const { path } = moduleIn(request, registry());
      const field = await fieldWorkshop.add(session, path, objectOf(body));
      reply.header('Location', `/api/customization/${path}/fields/${field.name}`);
      return field;
    },
  });

  endpoint(app, {
    method: 'PATCH',
    url: `${url}/:name`,
    tag,
    needs: 'settings',
    summary: { zh: '修改字段', en: 'Change a field' },
    query: {
      confirm: flagParameter({
        zh: '改变类型时，不符合的值放弃',
        en: 'With another type: give up the values that don’t fit',
      }),
    },
    takes: { schema: changedField },
    answer: { schema: ref('CustomField') },
    problems: [404, 409, 422],
    async handle({ session, request, query, body }) {
      const { path } = moduleIn(request, registry());
      return fieldWorkshop.change(session, path, nameIn(request), objectOf(body), query.confirm ?? false);
    },
  });

  endpoint(app, {
    method: 'POST',
    url: `${url}/:name/conversion`,
    tag,
    needs: 'settings',
    summary: {
      zh: '预演改变类型：哪些值符合，哪些不符合',
      en: 'What another type would do: which values fit and which don’t',
    },
    takes: { schema: changedField },
    answer: { schema: ref('ConversionPreview') },
    problems: [404, 409, 422],
    async handle({ session, request, body }) {
      return fieldWorkshop.preview(session, moduleIn(request, registry()), nameIn(request), objectOf(body));
    },
  });

  endpoint(app, {
    method: 'GET',
    url: `${url}/:name/uses`,
    tag,
    needs: 'settings',
    summary: { zh: '字段在何处使用', en: 'Where a field is used' },
    answer: { schema: ref('FieldUses') },
    problems: [404],
    async handle({ session, request }) {
      return fieldWorkshop.uses(session, moduleIn(request, registry()), nameIn(request));
    },
  });

  endpoint(app, {
    method: 'DELETE',
    url: `${url}/:name`,
    tag,
    needs: 'settings',
    summary: { zh: '删除字段，30 天内可还原', en: 'Delete a field; it can be restored for 30 days' },
    problems: [404, 409],
    async handle({ session, request }) {
      await fieldWorkshop.remove(session, moduleIn(request, registry()).path, nameIn(request));
    },
  });

  endpoint(app, {
    method: 'POST',
    url: `${url}/:name/restore`,
    tag,
    needs: 'settings',
    summary: { zh: '还原已删除的字段', en: 'Restore a deleted field' },
    answer: { schema: ref('CustomField') },
    problems: [404, 409],
    async handle({ session, request }) {
      return fieldWorkshop.restore(session, moduleIn(request, registry()).path, nameIn(request));
    },
  });
}

function nameIn(request: FastifyRequest): string {
  return (request.params as { name?: string }).name ?? '';
}
