import type { FastifyInstance } from 'fastify';
import type { LiveEvent, LiveStream } from '../../notifications/live.ts';
import type { Services } from '../../services.ts';
import { endpoint } from '../endpoint.ts';

/** Milliseconds after which a browser that was cut off tries again. */
const tryAgainAfter = 3_000;

/** What happens, as it happens: server-sent events (WHATWG HTML, 9.2). */
export function liveRoutes(app: FastifyInstance, { live }: Services): void {
  // Streams never end by themselves; a server that closes would wait for them for ever.
  app.addHook('preClose', async () => live.close());

  endpoint(app, {
    method: 'GET',
    url: '/api/live',
    tag: 'notifications',
    summary: {
      zh: '实时事件：notice 带通知编号，modules 表示字段已改变；断线后凭 Last-Event-ID 接续',
      en: 'Events as they happen: notice carries ids of notifications, modules says that fields have changed; goes on from Last-Event-ID',
    },
    answer: { status: 200, type: 'text/event-stream', schema: { type: 'string' } },
    async handle({ session, request, reply }) {
      reply.hijack();
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // nginx would hold events back until they fill a buffer.
        'x-accel-buffering': 'no',
      });
      if (request.method === 'HEAD') {
        reply.raw.end();
        return;
      }
      reply.raw.write(`retry: ${tryAgainAfter}\n\n`);
      const stream: LiveStream = {
        session,
        send: (event) => void reply.raw.write(written(event)),
        beat: () => void reply.raw.write(':\n\n'),
        end: () => void reply.raw.end(),
      };
      const last = /^[1-9]\d{0,14}$/.exec(String(request.headers['last-event-id'] ?? ''));
      const gone = await live.open(stream, last ? Number(last[0]) : null);
      if (reply.raw.closed) gone();
      else reply.raw.on('close', gone);
    },
  });
}

function written({ event, id, data }: LiveEvent): string {
  return `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}
