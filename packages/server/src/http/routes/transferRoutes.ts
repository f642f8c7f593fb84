import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Services } from '../../services.ts';
import { noteSchema, transferSchema } from '../../transfers/transfers.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';
import { choiceParameter, flagParameter, numberParameter, textParameter } from '../parameters.ts';

const tag = 'transfers';

/** Records change hands: ACC-06. */
export function transferRoutes(app: FastifyInstance, { transfers, registry }: Services): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/:module/:id/transfer',
    tag: 'records',
    summary: {
      zh: '转移给他人或部门；along 为一并转移的相关列表，whose 为其中哪些',
      en: 'Transfer to a person or department; along: related lists that go along, whose: which of their records',
    },
    access: 'module',
    body: transferSchema,
    answer: { status: 200, schema: ref('TransferOutcome') },
    problems: [404, 422],
    handle: async ({ session, request, body }) =>
      transfers.give(session, moduleIn(request, registry()), idIn(request), body),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/:module/transfer/preview',
    tag: 'records',
    summary: { zh: '可一并转移的相关记录及数量', en: 'What may go along with records, and how much of it' },
    access: 'module',
    body: z.strictObject({ ids: z.array(z.int().positive()).min(1).max(200) }),
    answer: { status: 200, schema: listOf(ref('Along')) },
    problems: [404, 422],
    handle: async ({ session, request, body }) =>
      transfers.along(session, moduleIn(request, registry()), body.ids),
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/transfers',
    tag,
    summary: { zh: '转移给我的，或我转出的', en: 'Transfers to me, or away from me' },
    query: {
      box: choiceParameter({ zh: '转入或转出', en: 'To me, or away from me' }, ['incoming', 'outgoing']),
      open: flagParameter({ zh: '1：仅待接收；0：其余', en: '1: not answered yet; 0: the others' }),
      limit: numberParameter({ zh: '每页条数', en: 'Transfers a page' }, 1, 200),
      after: textParameter({ zh: '上一页给出的位置', en: 'Where the page before ended' }, 20),
    },
    answer: { schema: ref('Transfers') },
    handle: async ({ session, query }) => transfers.list(session, query),
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/transfers/:id',
    tag,
    summary: { zh: '一次转移', en: 'A transfer' },
    answer: { schema: ref('Transfer') },
    problems: [404],
    handle: async ({ session, request }) => transfers.get(session, idIn(request)),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/transfers/:id/accept',
    tag,
    summary: { zh: '接收', en: 'Accept' },
    answer: { status: 200, schema: ref('Transfer') },
    problems: [404, 409],
    handle: async ({ session, request }) => transfers.accept(session, idIn(request)),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/transfers/:id/return',
    tag,
    summary: { zh: '退回，并说明原因', en: 'Return, saying why' },
    body: z.strictObject({ reason: noteSchema.optional() }),
    answer: { status: 200, schema: ref('Transfer') },
    problems: [404, 409, 422],
    handle: async ({ session, request, body }) =>
      transfers.return(session, idIn(request), body.reason || null),
  });
}
