import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { wishesSchema } from '../../notifications/noticeWishes.ts';
import type { Services } from '../../services.ts';
import { personOf } from '../authenticate.ts';
import { endpoint, idIn } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';
import { flagParameter, numberParameter, textParameter } from '../parameters.ts';

const tag = 'notifications';

const id = z.int().positive();
const readSchema = z.strictObject({
  ids: z.array(id).min(1).max(1000).optional(),
  until: id.optional(),
});

/** What the caller is told. */
export function notificationRoutes(app: FastifyInstance, services: Services): void {
  const { notifications } = services;
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
  wishRoutes(app, services);
}

const topics = { type: 'object', required: ['topics'], properties: { topics: listOf({ type: 'string' }) } };

/** How the caller wants to be told, and the links in letters that change it without signing in. */
function wishRoutes(app: FastifyInstance, { noticeWishes, unsubscribing }: Services): void {
  const url = '/api/notifications/wishes';
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: '我希望怎样收到通知', en: 'How I want to be told of what' },
    answer: { schema: ref('NoticeWishes') },
    handle: async ({ session }) => noticeWishes.answer(personOf(session)),
  });

  endpoint(app, {
    method: 'PATCH',
    url,
    tag,
    summary: {
      zh: '修改通知方式：app 仅站内、mail 另发邮件、digest 每日摘要、off 不通知',
      en: 'Change it: app: here only, mail: also at once by mail, digest: once a day, off: not at all',
    },
    body: wishesSchema,
    answer: { schema: ref('NoticeWishes') },
    problems: [422],
    handle: async ({ session, body }) => noticeWishes.change(session, personOf(session), body),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/notifications/unsubscribe',
    tag,
    summary: { zh: '按邮件中的链接停发邮件', en: 'Stop letters by the link in one of them' },
    access: 'public',
    body: z.strictObject({ token: z.string().min(1).max(1000) }),
    answer: { status: 200, schema: topics },
    problems: [404, 422],
    handle: async ({ body }) => unsubscribing.stop(body.token),
  });

  // RFC 8058: mail programs send a form of their own to the address in the letter's header.
  app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, async () => ({}));
    endpoint(scope, {
      method: 'POST',
      url: '/api/notifications/unsubscribe/:name',
      tag,
      summary: {
        zh: '邮件程序的一键退订（RFC 8058）',
        en: 'What mail programs do when letters are stopped in them (RFC 8058)',
      },
      access: 'public',
      takes: { type: 'application/x-www-form-urlencoded', schema: { type: 'object' } },
      answer: { status: 200, schema: topics },
      problems: [404],
      handle: async ({ request }) => unsubscribing.stop((request.params as { name: string }).name),
    });
  });
}
