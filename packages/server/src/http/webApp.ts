import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { unknownAddress } from '../problem.ts';
import { isApi } from './authenticate.ts';
import { sendProblem } from './errorHandling.ts';

/** Files whose name changes with their content, as Vite writes them. */
const hashed = /[/\\]assets[/\\][^/\\]+-[\w-]{8,}\.\w+(\.(br|gz))?$/;

/**
 * Gives out the built web app. Addresses that are neither files nor the API's are places within the app: it is given
 * for them all and finds its way itself.
 * @param folder the build; may be missing, then there is only the API
 */
export async function serveWebApp(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(staticFiles, {
      root: folder,
      preCompressed: true,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (reply, path) => {
        const forever = hashed.test(path);
        reply.header('Cache-Control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (!built || isApi(request) || !wantsPage(request)) return sendProblem(unknownAddress(), request, reply);
    return reply.sendFile('index.html');
  });
}

function wantsPage(request: FastifyRequest): boolean {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  return reads && !/\.\w{1,8}$/.test(request.url.split('?')[0] ?? '');
}
