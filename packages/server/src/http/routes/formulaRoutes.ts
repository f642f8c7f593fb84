import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Services } from '../../services.ts';
import { endpoint, moduleIn } from '../endpoint.ts';
import { ref } from '../openapi/reference.ts';

const draftSchema = z.strictObject({
  /** Longer ones are a mistake at a place, not of the request. */
  expression: z.string().max(20_000),
  result: z.string().max(60),
  scale: z.int().min(0).max(10).optional(),
  field: z.string().max(63).optional(),
});

/** What a formula comes to, for those who write one. PLT-05 */
export function formulaRoutes(app: FastifyInstance, { formulaChecks, registry }: Services): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/customization/:module/formula/check',
    tag: 'settings',
    needs: 'settings',
    summary: {
      zh: '检查公式：错误及其位置，或一条记录的计算结果',
      en: 'Check a formula: mistakes and their places, or what it comes to for one record',
    },
    body: draftSchema,
    answer: { schema: ref('FormulaCheck') },
    problems: [404, 422],
    async handle({ session, request, body }) {
      return formulaChecks.check(session, moduleIn(request, registry()), body);
    },
  });
}
