import { createReadStream } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { rightsOf } from '../../access/rights.ts';
import { forbidden } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { endpoint, moduleIn } from '../endpoint.ts';
import { parseJson } from '../json.ts';
import { ref } from '../openapi/reference.ts';
import { receiveForm } from '../receiveForm.ts';

/** Importing spreadsheets into a module. */
export function importRoutes(app: FastifyInstance, { registry, imports, files }: Services): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/:module/import',
    tag: 'records',
    summary: { zh: '导入 CSV 或 XLSX（后台任务）', en: 'Import CSV or XLSX, as a job' },
    access: 'module',
    takes: {
      type: 'multipart/form-data',
      schema: {
        type: 'object',
        required: ['file'],
        properties: {
          file: { type: 'string', contentMediaType: 'application/octet-stream' },
          options: {
            type: 'string',
            contentMediaType: 'application/json',
            contentSchema: ref('ImportOptions'),
          },
        },
      },
    },
    answer: { status: 202, schema: ref('JobStarted') },
    problems: [404, 413, 415, 422],
    async handle({ session, request }) {
      const module = moduleIn(request, registry());
      // Asked before the file is read, not only when the import is started.
      if (!rightsOf(session, module).import) throw forbidden();
      const { file, texts } = await receiveForm(request, files);
      try {
        const options = parseJson(texts.get('options') ?? '{}');
        const content = createReadStream(file.path);
        return await imports.start(session, module.name, { name: file.name, content }, options);
      } finally {
        await files.discard(file);
      }
    },
  });
}
