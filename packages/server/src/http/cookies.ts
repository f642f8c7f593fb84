import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionCookie } from './authenticate.ts';

/** Seconds; the session itself ends on the server. */
const lifetime = 14 * 24 * 3600;

/** Out of reach of scripts, not sent along from other sites, and over https only where there is https. */
function options(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' } as const;
}

export function giveCookie(request: FastifyRequest, reply: FastifyReply, secret: string): void {
  reply.setCookie(sessionCookie, secret, { ...options(request), maxAge: lifetime });
}

export function takeCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, options(request));
}

/** Where a request comes from, as it is kept with a sign-in. */
export function originOf(request: FastifyRequest): {
  ip: string;
  agent: string | null;
  former: string | null;
} {
  const agent = request.headers['user-agent']?.replaceAll('\0', '').slice(0, 300) ?? null;
  return { ip: request.ip, agent, former: request.cookies[sessionCookie] ?? null };
}
