import { inLanguage } from '@gejie/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { scopeAllows } from '../../access/scopes.ts';
import type { Session } from '../../access/session.ts';
import { conditionOf } from '../../calendar/objects/brokenCondition.ts';
import { forbidden, notFound, ProblemError, problemKinds } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { sendProblem } from '../errorHandling.ts';
import { languageOf } from '../language.ts';
import { DavAnswers } from './davAnswers.ts';
import { type DavResource, resourceAt } from './davResource.ts';
import { davSession } from './davSession.ts';
import { brokenConditionXml, multistatus, parseXml } from './davXml.ts';
import { etagOf, root } from './properties.ts';

const ownMethods = ['PROPFIND', 'PROPPATCH', 'REPORT', 'MKCALENDAR'] as const;
const methods = ['OPTIONS', 'GET', 'HEAD', 'PUT', 'DELETE', ...ownMethods] as const;
const readingMethods = new Set(['GET', 'HEAD', 'PROPFIND', 'REPORT']);
/** Longer names of objects are no program's. */
const longestName = 250;

interface Call {
  session: Session;
  resource: DavResource;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Calendars for phones and desktop programs: CalDAV (RFC 4791) with a token as the password. CAL-04 */
export async function davRoutes(app: FastifyInstance, services: Services): Promise<void> {
  for (const method of ownMethods) app.addHttpMethod(method, { hasBody: true });
  await app.register(async (dav) => {
    // Before the body is read, so that one that is refused is refused in the person's language.
    dav.addHook('onRequest', async (request) => {
      request.session = request.method === 'OPTIONS' ? null : await davSession(request, services);
    });
    dav.setErrorHandler((error, request, reply) => {
      const condition = conditionOf(error);
      if (condition === null || !(error instanceof ProblemError)) return sendProblem(error, request, reply);
      const about = inLanguage(error.detail, languageOf(request));
      return sendXml(reply, problemKinds[error.kind].status, brokenConditionXml(condition, about));
    });
    dav.addContentTypeParser(
      /^(text|application)\/(.*\+)?(xml|calendar)/,
      { parseAs: 'string' },
      async (_: unknown, body: string) => body,
    );
    dav.route({
      method: ['GET', 'PROPFIND'],
      url: '/.well-known/caldav',
      handler: async (_request, reply) => reply.redirect(root, 301),
    });
    for (const url of ['/dav', `${root}*`])
      dav.route({
        method: [...methods],
        url,
        exposeHeadRoute: false,
        handler: async (request, reply) => answer(services, request, reply),
      });
  });
}

async function answer(services: Services, request: FastifyRequest, reply: FastifyReply) {
  reply.header('DAV', '1, 3, calendar-access').header('Cache-Control', 'no-store');
  if (request.method === 'OPTIONS') return reply.header('Allow', methods.join(', ')).code(204).send();
  const { session } = request;
  if (!session) {
    reply.header('WWW-Authenticate', 'Basic realm="Gejie CRM", charset="UTF-8"');
    throw new ProblemError('unauthenticated');
  }
  const { '*': rest = '' } = request.params as { '*'?: string };
  const resource = resourceAt(rest, session, services.calendarObjects);
  requireScope(session, resource, request.method);
  const handle = handlers[request.method];
  if (!handle) throw forbidden();
  return handle({ session, resource, request, reply }, services);
}

/** What lies on the way to a calendar is nobody's secret to its owner; the calendar itself needs the scope. */
function requireScope(session: Session, resource: DavResource, method: string): void {
  const path = 'module' in resource ? resource.module.path : undefined;
  const wanted = readingMethods.has(method) ? 'read' : 'write';
  if (path !== undefined && !scopeAllows(session.scopes, wanted, path)) throw forbidden();
}

type Handler = (call: Call, services: Services) => Promise<unknown>;

const handlers: Record<string, Handler> = {
  async PROPFIND({ session, resource, request, reply }, services) {
    const asked = parseXml(bodyOf(request));
    const depth = request.headers.depth === '0' ? 0 : 1;
    const responses = await new DavAnswers(services, session).propfind(
      resource,
      asked?.element ?? null,
      depth,
    );
    return send(reply, responses);
  },
  async REPORT({ session, resource, request, reply }, services) {
    const asked = parseXml(bodyOf(request));
    if (!asked || resource.kind !== 'calendar') throw new ProblemError('malformed');
    const answers = new DavAnswers(services, session);
    if (asked.name !== 'sync-collection') return send(reply, await answers.report(resource.module, asked));
    const changes = await answers.changes(resource.module, asked.element);
    if (!changes) return sendXml(reply, 403, brokenConditionXml('d:valid-sync-token'));
    return send(reply, changes.responses, changes.more);
  },
  async PROPPATCH({ session, resource, request, reply }, services) {
    const asked = parseXml(bodyOf(request));
    return send(
      reply,
      await new DavAnswers(services, session).refusedChanges(resource, asked?.element ?? null),
    );
  },
  async GET({ session, resource, reply }, services) {
    if (resource.kind !== 'object') throw notFound();
    const object = await objectAt(services, session, resource);
    if (!object) throw notFound();
    reply.type('text/calendar; charset=utf-8').header('ETag', etagOf(object));
    return new DavAnswers(services, session).textOf(object, resource.module);
  },
  async PUT({ session, resource, request, reply }, services) {
    if (resource.kind !== 'object' || resource.name.length > longestName) throw forbidden();
    const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
    const known = await objectAt(services, session, resource);
    if (known ? noneMatch === '*' : match !== undefined) throw new ProblemError('stale');
    await services.calendarObjects.save(session, resource.module, {
      name: resource.name,
      text: bodyOf(request),
      known: known ?? null,
      expected: known ? stateIn(match) : null,
    });
    return reply.code(known ? 204 : 201).send();
  },
  async DELETE({ session, resource, request, reply }, services) {
    if (resource.kind !== 'object') throw forbidden();
    const object = await objectAt(services, session, resource);
    if (!object) throw notFound();
    await services.calendarObjects.remove(
      session,
      resource.module,
      object,
      stateIn(request.headers['if-match']),
    );
    return reply.code(204).send();
  },
};
handlers.HEAD = handlers.GET as Handler;

async function objectAt(
  { calendarObjects }: Services,
  session: Session,
  { module, name }: Extract<DavResource, { kind: 'object' }>,
) {
  const [object] = await calendarObjects.named(session, module, [name]);
  return object;
}

/** The state that an `If-Match` tells; null where any will do. */
function stateIn(match: string | undefined): string | null {
  if (match === undefined || match.trim() === '*') return null;
  return match.trim().replace(/^W\//, '').replaceAll('"', '');
}

function bodyOf({ body }: FastifyRequest): string {
  return typeof body === 'string' ? body : '';
}

function send(reply: FastifyReply, ...told: Parameters<typeof multistatus>) {
  return sendXml(reply, 207, multistatus(...told));
}

function sendXml(reply: FastifyReply, status: number, text: string) {
  return reply.code(status).type('application/xml; charset=utf-8').send(text);
}
