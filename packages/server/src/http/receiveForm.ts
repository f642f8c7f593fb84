import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { FileService } from '../files/fileService.ts';
import type { ArrivedFile } from '../files/fileStore.ts';
import { ProblemError } from '../problem.ts';

/** A form whose file has arrived whole. Whoever receives it keeps or discards the file. */
export interface ReceivedForm {
  file: ArrivedFile & { name: string };
  /** Texts sent along, by name. */
  texts: ReadonlyMap<string, string>;
}

/** A few short texts; that there is one file, and its size, is watched here. */
const limits = {
  files: 2,
  fields: 10,
  parts: 12,
  fieldSize: 256 * 1024,
  fieldNameSize: 100,
  fileSize: Number.MAX_SAFE_INTEGER,
};

/**
 * Takes in a form with one file in the part `file`, in whatever order its parts come.
 * @throws ProblemError wrongType when it is no form, malformed, tooLarge; then nothing of it stays
 */
export async function receiveForm(request: FastifyRequest, files: FileService): Promise<ReceivedForm> {
  if (!request.isMultipart()) throw new ProblemError('wrongType', formExpected);
  const texts = new Map<string, string>();
  let file: ReceivedForm['file'] | null = null;
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') texts.set(part.fieldname, String(part.value));
      else if (part.fieldname === 'file' && !file) {
        file = { ...(await files.receive(part.file)), name: part.filename };
      } else throw malformedForm();
    }
  } catch (error) {
    if (file) await files.discard(file);
    throw isBrokenForm(error) ? malformedForm() : error;
  }
  if (!file) throw malformedForm();
  return { file, texts };
}

const formExpected = {
  zh: '请以表单（multipart/form-data）上传文件',
  en: 'Send the file as a form (multipart/form-data)',
};

function malformedForm(): ProblemError {
  return new ProblemError('malformed', {
    zh: '表单中应有且仅有一个名为 file 的文件',
    en: 'The form must hold exactly one file, named “file”',
  });
}

/** busboy speaks of forms that end too early or make no sense in plain errors. */
const brokenForms = new Set(['Unexpected end of multipart data', 'Multipart: Boundary not found']);

function isBrokenForm(error: unknown): boolean {
  return error instanceof Error && brokenForms.has(error.message);
}
