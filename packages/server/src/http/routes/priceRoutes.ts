import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Services } from '../../services.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { listOf, ref } from '../openapi/reference.ts';

const decimalText = z.string().regex(/^\d{1,15}(\.\d{1,6})?$/);
const question = z.strictObject({
  /** By the names of the module's own fields; which of them count the engine says. */
  document: z.record(z.string().max(63), z.unknown()).default({}),
  items: z
    .array(
      z.strictObject({
        item: z.strictObject({ module: z.string().max(60), id: z.int().positive() }),
        quantity: decimalText.nullable().default(null),
      }),
    )
    .max(1000),
});

const money = { type: ['string', 'null'] };

const lastPrice = {
  type: 'object',
  properties: {
    item: ref('Reference'),
    price: { type: 'string' },
    discount: { type: ['object', 'null'] },
    quantity: money,
    unit: { type: ['string', 'null'] },
    currency: { type: ['string', 'null'] },
    document: ref('Reference'),
    at: { type: 'string', format: 'date-time' },
  },
};

const boughtItem = {
  type: 'object',
  properties: {
    item: ref('Reference'),
    quantity: { type: 'string' },
    unit: { type: ['string', 'null'] },
    documents: { type: 'integer' },
    last: ref('Reference'),
    at: { type: 'string', format: 'date-time' },
  },
};

/** What items would cost in a document with lines, before it is saved. INV-04 */
export function priceRoutes(app: FastifyInstance, { records, registry }: Services): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/:module/prices',
    tag: 'records',
    summary: {
      zh: '按客户与数量的价格（价格表或目录价）',
      en: 'Prices by customer and quantity, from price books or the list',
    },
    access: 'module',
    body: question,
    answer: {
      schema: {
        type: 'object',
        properties: {
          prices: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                price: money,
                list: money,
                from: {
                  type: ['object', 'null'],
                  properties: {
                    module: { type: 'string' },
                    id: { type: 'integer' },
                    label: { type: ['string', 'null'] },
                  },
                },
              },
            },
          },
        },
      },
    },
    problems: [404, 422],
    handle: async ({ session, request, body }) => ({
      prices: await records.priceItems(session, moduleIn(request, registry()).name, body),
    }),
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/bought',
    tag: 'records',
    summary: { zh: '它买过的产品与服务', en: 'The products and services it has bought' },
    access: 'module',
    answer: { schema: { type: 'object', properties: { items: listOf(boughtItem) }, required: ['items'] } },
    problems: [404],
    handle: async ({ session, request }) => ({
      items: await records.bought(session, moduleIn(request, registry()).name, idIn(request)),
    }),
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/:module/:id/last-prices',
    tag: 'records',
    summary: {
      zh: '每种产品最近一次报给或卖给它的价格',
      en: 'The price at which each item was last offered or sold to it',
    },
    access: 'module',
    answer: { schema: { type: 'object', properties: { prices: listOf(lastPrice) }, required: ['prices'] } },
    problems: [404],
    handle: async ({ session, request }) => ({
      prices: await records.lastPrices(session, moduleIn(request, registry()).name, idIn(request)),
    }),
  });
}
