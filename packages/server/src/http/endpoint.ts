import type { BilingualText, JsonSchema, Module, Registry } from '@gejie/core';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { z } from 'zod';
import type { Session } from '../access/session.ts';
import { forbidden, notFound, ProblemError } from '../problem.ts';
import type { Access } from './authenticate.ts';
import { type Parameters, type ParsedParameters, readHeaders, readParameters } from './parameters.ts';
import { readBody } from './requestBody.ts';

/** A schema, or how to make it for each module that has the route. */
export type SchemaSource = JsonSchema | ((module: Module, registry: Registry) => JsonSchema);

/** What a route answers when all is well. */
export interface AnswerDescription {
  /** 200 unless said otherwise; 204 has no schema. */
  status?: number;
  schema?: SchemaSource;
  /** MIME type; JSON unless said otherwise. */
  type?: string;
  about?: BilingualText;
}

/** What OpenAPI says of a route. A route without it cannot be made. */
export interface EndpointDescription {
  tag: string;
  summary: BilingualText;
  query: Parameters;
  /** By their names, in lower case. */
  headers: Parameters;
  /** MIME type and schema of the request's body. */
  body?: { type: string; schema: SchemaSource };
  answer: AnswerDescription;
  /** Statuses of problems beyond the usual ones. */
  problems: readonly number[];
}

declare module 'fastify' {
  interface FastifyContextConfig {
    description?: EndpointDescription;
  }
}

export interface Call<P extends Parameters, B, H extends Parameters> {
  /** On public routes, of somebody who happens to be signed in: use `request.session`. */
  session: Session;
  query: ParsedParameters<P>;
  headers: ParsedParameters<H>;
  body: B;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface Endpoint<P extends Parameters, B, H extends Parameters> {
  method: Extract<HTTPMethods, 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'>;
  url: string;
  tag: string;
  summary: BilingualText;
  /** `signedIn` unless said otherwise. */
  access?: Access;
  /** Only for those with this function of a role. */
  needs?: string;
  query?: P;
  /** Those that the route itself reads, by their names in lower case. */
  headers?: H;
  /** Checks the body, where it is JSON that belongs to no module. */
  body?: z.ZodType<B>;
  /** Describes the body, where `body` does not. */
  takes?: { type?: string; schema: SchemaSource };
  answer?: AnswerDescription;
  problems?: readonly number[];
  /** Requests per minute and address, where it is less than everywhere. */
  perMinute?: number;
  handle(call: Call<P, B, H>): Promise<unknown>;
}

/** Adds a route that reads its parameters strictly, answers with its status, and describes itself. */
export function endpoint<
  P extends Parameters = Record<never, never>,
  B = unknown,
  H extends Parameters = Record<never, never>,
>(app: FastifyInstance, spec: Endpoint<P, B, H>): void {
  const query = spec.query ?? ({} as P);
  const headers = spec.headers ?? ({} as H);
  app.route({
    method: spec.method,
    url: spec.url,
    config: {
      access: spec.access ?? 'signedIn',
      description: describe(spec),
      ...(spec.perMinute === undefined ? {} : { rateLimit: { max: spec.perMinute, timeWindow: 60_000 } }),
    },
    handler: async (request, reply) => {
      const call: Call<P, B, H> = {
        session: request.session as Session,
        query: readParameters(request.query, query),
        headers: readHeaders(request.headers, headers),
        body: spec.body ? readBody(spec.body, request.body) : (request.body as B),
        request,
        reply,
      };
      if (spec.needs !== undefined && !call.session.functions.has(spec.needs)) throw forbidden();
      const answer = await spec.handle(call);
      if (reply.sent) return reply;
      if (answer === undefined) return reply.code(204).send();
      return reply.code(spec.answer?.status ?? 200).send(answer);
    },
  });
}

function describe<P extends Parameters, B, H extends Parameters>(
  spec: Endpoint<P, B, H>,
): EndpointDescription {
  const { takes, body } = spec;
  return {
    tag: spec.tag,
    summary: spec.summary,
    query: spec.query ?? {},
    headers: spec.headers ?? {},
    answer: spec.answer ?? { status: 204 },
    problems: [...new Set([...(spec.problems ?? []), ...(spec.needs === undefined ? [] : [403])])],
    ...(takes ? { body: { type: takes.type ?? 'application/json', schema: takes.schema } } : {}),
    ...(body ? { body: bodyOf(body) } : {}),
  };
}

/**
 * Bounds and patterns that JSON Schema can't say are left out. Only made for who asks for the description: the hundreds
 * of routes would have every start wait for it.
 */
function bodyOf(body: z.ZodType): NonNullable<EndpointDescription['body']> {
  return {
    type: 'application/json',
    get schema() {
      const { $schema: _, ...schema } = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' });
      return schema;
    },
  };
}

/** Id of a record or the like in the path. @throws ProblemError notFound for what can't be one */
export function idIn(request: FastifyRequest, name = 'id'): number {
  const text = (request.params as Record<string, string>)[name] ?? '';
  if (!/^[1-9]\d{0,14}$/.test(text)) throw notFound();
  return Number(text);
}

/** The module in the path. @throws ProblemError notFound when there is none */
export function moduleIn(request: FastifyRequest, registry: Registry): Module {
  const { module: path = '' } = request.params as { module?: string };
  const module = registry.at(path);
  if (!module) throw noSuchModule();
  return module;
}

/** Also said of modules that the caller may not use. */
export function noSuchModule(): ProblemError {
  return new ProblemError('notFound', { zh: '没有这个模块', en: 'There is no such module' });
}
