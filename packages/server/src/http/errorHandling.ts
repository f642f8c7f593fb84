import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, problemKinds } from '../problem.ts';
import { languageOf } from './language.ts';
import { faultDocument, problemDocument, problemOf, problemType } from './problemAnswer.ts';

const mediaType = 'application/problem+json; charset=utf-8';

/** Every refusal leaves as problem+json; what is no refusal is logged and told nothing of. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request);
  reply.type(mediaType).header('Content-Language', language);
  const problem = problemOf(error);
  if (!problem && request.raw.destroyed && !request.raw.complete) {
    request.log.debug({ err: error }, 'the client went away');
    return reply.code(400).send(problemDocument(new ProblemError('malformed'), language));
  }
  if (!problem) {
    request.log.error({ err: error }, 'unexpected error');
    return reply.code(500).send(faultDocument(request.id, language));
  }
  const { status } = problemKinds[problem.kind];
  // Of the database; that no mail server is set up is said to who asks, and no error.
  if (status === 503 && error !== problem) request.log.error({ err: error }, 'unavailable');
  if (status === 413) readOn(request, reply);
  if (typeof problem.members.retryAfter === 'number') reply.header('Retry-After', problem.members.retryAfter);
  return reply.code(status).send(problemDocument(problem, language));
}

/** Beyond this whoever sends a body that is too large has to live with a broken connection. */
const mostReadOn = 64 * 1024 * 1024;

/**
 * Whoever sends too much reads why only when all of it was taken in: a connection that is closed before is broken for the
 * sender, who then never sees the answer. Node throws away what nobody reads while the connection is kept.
 */
function readOn(request: FastifyRequest, reply: FastifyReply): void {
  if (!(Number(request.headers['content-length']) <= mostReadOn)) return;
  reply.removeHeader('connection');
  request.raw.unpipe();
  request.raw.resume();
}

/** What isn't even HTTP, or has headers beyond all measure: there is no request to answer, only a socket. */
export function refuseGarbage(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const { title } = problemKinds.malformed;
  const document = {
    type: problemType('malformed'),
    title: title.en,
    status: Number.parseInt(status, 10),
    detail: `${title.zh} / ${title.en}`,
    errors: [],
  };
  const body = JSON.stringify(document);
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: ${mediaType}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
