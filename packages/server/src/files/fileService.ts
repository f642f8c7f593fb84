import type { Readable } from 'node:stream';
import type { StoredFile } from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { type ExistingFile, existingFiles } from '../database/files/existingFiles.ts';
import { deleteFile, insertFile } from '../database/files/fileRows.ts';
import { type FileUse, usesOf } from '../database/files/fileUses.ts';
import type { CompanySettings } from '../organization/companySettings.ts';
import { notFound, ProblemError } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';
import { fileName } from './fileName.ts';
import type { ArrivedFile, FileStore } from './fileStore.ts';
import { sniffType } from './sniffType.ts';
import { storedFile } from './storedFile.ts';

export interface FileDependencies {
  database: Database;
  store: FileStore;
  records: RecordService;
  company: CompanySettings;
  /** Bytes. */
  limit: number;
}

/** Takes in files and gives them out to those who may have them. */
export class FileService {
  private readonly needs: FileDependencies;

  constructor(needs: FileDependencies) {
    this.needs = needs;
  }

  /**
   * Takes in a stream: see {@link FileStore.receive}.
   * @throws ProblemError tooLarge; nothing stays of what did not arrive whole
   */
  receive(content: Readable): Promise<ArrivedFile> {
    return this.needs.store.receive(content, this.needs.limit);
  }

  /** For what has arrived but is of no use. */
  discard({ path }: ArrivedFile): Promise<void> {
    return this.needs.store.discard(path);
  }

  /**
   * Keeps a file that has arrived.
   * @param name as the sender calls it
   * @throws ProblemError malformed for an empty file
   */
  async keep(session: Session, name: string | undefined, arrived: ArrivedFile): Promise<StoredFile> {
    const { store, database } = this.needs;
    try {
      if (arrived.size === 0)
        throw new ProblemError('malformed', { zh: '文件是空的', en: 'The file is empty' });
      const kept = fileName(name);
      const type = await sniffType(arrived.path, kept);
      const { sha256, size } = arrived;
      const row = { sha256, name: kept, size, type, uploadedBy: session.user?.id ?? null };
      await store.keep(arrived);
      const id = await insertFile(database.kysely, row);
      return storedFile({ id, name: kept, size, type });
    } catch (error) {
      await store.discard(arrived.path);
      throw error;
    }
  }

  /** Keeps what we have written ourselves, however large. */
  async keepStream(session: Session, name: string, content: Readable): Promise<StoredFile> {
    return this.keep(session, name, await this.needs.store.receive(content, Number.POSITIVE_INFINITY));
  }

  /** @throws ProblemError notFound when it isn't there or the session may not have it */
  async find(session: Session, id: number): Promise<ExistingFile> {
    const file = (await existingFiles(this.needs.database.kysely, [id])).get(id);
    if (!file || !(await this.mayRead(session, file))) throw notFound();
    return file;
  }

  read(file: ExistingFile): Readable {
    return this.needs.store.read(file.sha256);
  }

  /** Takes back an upload whose purpose failed. */
  async forget(id: number): Promise<void> {
    const { database, store } = this.needs;
    const file = (await existingFiles(database.kysely, [id])).get(id);
    if (file && (await deleteFile(database.kysely, id))) await store.remove(file.sha256);
  }

  /** Whoever uploaded it, everybody when it is the company's logo, else whoever sees a record it hangs on. */
  private async mayRead(session: Session, file: ExistingFile): Promise<boolean> {
    if (session.user && file.uploadedBy === session.user.id) return true;
    if ((await this.needs.company.profile()).logo === file.id) return true;
    for (const use of await usesOf(this.needs.database.kysely, file.id)) {
      if (await this.seesUse(session, use)) return true;
    }
    return false;
  }

  /** A file in a field is hidden with the field. */
  private async seesUse(session: Session, use: FileUse): Promise<boolean> {
    const fields = use.field === '' ? ['id'] : [use.field];
    try {
      const record = await this.needs.records.get(session, use.module, use.record, fields);
      return use.field === '' || (record[use.field] as { id?: number } | null)?.id === use.file;
    } catch (error) {
      if (error instanceof ProblemError) return false;
      throw error;
    }
  }
}
