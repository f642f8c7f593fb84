import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { plainText, proseText } from '../../plainText.ts';
import type { Services } from '../../services.ts';
import { personOf } from '../authenticate.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';
import { idsParameter } from '../parameters.ts';
import { required } from '../required.ts';

const mostMentions = 50;
const commentSchema = z.strictObject({
  text: proseText(10_000),
  mentions: z.array(z.int().positive()).max(mostMentions).optional(),
});
const tagSchema = z.strictObject({ name: plainText(40).min(1), private: z.boolean().optional() });

const access = 'module';
const tag = 'collaboration';
const problems = [404, 422];

/** What people hang on records: comments, tags, their wish to follow. */
export function collaborationRoutes(app: FastifyInstance, services: Services): void {
  commentRoutes(app, services);
  tagRoutes(app, services);
  followerRoutes(app, services);
}

function commentRoutes(app: FastifyInstance, { registry, comments }: Services): void {
  const url = '/api/:module/:id/comments';
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: '评论', en: 'Comments' },
    access,
    answer: { schema: listOf(ref('Comment')) },
    problems: [404],
    handle: async ({ session, request }) =>
      comments.list(session, moduleIn(request, registry()), idIn(request)),
  });
  endpoint(app, {
    method: 'POST',
    url,
    tag,
    summary: { zh: '发表评论', en: 'Comment' },
    access,
    body: commentSchema,
    answer: { status: 201, schema: ref('Comment') },
    problems,
    handle: async ({ session, request, body }) =>
      comments.add(session, moduleIn(request, registry()), idIn(request), body),
  });
  endpoint(app, {
    method: 'GET',
    url: `${url}/unseeing`,
    tag,
    summary: {
      zh: '这些员工中谁看不到此记录：提到他们，他们也不会收到通知',
      en: 'Who of these people does not see the record: mentioned, they would not be told',
    },
    access,
    query: { users: idsParameter({ zh: '员工', en: 'People' }, mostMentions) },
    answer: { schema: listOf(ref('Reference')) },
    problems: [404],
    handle: async ({ session, request, query }) =>
      comments.unseeing(session, moduleIn(request, registry()), idIn(request), required(query, 'users')),
  });
  endpoint(app, {
    method: 'DELETE',
    url: `${url}/:comment`,
    tag,
    summary: { zh: '删除自己的评论', en: 'Take back a comment of mine' },
    access,
    problems: [404],
    handle: async ({ session, request }) =>
      comments.remove(session, moduleIn(request, registry()), idIn(request), idIn(request, 'comment')),
  });
}

function tagRoutes(app: FastifyInstance, { registry, tags }: Services): void {
  const url = '/api/:module/:id/tags';
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: '标签', en: 'Tags' },
    access,
    answer: { schema: listOf(ref('Tag')) },
    problems: [404],
    handle: async ({ session, request }) => tags.list(session, moduleIn(request, registry()), idIn(request)),
  });
  endpoint(app, {
    method: 'POST',
    url,
    tag,
    summary: { zh: '添加标签', en: 'Tag' },
    access,
    body: tagSchema,
    answer: { status: 201, schema: ref('Tag') },
    problems,
    handle: async ({ session, request, body }) =>
      tags.add(session, moduleIn(request, registry()), idIn(request), body),
  });
  endpoint(app, {
    method: 'DELETE',
    url: `${url}/:tag`,
    tag,
    summary: { zh: '移除标签', en: 'Take a tag off' },
    access,
    problems: [404],
    handle: async ({ session, request }) =>
      tags.remove(session, moduleIn(request, registry()), idIn(request), idIn(request, 'tag')),
  });
}

function followerRoutes(app: FastifyInstance, { registry, followers }: Services): void {
  const url = '/api/:module/:id/followers';
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: '关注者', en: 'Followers' },
    access,
    answer: { schema: listOf(ref('Reference')) },
    problems: [404],
    handle: async ({ session, request }) =>
      followers.list(session, moduleIn(request, registry()), idIn(request)),
  });
  endpoint(app, {
    method: 'POST',
    url,
    tag,
    summary: { zh: '关注', en: 'Follow' },
    access,
    answer: { status: 201, schema: ref('Reference') },
    problems: [404],
    handle: async ({ session, request }) =>
      followers.add(session, moduleIn(request, registry()), idIn(request), personOf(session).id),
  });
  endpoint(app, {
    method: 'DELETE',
    url,
    tag,
    summary: { zh: '取消关注', en: 'Follow no longer' },
    access,
    problems: [404],
    handle: async ({ session, request }) =>
      followers.remove(session, moduleIn(request, registry()), idIn(request), personOf(session).id),
  });
}
