import '@fastify/cookie';
import type { Registry } from '@gejie/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccessCache } from '../access/accessCache.ts';
import type { Credential, Credentials } from '../access/credentials.ts';
import type { SessionLoader } from '../access/loadSession.ts';
import { scopeAllows } from '../access/scopes.ts';
import type { Session } from '../access/session.ts';
import { forbidden, ProblemError, unknownAddress } from '../problem.ts';
import { wantedLanguage } from './language.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; null for nobody known. */
    session: Session | null;
  }
  interface FastifyContextConfig {
    access?: Access;
  }
}

/**
 * Who may call a route: everybody (`public`); whoever is signed in, with a token's general scopes (`signedIn`), those
 * for the module in the path (`module`), or any, the answer being cut to them (`cut`). `unfinished` is `signedIn` also for
 * those who still have to choose a password or enrol a second factor: nothing else is open to them.
 */
export type Access = 'public' | 'signedIn' | 'unfinished' | 'module' | 'cut';

export const sessionCookie = 'gejie_session';
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Finds out who asks before anything else, and refuses before a body is read. */
export function authenticate(
  app: FastifyInstance,
  services: { credentials: Credentials; sessions: SessionLoader },
): void {
  app.decorateRequest('session', null);
  app.addHook('onRequest', async (request) => {
    if (isApi(request)) request.session = await sessionBehind(request, services);
  });
  app.addHook('preParsing', async (request) => {
    if (isApi(request) && !request.is404) authorize(request);
  });
}

/**
 * Other processes hear of changed users, departments and roles from the database; this one need not wait for the news:
 * whoever gets the answer to such a change can rely on it at once.
 */
export function heedOwnChanges(
  app: FastifyInstance,
  { accessCache, registry }: { accessCache: AccessCache; registry(): Registry },
): void {
  app.addHook('onSend', async (request) => {
    const { module } = (request.params ?? {}) as { module?: string };
    if (safeMethods.has(request.method) || module === undefined) return;
    if (registry().at(module)?.ownership === 'none') accessCache.clear();
  });
}

export function isApi(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || request.url === '/api';
}

async function sessionBehind(
  request: FastifyRequest,
  { credentials, sessions }: { credentials: Credentials; sessions: SessionLoader },
): Promise<Session | null> {
  const found = await credentialBehind(request, credentials);
  if (!found) return null;
  return sessions.sessionOf(found.user, {
    way: found.credential.kind === 'cookie' ? 'web' : 'api',
    language: wantedLanguage(request.headers['accept-language']) ?? undefined,
    ip: request.ip,
    scopes: found.scopes,
    credential: found.credential,
  });
}

function credentialBehind(
  request: FastifyRequest,
  credentials: Credentials,
): Promise<Credential | null> | null {
  const { authorization } = request.headers;
  if (authorization === undefined) {
    const cookie = request.cookies[sessionCookie];
    return cookie ? credentials.ofCookie(cookie) : null;
  }
  const token = /^Bearer +([\w-]{20,200})$/i.exec(authorization)?.[1];
  return token ? credentials.ofToken(token) : null;
}

/** @throws ProblemError unauthenticated, forbidden */
function authorize(request: FastifyRequest): void {
  const { access } = request.routeOptions.config;
  // The web app's files answer everywhere else; below /api only what is described is there.
  if (access === undefined) throw unknownAddress();
  refuseForgery(request, access);
  if (access === 'public') return;
  const { session } = request;
  if (!session) throw new ProblemError('unauthenticated');
  const pending = session.credential?.pending ?? [];
  if (pending.length > 0 && access !== 'unfinished') throw stepsLeft(pending);
  const wanted = safeMethods.has(request.method) ? 'read' : 'write';
  const { module } = request.params as { module?: string };
  const allowed =
    (access === 'cut' && wanted === 'read') ||
    scopeAllows(session.scopes, wanted, access === 'module' ? module : undefined);
  if (!allowed) throw scopeMissing();
}

/**
 * A browser sends the cookie whichever page makes it ask; only our own pages can add this header. Signing in needs none:
 * its JSON body is beyond what a foreign page can send.
 */
function refuseForgery(request: FastifyRequest, access: Access): void {
  if (safeMethods.has(request.method) || request.headers.authorization !== undefined) return;
  if (access === 'public' || request.cookies[sessionCookie] === undefined) return;
  if (request.headers['x-requested-with'] === 'gejie') return;
  throw new ProblemError('forbidden', {
    zh: '缺少请求头 X-Requested-With: gejie',
    en: 'The header X-Requested-With: gejie is missing',
  });
}

function stepsLeft(pending: readonly string[]): ProblemError {
  const detail = pending.includes('password')
    ? { zh: '请先设置新密码', en: 'Please choose a new password first' }
    : { zh: '请先启用第二步验证', en: 'Please set up a second factor first' };
  return new ProblemError('unfinished', detail, [], { pending });
}

function scopeMissing(): ProblemError {
  return new ProblemError('forbidden', {
    zh: '此令牌的范围不包括这项操作',
    en: 'The scopes of this token do not include this',
  });
}

/** For routes that everybody may call: who is signed in after all. */
export function signedIn(request: FastifyRequest): Session {
  if (!request.session) throw new ProblemError('unauthenticated');
  return request.session;
}

/** For what concerns the sign-in itself: programs with tokens have none. @throws ProblemError forbidden */
export function browserOf(session: Session): NonNullable<Session['credential']> {
  if (session.credential?.kind === 'cookie') return session.credential;
  throw new ProblemError('forbidden', {
    zh: '令牌不能执行此操作，请登录后操作',
    en: 'Only people who sign in may do this, not tokens',
  });
}

/** The session of a person, for what only people have. */
export function personOf(session: Session): NonNullable<Session['user']> {
  if (!session.user) throw forbidden();
  return session.user;
}
