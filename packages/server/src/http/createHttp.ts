import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Services } from '../services.ts';
import { authenticate, heedOwnChanges, isApi } from './authenticate.ts';
import { compression } from './compression.ts';
import { davRoutes } from './dav/davRoutes.ts';
import { answerProblems, refuseGarbage, sendProblem } from './errorHandling.ts';
import { parseJson } from './json.ts';
import { documentation } from './openapi/documentation.ts';
import { operations } from './operations.ts';
import { limitRates, type RateLimits } from './rateLimits.ts';
import { accountSecurityRoutes } from './routes/accountSecurityRoutes.ts';
import { actionRoutes } from './routes/actionRoutes.ts';
import { calendarRoutes } from './routes/calendarRoutes.ts';
import { collaborationRoutes } from './routes/collaborationRoutes.ts';
import { collectionRoutes } from './routes/collectionRoutes.ts';
import { customerPageRoutes } from './routes/customerPageRoutes.ts';
import { customizationRoutes } from './routes/customizationRoutes.ts';
import { duplicateRoutes } from './routes/duplicateRoutes.ts';
import { fileRoutes } from './routes/fileRoutes.ts';
import { formulaRoutes } from './routes/formulaRoutes.ts';
import { homeRoutes } from './routes/homeRoutes.ts';
import { identitySourceRoutes } from './routes/identitySourceRoutes.ts';
import { importRoutes } from './routes/importRoutes.ts';
import { jobRoutes } from './routes/jobRoutes.ts';
import { layoutRoutes } from './routes/layoutRoutes.ts';
import { leaveRoutes } from './routes/leaveRoutes.ts';
import { liveRoutes } from './routes/liveRoutes.ts';
import { mailRoutes } from './routes/mailRoutes.ts';
import { mergeRoutes } from './routes/mergeRoutes.ts';
import { moduleRoutes } from './routes/moduleRoutes.ts';
import { notificationRoutes } from './routes/notificationRoutes.ts';
import { numberRoutes } from './routes/numberRoutes.ts';
import { oidcRoutes } from './routes/oidcRoutes.ts';
import { ownSecurityRoutes } from './routes/ownSecurityRoutes.ts';
import { poolRoutes } from './routes/poolRoutes.ts';
import { poolRunRoutes } from './routes/poolRunRoutes.ts';
import { priceRoutes } from './routes/priceRoutes.ts';
import { printRoutes } from './routes/printRoutes.ts';
import { recordRoutes } from './routes/recordRoutes.ts';
import { rightsRoutes } from './routes/rightsRoutes.ts';
import { searchRoutes } from './routes/searchRoutes.ts';
import { securitySettingsRoutes } from './routes/securitySettingsRoutes.ts';
import { sessionRoutes } from './routes/sessionRoutes.ts';
import { settingsRoutes } from './routes/settingsRoutes.ts';
import { setupRoutes } from './routes/setupRoutes.ts';
import { sharingRoutes } from './routes/sharingRoutes.ts';
import { storyRoutes } from './routes/storyRoutes.ts';
import { tagRoutes } from './routes/tagRoutes.ts';
import { tokenRoutes } from './routes/tokenRoutes.ts';
import { transferRoutes } from './routes/transferRoutes.ts';
import { viewRoutes } from './routes/viewRoutes.ts';
import { workingTimeRoutes } from './routes/workingTimeRoutes.ts';
import { secureHeaders } from './securityHeaders.ts';
import { closeUnusedConnections } from './unusedConnections.ts';
import { serveWebApp } from './webApp.ts';

export interface HttpOptions {
  logger: FastifyBaseLogger;
  /** Whose word on the caller's address and protocol is taken: see Fastify's trustProxy. */
  trustProxy: string;
  rateLimits: RateLimits;
  /** With it, /metrics is readable from elsewhere. */
  metricsToken: string | null;
  /** The built web app. */
  webFolder: string;
}

const mebibyte = 1024 * 1024;

/** The HTTP server: what holds for all requests, then the routes. It listens when told to. */
export async function createHttp(services: Services, options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit: mebibyte,
    genReqId: () => randomUUID(),
    // Filters travel in the address.
    http: { maxHeaderSize: 64 * 1024 },
    routerOptions: { maxParamLength: 500 },
    requestTimeout: 10 * 60_000,
    clientErrorHandler: refuseGarbage,
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
    exposeHeadRoutes: true,
  });
  closeUnusedConnections(app);
  readJsonOnly(app);
  answerProblems(app);
  markAndLog(app);
  await app.register(cookie);
  authenticate(app, services);
  heedOwnChanges(app, services);
  await limitRates(app, options.rateLimits);
  await secureHeaders(app);
  await app.register(compress, compression);
  await app.register(multipart);

  operations(app, services, options.metricsToken);
  documentation(app, services);
  setupRoutes(app, services);
  sessionRoutes(app, services, options.rateLimits.signIns);
  ownSecurityRoutes(app, services, options.rateLimits.signIns);
  accountSecurityRoutes(app, services);
  securitySettingsRoutes(app, services);
  identitySourceRoutes(app, services);
  oidcRoutes(app, services, options.rateLimits.signIns);
  tokenRoutes(app, services);
  settingsRoutes(app, services);
  numberRoutes(app, services);
  workingTimeRoutes(app, services);
  moduleRoutes(app, services);
  customizationRoutes(app, services);
  layoutRoutes(app, services);
  formulaRoutes(app, services);
  rightsRoutes(app, services);
  searchRoutes(app, services);
  jobRoutes(app, services);
  notificationRoutes(app, services);
  liveRoutes(app, services);
  calendarRoutes(app, services);
  homeRoutes(app, services);
  fileRoutes(app, services);
  poolRunRoutes(app, services);
  printRoutes(app, services);
  mailRoutes(app, services);
  customerPageRoutes(app, services);
  recordRoutes(app, services);
  priceRoutes(app, services);
  poolRoutes(app, services);
  viewRoutes(app, services);
  collectionRoutes(app, services);
  duplicateRoutes(app, services);
  mergeRoutes(app, services);
  importRoutes(app, services);
  storyRoutes(app, services);
  collaborationRoutes(app, services);
  tagRoutes(app, services);
  sharingRoutes(app, services);
  transferRoutes(app, services);
  leaveRoutes(app, services);
  actionRoutes(app, services);
  await davRoutes(app, services);
  await serveWebApp(app, options.webFolder);
  return app;
}

/** JSON, strictly; forms are read by the routes that want them, anything else is of the wrong type. */
function readJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, bytes: Buffer) => (bytes.length === 0 ? undefined : parseJson(bytes)),
  );
}

function markAndLog(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
    // What was for one person's eyes stays in no cache once that person has signed out.
    if (isApi(request) && !reply.hasHeader('Cache-Control')) reply.header('Cache-Control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    const entry = {
      method: request.method,
      url: request.routeOptions.url ?? request.url.split('?')[0],
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      user: request.session?.user?.id,
    };
    // Why something is unavailable is told by who knows; that no mail server is set up is no fault of ours.
    if (reply.statusCode === 503) request.log.warn(entry, 'request failed');
    else if (reply.statusCode >= 500) request.log.error(entry, 'request failed');
    else request.log.debug(entry, 'request');
  });
}
