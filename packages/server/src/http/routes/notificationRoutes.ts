import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Services } from '../../services.ts';
import { endpoint, idIn } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';
import { flagParameter, numberParameter, textParameter } from '../parameters.ts';

const tag = 'notifications';

const id = z.int().positive();
const readSchema = z.strictObject({
  ids: z.array(id).min(1).max(1000).optional(),
  until: id.optional(),
});

/** What the caller is told. */
export function notificationRoutes(app: FastifyInstance, { notifications }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/notifications',
    tag,
    summary: { zh: '我的通知，最新的在前', en: 'My notifications, latest first' },
    query: {
      limit: numberParameter({ zh: '每页条数', en: 'Notifications a page' }, 1, 200),
      after: textParameter({ zh: '上一页给出的位置', en: 'Where the page before ended' }, 20),
      unread: flagParameter({ zh: '1：仅未读；0：仅已读', en: '1: only unread ones; 0: only read ones' }),
    },
    answer: { schema: ref('Notifications') },
    handle: async ({ session, query }) => notifications.list(session, query),
  });

  endpoint(app, {
    method: 'PATCH',
    url: '/api/notifications/:id',
    tag,
    summary: { zh: '标为已读或未读', en: 'Mark as read or unread' },
    body: z.strictObject({ read: z.boolean() }),
    answer: { status: 200, schema: ref('Unread') },
    problems: [404, 422],
    async handle({ session, request, body }) {
      await notifications.mark(session, idIn(request), body.read);
      return { unread: await notifications.unread(session) };
    },
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/notifications/read',
    tag,
    summary: {
      zh: '标为已读：ids 指定的，或全部（until：到此条为止）',
      en: 'Mark as read: those in ids, or all (until: up to this one)',
    },
    body: readSchema,
    answer: { status: 200, schema: ref('Unread') },
    problems: [422],
    async handle({ session, body: { ids, until } }) {
      await notifications.markRead(session, ids ? { ids } : { until: until ?? null });
      return { unread: await notifications.unread(session) };
    },
  });
}
