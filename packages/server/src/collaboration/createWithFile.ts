import type { AnsweredRecord, Module, StoredFile } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import type { FileService } from '../files/fileService.ts';
import { forbidden, ProblemError } from '../problem.ts';
import type { RecordService, SaveOptions } from '../records/recordService.ts';

/** The part of a form that holds the file, and the field that takes it. */
const part = 'file';

/** A file that has arrived with what is to be known of it. */
export interface SentRecord {
  file: StoredFile;
  values: Record<string, unknown>;
}

/**
 * Makes a record of a file: modules with a field `file` take both in one request. Without a name of its own it is called
 * as the file is.
 * @param receive takes the file in, once it is clear that the session may create such records
 * @throws ProblemError forbidden, wrongType for a module that has no such field, and as RecordService.create
 */
export async function createWithFile(
  { records, files }: { records: RecordService; files: FileService },
  session: Session,
  module: Module,
  receive: () => Promise<SentRecord>,
  options?: SaveOptions,
): Promise<AnsweredRecord> {
  if (!rightsOf(session, module).create) throw forbidden();
  if (!module.fields.get(part)?.type.holdsFiles) throw takesNoForm();
  const { file, values } = await receive();
  try {
    const named = { [module.title]: file.name, ...values, [part]: file.id };
    return await records.create(session, module.name, named, options);
  } catch (error) {
    await files.forget(file.id);
    throw error;
  }
}

function takesNoForm(): ProblemError {
  return new ProblemError('wrongType', {
    zh: '此模块不能用文件新建记录，请发送 JSON',
    en: 'Records of this module are not made of files; send JSON',
  });
}
