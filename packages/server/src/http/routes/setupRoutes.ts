import type { DemoLogin } from '@gejie/core';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Setup, setupSchema } from '../../organization/setup.ts';
import type { Services } from '../../services.ts';
import { giveCookie, originOf } from '../cookies.ts';
import { endpoint } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';
import { objectOf, readBody } from '../requestBody.ts';

const demoSchema = z.strictObject({ demo: z.literal(true), language: z.enum(['zh-CN', 'en']).optional() });
const tag = 'setup';
const text = { type: 'string' };
/** Of a demo company that has just been opened. */
const loginsSchema = {
  type: 'object',
  properties: {
    logins: listOf({
      type: 'object',
      required: ['role', 'name', 'username', 'password'],
      properties: { role: text, name: text, username: text, password: text },
    }),
  },
};

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
    answer: { status: 201, schema: { allOf: [ref('Session'), loginsSchema] } },
    problems: [409, 422],
    async handle({ body, request, reply }) {
      const { administrator, logins } = await start(setup, objectOf(body));
      giveCookie(request, reply, await signIn.open(administrator, originOf(request)));
      return { ...(await profile.answer(administrator)), ...(logins && { logins }) };
    },
  });
}

async function start(
  setup: Setup,
  answers: Record<string, unknown>,
): Promise<{ administrator: number; logins?: DemoLogin[] }> {
  if (!('demo' in answers)) return { administrator: await setup.found(readBody(setupSchema, answers)) };
  const { language } = readBody(demoSchema, answers);
  return setup.openDemo(language ? { language } : {});
}
