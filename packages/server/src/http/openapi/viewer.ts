import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { inLanguage, type Language } from '@gejie/core';

/** Nothing is fetched from, or sent to, anywhere else; what the viewer's maker sells stays out of sight. */
const settings = {
  url: '/api/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
};

/**
 * The page that shows the API. The viewer's script reads its settings from the attributes of the element, so that no
 * script stands in the page.
 */
export function docsPage(language: Language): string {
  const configuration = JSON.stringify({ ...settings, localization: { locale: language } });
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
    <title>${inLanguage({ zh: '格界 CRM 接口', en: 'Gejie CRM API' }, language)}</title>
  </head>
  <body>
    <div id="api-reference" data-url="${settings.url}" data-configuration="${escaped(configuration)}"></div>
    <script src="/api/docs/viewer.js"></script>
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

let script: Promise<Buffer> | null = null;

/** The viewer's script, gzipped; taken out of its package when it is first asked for. */
export function viewerScript(): Promise<Buffer> {
  script ??= loadViewer();
  return script;
}

/** The package holds megabytes in memory as long as it is loaded, so it is loaded in a thread that ends at once. */
async function loadViewer(): Promise<Buffer> {
  const worker = new Worker(new URL('./viewerWorker.ts', import.meta.url));
  const [packed] = (await once(worker, 'message')) as [Uint8Array];
  await worker.terminate();
  return Buffer.from(packed);
}
