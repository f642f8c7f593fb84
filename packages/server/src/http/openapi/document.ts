import {
  type Action,
  type BilingualText,
  inLanguage,
  isActionOn,
  type JsonSchema,
  type Language,
  type Module,
  type Registry,
} from '@gejie/core';
import { z } from 'zod';
import { sessionCookie } from '../authenticate.ts';
import type { EndpointDescription } from '../endpoint.ts';
import { components } from './components.ts';
import { type DescribedRoute, operation } from './operation.ts';
import { moduleSchemas, type Shown } from './recordSchemas.ts';

/** A route of the server that describes itself. */
export interface ServedRoute {
  method: string;
  /** As Fastify has it: `/api/:module/:id`. */
  url: string;
  isPublic: boolean;
  description: EndpointDescription;
}

/** What of the modules is described, and to whom. */
export interface DocumentView {
  registry: Registry;
  modules: readonly Module[];
  shown: Shown;
  actions: readonly Action[];
  language: Language;
}

const introduction: BilingualText = {
  zh: `错误为 RFC 9457 的 application/problem+json。以 Cookie 登录时，写操作需要请求头 \`X-Requested-With: gejie\`；程序请使用 \`Authorization: Bearer\` 令牌。空值一律为 null，列表字段亦然。`,
  en: `Errors are application/problem+json (RFC 9457). Under the cookie, unsafe methods need the header \`X-Requested-With: gejie\`; programs use \`Authorization: Bearer\` tokens. What is empty is null, of fields that hold lists as well.`,
};

const tags: Record<string, BilingualText> = {
  setup: { zh: '初始设置', en: 'First start' },
  session: { zh: '登录', en: 'Signing in' },
  tokens: { zh: '令牌', en: 'Tokens' },
  settings: { zh: '设置', en: 'Settings' },
  modules: { zh: '模块', en: 'Modules' },
  rights: { zh: '权限', en: 'Rights' },
  search: { zh: '搜索', en: 'Search' },
  jobs: { zh: '任务', en: 'Jobs' },
  customers: { zh: '客户页面', en: 'Pages for customers' },
  printing: { zh: '打印与 PDF', en: 'Print and PDF' },
  files: { zh: '文件', en: 'Files' },
  transfers: { zh: '转移', en: 'Transfers' },
  notifications: { zh: '通知', en: 'Notifications' },
  calendar: { zh: '日历', en: 'Calendar' },
  home: { zh: '首页', en: 'Home pages' },
};

/** The whole API as OpenAPI 3.1, made from the routes there are and the modules there are. */
export function openApiDocument(routes: readonly ServedRoute[], view: DocumentView): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of routes.flatMap((served) => expanded(served, view))) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operation(route, view.registry, view.language),
    };
  }
  const said = (about: BilingualText) => inLanguage(about, view.language);
  return {
    openapi: '3.1.0',
    info: {
      title: said({ zh: '格界 CRM 接口', en: 'Gejie CRM API' }),
      version: '1',
      description: said(introduction),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      ...Object.entries(tags).map(([name, about]) => ({ name, 'x-displayName': said(about) })),
      ...view.modules.map(({ path, label }) => ({ name: path, 'x-displayName': said(label) })),
    ],
    security: [{ cookie: [] }, { token: [] }],
    paths,
    components: {
      schemas: Object.assign(
        {},
        components,
        ...view.modules.map((module) => moduleSchemas(module, view.shown)),
      ),
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: sessionCookie },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

/** A route for modules is a route of each module, and one for actions a route of each action. */
function expanded({ url, ...route }: ServedRoute, { modules, actions }: DocumentView): DescribedRoute[] {
  const path = url.replace(/:(\w+)/g, '{$1}');
  if (!path.startsWith('/api/{module}')) return [{ ...route, path, module: null }];
  return modules.flatMap((module): DescribedRoute[] => {
    const own = path.replace('{module}', module.path);
    if (path.endsWith('/{name}') && module.backlinks.length === 0) return [];
    if (/\/(mails?|letter\/standard)$/.test(path) && !module.definition.mailed) return [];
    if (path.endsWith('/occurrences') && !module.definition.calendar?.repeats) return [];
    if (!path.endsWith('/{action}')) return [{ ...route, path: own, module }];
    return actions
      .filter(
        (action) => isActionOn(action, module.definition) && (route.method === 'POST' || action.preview),
      )
      .map((action) => describedAction(route, own, module, action));
  });
}

function describedAction(
  route: Omit<ServedRoute, 'url'>,
  path: string,
  module: Module,
  action: Action,
): DescribedRoute {
  const label = module.definition.actions?.[action.name];
  const summary = label ? { zh: label.label, en: label.en ?? action.name } : undefined;
  const body = action.input instanceof z.ZodType ? bodyOf(action.input) : undefined;
  return {
    ...route,
    path: path.replace('{action}', action.name),
    module,
    summary,
    ...(body ? { body } : {}),
  };
}

function bodyOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...body } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return body;
}
