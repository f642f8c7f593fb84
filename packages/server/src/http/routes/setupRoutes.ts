import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Setup, setupSchema } from '../../organization/setup.ts';
import type { Services } from '../../services.ts';
import { giveCookie, originOf } from '../cookies.ts';
import { endpoint } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';
import { objectOf, readBody } from '../requestBody.ts';

const demoSchema = z.strictObject({ demo: z.literal(true), language: z.enum(['zh-CN', 'en']).optional() });
const tag = 'setup';

/** The first start in the browser. Whoever answers it is signed in. */
export function setupRoutes(app: FastifyInstance, { setup, signIn, profile }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/setup',
    tag,
    summary: { zh: '是否需要初始设置', en: 'Whether the company is still to be set up' },
    access: 'public',
    answer: {
      schema: { type: 'object', required: ['needed'], properties: { needed: { type: 'boolean' } } },
    },
    handle: async () => ({ needed: await setup.needed() }),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/setup',
    tag,
    summary: {
      zh: '设置公司与管理员，或打开演示公司',
      en: 'Set up company and administrator, or open the demo company',
    },
    access: 'public',
    takes: {
      schema: {
        anyOf: [
          z.toJSONSchema(setupSchema, { io: 'input', unrepresentable: 'any' }),
          z.toJSONSchema(demoSchema, { io: 'input' }),
        ].map(({ $schema: _, ...schema }) => schema),
      },
    },
    answer: { status: 201, schema: ref('Session') },
    problems: [409, 422],
    async handle({ body, request, reply }) {
      const user = await start(setup, objectOf(body));
      giveCookie(request, reply, await signIn.open(user, originOf(request)));
      return profile.answer(user);
    },
  });
}

function start(setup: Setup, answers: Record<string, unknown>): Promise<number> {
  if (!('demo' in answers)) return setup.found(readBody(setupSchema, answers));
  readBody(demoSchema, answers);
  return setup.openDemo();
}
