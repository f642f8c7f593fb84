import { columnWidths, type Filter, rowHeights, viewModes, viewSharings } from '@gejie/core';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { plainText } from '../../plainText.ts';
import type { Services } from '../../services.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';

const ids = z.array(z.int().positive()).max(100);
const columns = z.array(plainText(200).min(1)).max(200);
const widths = z
  .record(plainText(200).min(1), z.int().min(columnWidths.least).max(columnWidths.most))
  .refine((given) => Object.keys(given).length <= 200, { error: 'tooMany' });
const changesSchema = z.strictObject({
  name: plainText(60).min(1).optional(),
  where: z.record(z.string(), z.unknown()).optional(),
  sort: plainText(200).min(1).nullable().optional(),
  columns: columns.optional(),
  widths: widths.optional(),
  rowHeight: z.enum(rowHeights).optional(),
  mode: z.enum(viewModes).optional(),
  shared: z.enum(viewSharings).optional(),
  departments: ids.optional(),
  roles: ids.optional(),
  opens: z.boolean().optional(),
});
const newSchema = changesSchema.required({ name: true });
const viewName = z.union([z.int().positive(), plainText(60).min(1)]);
const defaultSchema = z.strictObject({ view: viewName.nullable() });
const lookSchema = z.strictObject({
  view: viewName,
  columns: columns.nullable().default(null),
  widths: widths.default({}),
  rowHeight: z.enum(rowHeights).nullable().default(null),
});

const access = 'module';
const tag = 'records';

/** Lists as people keep them: what is saved, whom it is shared with, what a list opens with. */
export function viewRoutes(app: FastifyInstance, { registry, views }: Services): void {
  const url = '/api/:module/views';
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: '我可用的已保存视图', en: 'The saved views that are for me' },
    access,
    answer: { schema: ref('SavedViews') },
    handle: async ({ session, request }) => views.list(session, moduleIn(request, registry())),
  });
  endpoint(app, {
    method: 'POST',
    url,
    tag,
    summary: { zh: '保存视图', en: 'Save a view' },
    access,
    body: newSchema,
    answer: { status: 201, schema: ref('SavedView') },
    problems: [409, 422],
    handle: async ({ session, request, body: { where, ...rest } }) =>
      views.create(session, moduleIn(request, registry()), { ...rest, ...filterOf(where) }),
  });
  endpoint(app, {
    method: 'PUT',
    url: `${url}/default`,
    tag,
    summary: {
      zh: '我的默认视图：已保存视图的 id、预设视图的名称，或 null',
      en: 'What my list opens with: the id of a saved view, the name of a built-in one, or null',
    },
    access,
    body: defaultSchema,
    problems: [422],
    handle: async ({ session, request, body }) =>
      views.setDefault(session, moduleIn(request, registry()), body.view === null ? null : String(body.view)),
  });
  endpoint(app, {
    method: 'PUT',
    url: `${url}/look`,
    tag,
    summary: {
      zh: '我的列、列宽和行高，保存在视图之上',
      en: 'My columns, their widths and the height of rows, kept over a view',
    },
    access,
    body: lookSchema,
    problems: [422],
    handle: async ({ session, request, body: { view, ...look } }) =>
      views.setLook(session, moduleIn(request, registry()), String(view), look),
  });
  endpoint(app, {
    method: 'PATCH',
    url: `${url}/:id`,
    tag,
    summary: { zh: '修改已保存的视图', en: 'Change a saved view' },
    access,
    body: changesSchema,
    answer: { schema: ref('SavedView') },
    problems: [404, 422],
    handle: async ({ session, request, body: { where, ...rest } }) =>
      views.change(session, moduleIn(request, registry()), idIn(request), { ...rest, ...filterOf(where) }),
  });
  endpoint(app, {
    method: 'DELETE',
    url: `${url}/:id`,
    tag,
    summary: { zh: '删除已保存的视图', en: 'Delete a saved view' },
    access,
    problems: [404],
    handle: async ({ session, request }) =>
      views.remove(session, moduleIn(request, registry()), idIn(request)),
  });
}

/** Whether it is a filter is for the module to say. */
function filterOf(where: Record<string, unknown> | undefined): { where?: Filter } {
  return where === undefined ? {} : { where: where as Filter };
}
