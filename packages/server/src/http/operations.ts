import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry as Metrics } from 'prom-client';
import { ping } from '../database/ping.ts';
import { notFound } from '../problem.ts';
import type { Services } from '../services.ts';

/** Addresses for machines that watch over us: alive, ready, figures. */
export function operations(
  app: FastifyInstance,
  services: Pick<Services, 'database'>,
  metricsToken: string | null,
): void {
  app.get('/healthz', { config: { access: 'public', rateLimit: false } }, async () => ({ status: 'ok' }));
  // The application listens only when its tables are as the definitions say, so reaching the database is all there is to ask.
  app.get('/readyz', { config: { access: 'public', rateLimit: false } }, async () => {
    await ping(services.database);
    return { status: 'ready' };
  });
  const metrics = measure(app, services);
  app.get('/metrics', { config: { access: 'public', rateLimit: false } }, async (request, reply) => {
    if (!mayReadMetrics(request, metricsToken)) throw notFound();
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
}

function measure(app: FastifyInstance, { database }: Pick<Services, 'database'>): Metrics {
  const metrics = new Metrics();
  collectDefaultMetrics({ register: metrics });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [metrics],
  });
  new Gauge({
    name: 'database_connections',
    help: 'Connections of the pool by state',
    labelNames: ['state'],
    registers: [metrics],
    collect() {
      this.set({ state: 'open' }, database.pool.totalCount);
      this.set({ state: 'idle' }, database.pool.idleCount);
      this.set({ state: 'waiting' }, database.pool.waitingCount);
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  return metrics;
}

const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** From this very machine, and not passed on by a proxy on it; or with the token. */
function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  const { authorization, forwarded } = request.headers;
  if (token !== null && authorization !== undefined) return sameText(authorization, `Bearer ${token}`);
  const passedOn = forwarded !== undefined || request.headers['x-forwarded-for'] !== undefined;
  return !passedOn && loopback.test(request.socket.remoteAddress ?? '');
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
