import Fastify from 'fastify';

/**
 * The page that shows the API. The viewer's script reads its settings from the attributes of the element, so that no
 * script stands in the page; nothing is fetched from anywhere else.
 */
const settings = {
  url: '/api/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  agent: { disabled: true },
  mcp: { disabled: true },
};

export const docsPage = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Gejie CRM API</title>
  </head>
  <body>
    <div id="api-reference" data-url="${settings.url}" data-configuration="${escaped(JSON.stringify(settings))}"></div>
    <script src="/api/docs/viewer.js"></script>
  </body>
</html>
`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

let script: Promise<string> | null = null;

/** The viewer, loaded when it is first asked for: it is large, and most processes never show it. */
export function viewerScript(): Promise<string> {
  script ??= loadViewer();
  return script;
}

/** The package gives its script out only through a plugin, so a server that never listens is asked for it. */
async function loadViewer(): Promise<string> {
  const { default: plugin } = await import('@scalar/fastify-api-reference');
  const shelf = Fastify();
  await shelf.register(plugin, { routePrefix: '/viewer', configuration: { url: settings.url } });
  const { payload } = await shelf.inject('/viewer/js/scalar.js');
  await shelf.close();
  return payload;
}
