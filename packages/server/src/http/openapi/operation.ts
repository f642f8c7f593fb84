import {
  type BilingualText,
  inLanguage,
  type JsonSchema,
  type Language,
  type Module,
  type Registry,
} from '@gejie/core';
import { problemKinds } from '../../problem.ts';
import type { EndpointDescription, SchemaSource } from '../endpoint.ts';
import type { Parameters } from '../parameters.ts';
import { ref } from './reference.ts';

/** A route as it is described: for one module where its path names modules. */
export interface DescribedRoute {
  method: string;
  /** `/api/accounts/{id}` */
  path: string;
  description: EndpointDescription;
  module: Module | null;
  isPublic: boolean;
  /** Over those of the description: an action's own. */
  summary?: BilingualText;
  body?: JsonSchema;
}

/** An Operation Object of OpenAPI 3.1. */
export function operation(route: DescribedRoute, registry: Registry, language: Language): JsonSchema {
  const { description, module } = route;
  const resolved = (schema: SchemaSource): JsonSchema =>
    typeof schema === 'function' ? schema(module as Module, registry) : schema;
  const { body } = description;
  return {
    operationId: operationId(route),
    tags: [module?.path ?? description.tag],
    summary: inLanguage(route.summary ?? description.summary, language),
    parameters: [
      ...pathParameters(route.path),
      ...parametersIn('query', description.query, language),
      ...parametersIn('header', description.headers, language),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { [body.type]: { schema: route.body ?? resolved(body.schema) } },
          },
        }
      : {}),
    responses: responses(route, resolved, language),
    ...(route.isPublic ? { security: [] } : {}),
  };
}

function operationId({ method, path }: DescribedRoute): string {
  const words = path.replace('/api/', '').split(/[^A-Za-z0-9]+/);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return method.toLowerCase() + name;
}

function pathParameters(path: string): JsonSchema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'name' ? { type: 'string' } : { type: 'integer', minimum: 1 },
  }));
}

function parametersIn(place: 'query' | 'header', known: Parameters, language: Language): JsonSchema[] {
  return Object.entries(known).map(([name, { schema, about }]) => ({
    name,
    in: place,
    description: inLanguage(about, language),
    schema,
  }));
}

function responses(
  { description, isPublic }: DescribedRoute,
  resolved: (schema: SchemaSource) => JsonSchema,
  language: Language,
): JsonSchema {
  const { answer } = description;
  const status = String(answer.status ?? 200);
  const said =
    answer.about ?? (status === '204' ? { zh: '已完成', en: 'Done' } : { zh: '成功', en: 'Success' });
  const good = {
    description: inLanguage(said, language),
    ...(answer.schema
      ? { content: { [answer.type ?? 'application/json']: { schema: resolved(answer.schema) } } }
      : {}),
  };
  const refused = new Set([400, ...(isPublic ? [] : [401, 403]), 429, ...description.problems]);
  return {
    [status]: good,
    ...Object.fromEntries([...refused].map((code) => [code, problem(code, language)])),
  };
}

function problem(status: number, language: Language): JsonSchema {
  const kind = Object.values(problemKinds).find((candidate) => candidate.status === status);
  return {
    description: kind ? inLanguage(kind.title, language) : String(status),
    content: { 'application/problem+json': { schema: ref('Problem') } },
  };
}
