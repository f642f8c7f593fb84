import { gunzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fieldRight } from '../../access/rights.ts';
import type { Services } from '../../services.ts';
import { mayUse } from '../describeModule.ts';
import { endpoint } from '../endpoint.ts';
import { languageOf } from '../language.ts';
import { type DocumentView, openApiDocument, type ServedRoute } from './document.ts';
import { docsPage, viewerScript } from './viewer.ts';

/** The description of the API and a page to read it on. Goes in before the routes it describes. */
export function documentation(app: FastifyInstance, services: Services): void {
  const routes = servedRoutes(app);

  endpoint(app, {
    method: 'GET',
    url: '/api/openapi.json',
    tag: 'modules',
    summary: { zh: '本接口的 OpenAPI 3.1 说明', en: 'This description, OpenAPI 3.1' },
    access: 'public',
    answer: { schema: { type: 'object' } },
    handle: async ({ request }) => openApiDocument(routes, viewFor(request, services)),
  });

  app.get('/api/docs', { config: { access: 'public' } }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(docsPage(languageOf(request))),
  );
  app.get('/api/docs/viewer.js', { config: { access: 'public' } }, async (request, reply) => {
    const packed = await viewerScript();
    reply.type('text/javascript; charset=utf-8').header('Cache-Control', 'public, max-age=86400');
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(gunzipSync(packed));
    return reply.header('Content-Encoding', 'gzip').header('Vary', 'Accept-Encoding').send(packed);
  });
}

/** Fills as routes are added; one below /api that does not describe itself is a mistake of ours. */
function servedRoutes(app: FastifyInstance): ServedRoute[] {
  const routes: ServedRoute[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!url.startsWith('/api/') || url.startsWith('/api/docs') || method === 'HEAD') return;
    const { description, access } = config ?? {};
    if (!description) throw new Error(`${String(method)} ${url} does not describe itself`);
    routes.push({ method: String(method), url, isPublic: access === 'public', description });
  });
  return routes;
}

/** Strangers read what is in the source code anyway; who is signed in, what is there for them. */
function viewFor(request: FastifyRequest, { registry, actions }: Services): DocumentView {
  const { session } = request;
  const all = registry();
  return {
    registry: all,
    actions,
    modules: all.modules.filter((module) => session === null || mayUse(session, module)),
    shown: (module, field) =>
      session === null ? !field.custom : fieldRight(session, module, field.name) !== 'hidden',
    language: languageOf(request),
  };
}
