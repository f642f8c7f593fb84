import type { FastifyInstance, FastifyRequest } from 'fastify';
import { homeChangeSchema, noteSchema, widgetId } from '../../home/homeContent.ts';
import { notFound } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { endpoint, idIn } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';

const tag = 'home';
const url = '/api/home';

/** Home pages, those of roles, and what is written into notepads. INS-01 */
export function homeRoutes(app: FastifyInstance, { homes, notes }: Services): void {
  const answer = { schema: ref('Home') };
  const role = `${url}/roles/:id`;
  const note = `${url}/notes/:widget`;
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: {
      zh: '我的首页：自己的，或角色、产品给的，以及他人共享的页面',
      en: 'My home pages: my own, else those of my role or of the product; with what others share',
    },
    answer,
    handle: async ({ session }) => homes.read(session),
  });
  endpoint(app, {
    method: 'PUT',
    url,
    tag,
    summary: { zh: '保存我的全部首页', en: 'Put my home pages, all of them' },
    body: homeChangeSchema,
    answer,
    problems: [403, 409, 422],
    handle: async ({ session, body }) => homes.save(session, body),
  });
  endpoint(app, {
    method: 'DELETE',
    url,
    tag,
    summary: { zh: '恢复默认首页', en: 'Back to the default home pages' },
    handle: async ({ session }) => homes.forget(session),
  });
  endpoint(app, {
    method: 'GET',
    url: role,
    tag,
    needs: 'settings',
    summary: { zh: '某角色的默认首页', en: 'The home pages that the people of a role get' },
    answer,
    problems: [404],
    handle: async ({ session, request }) => homes.readOfRole(session, idIn(request)),
  });
  endpoint(app, {
    method: 'PUT',
    url: role,
    tag,
    needs: 'settings',
    summary: { zh: '保存某角色的默认首页', en: 'Put the home pages that the people of a role get' },
    body: homeChangeSchema,
    answer,
    problems: [404, 409, 422],
    handle: async ({ session, request, body }) => homes.saveOfRole(session, idIn(request), body),
  });
  endpoint(app, {
    method: 'DELETE',
    url: role,
    tag,
    needs: 'settings',
    summary: { zh: '角色恢复产品的首页', en: 'Back to the home page of the product for a role' },
    problems: [404],
    handle: async ({ session, request }) => homes.forgetOfRole(session, idIn(request)),
  });
  endpoint(app, {
    method: 'GET',
    url: note,
    tag,
    summary: { zh: '我的记事本', en: 'What I have written into a notepad' },
    answer: { schema: ref('Note') },
    problems: [404],
    handle: async ({ session, request }) => notes.read(session, widgetIn(request)),
  });
  endpoint(app, {
    method: 'PUT',
    url: note,
    tag,
    summary: { zh: '写记事本', en: 'Write into a notepad' },
    body: noteSchema,
    answer: { schema: ref('Note') },
    problems: [404, 409, 422],
    handle: async ({ session, request, body }) => notes.write(session, widgetIn(request), body),
  });
}

function widgetIn(request: FastifyRequest): string {
  const { widget } = request.params as { widget: string };
  const read = widgetId.safeParse(widget);
  if (!read.success || read.data === '') throw notFound();
  return read.data;
}
