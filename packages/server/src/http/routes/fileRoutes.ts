import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ExistingFile } from '../../database/files/existingFiles.ts';
import type { Services } from '../../services.ts';
import { endpoint, idIn, moduleIn } from '../endpoint.ts';
import { wholeRecord } from '../openapi/recordSchemas.ts';
import { listOf, ref } from '../openapi/reference.ts';
import { receiveForm } from '../receiveForm.ts';

const form = {
  type: 'multipart/form-data',
  schema: {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
  },
};
const problems = [404, 413, 415];

/** Files: uploading, reading, hanging them on records. */
export function fileRoutes(app: FastifyInstance, services: Services): void {
  uploads(app, services);
  texts(app, services);
  attachmentRoutes(app, services);
  versionRoutes(app, services);
}

function uploads(app: FastifyInstance, { files }: Services): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/files',
    tag: 'files',
    summary: { zh: '上传文件', en: 'Upload a file' },
    takes: form,
    answer: { status: 201, schema: ref('StoredFile') },
    problems: [413, 415],
    async handle({ session, request }) {
      const { file } = await receiveForm(request, files);
      return files.keep(session, file.name, file);
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/files/:id/:name',
    tag: 'files',
    summary: { zh: '读取文件', en: 'Read a file' },
    access: 'cut',
    answer: { type: 'application/octet-stream', schema: { type: 'string', format: 'binary' } },
    problems: [404],
    async handle({ session, request, reply }) {
      const file = await files.find(session, idIn(request));
      const etag = `"${file.sha256}"`;
      safeHeaders(reply, file).header('ETag', etag);
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.header('Content-Length', file.size).send(await files.read(file));
    },
  });
}

function texts(app: FastifyInstance, { files }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/file-texts/:id',
    tag: 'files',
    summary: { zh: '从文件中提取的文字（用于预览）', en: 'The text read out of a file, for a preview' },
    access: 'cut',
    answer: { schema: ref('FileText') },
    problems: [404],
    handle: ({ session, request }) => files.textOf(session, idIn(request)),
  });
}

/** Shown by browsers without being able to run anything; all else is only ever saved. */
const shownTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf']);

function safeHeaders(reply: FastifyReply, { name, type }: ExistingFile): FastifyReply {
  const disposition = shownTypes.has(type) ? 'inline' : 'attachment';
  // Chromium shows no PDF in a sandbox; its own viewer is one.
  const sandbox = type === 'application/pdf' ? '' : '; sandbox';
  return reply
    .type(type.startsWith('text/') ? `${type}; charset=utf-8` : type)
    .header('Content-Disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('Content-Security-Policy', `default-src 'none'; frame-ancestors 'self'${sandbox}`)
    .header('Cache-Control', 'private, no-cache');
}

function attachmentRoutes(app: FastifyInstance, { registry, attachments, files }: Services): void {
  const url = '/api/:module/:id/files';
  const tag = 'collaboration';
  const access = 'module';
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: '附件', en: 'Attached files' },
    access,
    answer: { schema: listOf(ref('StoredFile')) },
    problems: [404],
    handle: async ({ session, request }) =>
      attachments.list(session, moduleIn(request, registry()), idIn(request)),
  });
  endpoint(app, {
    method: 'POST',
    url,
    tag,
    summary: { zh: '添加附件', en: 'Attach a file' },
    access,
    takes: form,
    answer: { status: 201, schema: ref('StoredFile') },
    problems,
    handle: async ({ session, request }) =>
      attachments.add(session, moduleIn(request, registry()), idIn(request), async () => {
        const { file } = await receiveForm(request, files);
        return files.keep(session, file.name, file);
      }),
  });
  endpoint(app, {
    method: 'DELETE',
    url: `${url}/:file`,
    tag,
    summary: { zh: '移除附件', en: 'Take a file off' },
    access,
    problems: [404],
    handle: async ({ session, request }) =>
      attachments.remove(session, moduleIn(request, registry()), idIn(request), idIn(request, 'file')),
  });
}

function versionRoutes(app: FastifyInstance, { registry, fileVersions, files }: Services): void {
  const url = '/api/:module/:id/versions';
  const tag = 'files';
  const access = 'module';
  endpoint(app, {
    method: 'GET',
    url,
    tag,
    summary: { zh: '文件的全部版本', en: 'All versions of a record’s file' },
    access,
    answer: { schema: ref('FileVersions') },
    problems: [404],
    handle: async ({ session, request }) =>
      fileVersions.list(session, moduleIn(request, registry()), idIn(request)),
  });
  endpoint(app, {
    method: 'POST',
    url,
    tag,
    summary: { zh: '上传新版本', en: 'Upload a new version' },
    access,
    takes: form,
    answer: { status: 201, schema: wholeRecord },
    problems: [...problems, 422],
    handle: async ({ session, request }) =>
      fileVersions.add(session, moduleIn(request, registry()), idIn(request), async () => {
        const { file } = await receiveForm(request, files);
        return files.keep(session, file.name, file);
      }),
  });
  endpoint(app, {
    method: 'POST',
    url: `${url}/:file/restore`,
    tag,
    summary: { zh: '恢复旧版本', en: 'Make an older version the newest' },
    access,
    answer: { schema: wholeRecord },
    problems: [404, 422],
    handle: async ({ session, request }) =>
      fileVersions.restore(session, moduleIn(request, registry()), idIn(request), idIn(request, 'file')),
  });
}
