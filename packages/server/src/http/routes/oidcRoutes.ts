import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Services } from '../../services.ts';
import { OidcRefusal } from '../../signIn/oidc/oidcRefusal.ts';
import { personOf, sessionCookie } from '../authenticate.ts';
import { giveCookie, originOf, takeCookie } from '../cookies.ts';
import { endpoint } from '../endpoint.ts';
import { textParameter } from '../parameters.ts';

const url = '/api/session/oidc';
const tag = 'session';
/** Ties what comes back from the provider to the browser that was sent there. */
const stateCookie = 'gejie_oidc';
/** Seconds */
const lifetime = 15 * 60;

/** Signing in by an OpenID provider: there, back, and out again. */
export function oidcRoutes(app: FastifyInstance, services: Services, perMinute: number): void {
  const { oidc, signIn, signInLog } = services;
  const answer = { status: 302, about: { zh: '转到其他地址', en: 'Goes on elsewhere' } };

  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: '用统一登录（OpenID Connect）登录', en: 'Sign in by the OpenID provider' },
    access: 'public',
    query: { back: textParameter({ zh: '登录后去往的地址', en: 'Where to go afterwards' }, 2000) },
    answer,
    perMinute,
    async handle({ request, reply, query }) {
      await guarded(reply, async () => {
        const { url: there, state } = await oidc.start(callbackOf(request), localPath(query.back));
        reply.setCookie(stateCookie, state, { ...cookie(request), maxAge: lifetime });
        await reply.redirect(there);
      });
    },
  });

  endpoint(app, {
    method: 'GET',
    url: `${url}/callback`,
    tag,
    summary: { zh: '统一登录返回的地址', en: 'Where the OpenID provider sends people back to' },
    access: 'public',
    query: Object.fromEntries(
      ['code', 'state', 'iss', 'session_state', 'scope', 'error', 'error_description', 'error_uri'].map(
        (name) => [name, textParameter({ zh: '由统一登录给出', en: 'Given by the provider' }, 8000)],
      ),
    ),
    answer,
    perMinute,
    async handle({ request, reply }) {
      await guarded(reply, async () => {
        const { search } = new URL(request.url, callbackOf(request));
        const state = request.cookies[stateCookie] ?? null;
        reply.clearCookie(stateCookie, cookie(request));
        const origin = originOf(request);
        const found = await oidc.finish(new URL(callbackOf(request) + search), state, origin.ip);
        const opened = await signIn.admit(found.proven, origin, found.idToken);
        giveCookie(request, reply, opened.secret);
        await reply.redirect(found.back);
      });
    },
  });

  endpoint(app, {
    method: 'POST',
    url: `${url}/sign-out`,
    tag,
    summary: {
      zh: '退出登录；url 不为空时请转到那里，以便统一登录也退出',
      en: 'Sign out; where `url` is not null go there, so that the provider’s session ends, too',
    },
    access: 'unfinished',
    answer: {
      schema: {
        type: 'object',
        required: ['url'],
        properties: { url: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
      },
    },
    async handle({ session, request, reply }) {
      const secret = request.cookies[sessionCookie];
      const idToken = secret ? await signIn.end(secret) : null;
      takeCookie(request, reply);
      const { id } = personOf(session);
      await signInLog({ session, kind: 'signOut', module: 'user', record: id, ip: request.ip });
      return { url: await oidc.farewell(idToken, `${originAddress(request)}/sign-in`) };
    },
  });

  async function guarded(reply: { redirect(url: string): unknown }, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof OidcRefusal)) throw error;
      await reply.redirect(`/sign-in?problem=${error.problem}`);
    }
  }
}

const originAddress = (request: FastifyRequest) => `${request.protocol}://${request.host}`;
const callbackOf = (request: FastifyRequest) => `${originAddress(request)}${url}/callback`;

/** It has to come along when the provider's page sends people here, so not Strict. */
function cookie(request: FastifyRequest) {
  return { path: url, httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' } as const;
}

/** A place within the app, nowhere else. */
function localPath(back: string | undefined): string {
  return back !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(back) ? back : '/';
}
