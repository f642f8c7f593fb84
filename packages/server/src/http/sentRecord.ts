import type { FastifyRequest } from 'fastify';
import type { Session } from '../access/session.ts';
import type { SentRecord } from '../collaboration/createWithFile.ts';
import type { FileService } from '../files/fileService.ts';
import { parseJson } from './json.ts';
import { receiveForm } from './receiveForm.ts';
import { objectOf } from './requestBody.ts';

/**
 * A form with a file and, as the JSON text `values`, what is to be known of it.
 * @throws ProblemError malformed, tooLarge; then nothing of the file stays
 */
export async function sentRecord(
  request: FastifyRequest,
  session: Session,
  files: FileService,
): Promise<SentRecord> {
  const { file, texts } = await receiveForm(request, files);
  try {
    const values = objectOf(parseJson(texts.get('values') ?? '{}'));
    return { values, file: await files.keep(session, file.name, file) };
  } catch (error) {
    await files.discard(file);
    throw error;
  }
}
