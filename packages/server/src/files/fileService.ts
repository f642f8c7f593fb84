import type { Readable } from 'node:stream';
import { type FileText, fileName, type Registry, type StoredFile } from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { type ExistingFile, existingFiles } from '../database/files/existingFiles.ts';
import { insertFile } from '../database/files/fileRows.ts';
import { textOf } from '../database/files/fileTextRows.ts';
import { type FileUse, usesOf } from '../database/files/fileUses.ts';
import { holdAlone } from '../database/holdAlone.ts';
import type { CompanySettings } from '../organization/companySettings.ts';
import { invalidField, notFound, ProblemError } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';
import { dropFile } from './dropFile.ts';
import type { ArrivedFile, FileStore } from './fileStore.ts';
import type { Scan } from './scanner/clamd.ts';
import { sniffType } from './sniffType.ts';
import { storedFile } from './storedFile.ts';

export interface FileDependencies {
  database: Database;
  store: FileStore;
  records: RecordService;
  company: CompanySettings;
  registry(): Registry;
  /** Bytes. */
  limit: number;
  /** Looks into what arrives for what may harm; absent: nobody looks. */
  scan?: Scan;
  /** Told of a scanner that cannot be asked. */
  onFault?(error: unknown): void;
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
      await this.refuseHarm(arrived);
      const { sha256, size } = arrived;
      const row = { sha256, name: kept, size, type, uploadedBy: session.user?.id ?? null };
      const id = await database.transaction(async (tx) => {
        // Whoever takes away the last file of this content waits, or has taken the bytes away before they come anew.
        await holdAlone(tx, `content ${sha256}`);
        await store.keep(arrived);
        return insertFile(tx, row);
      });
      return storedFile({ id, name: kept, size, type });
    } catch (error) {
      await store.discard(arrived.path);
      throw error;
    }
  }

  /** A file of the same content, for another use of it. */
  async again(session: Session, file: ExistingFile): Promise<StoredFile> {
    const { sha256, name, size, type } = file;
    const row = { sha256, name, size, type, uploadedBy: session.user?.id ?? null };
    const id = await this.needs.database.transaction(async (tx) => {
      await holdAlone(tx, `content ${sha256}`);
      return insertFile(tx, row);
    });
    return storedFile({ id, name, size, type });
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

  /** @throws ProblemError state when its bytes are gone */
  read(file: ExistingFile): Promise<Readable> {
    return this.needs.store.read(file.sha256);
  }

  /**
   * What was read out of a file: the text there is, or that there is none (yet).
   * @throws ProblemError notFound as {@link find}
   */
  async textOf(session: Session, id: number): Promise<FileText> {
    const { sha256 } = await this.find(session, id);
    return (await textOf(this.needs.database.kysely, sha256)) ?? { state: 'none', text: '', whole: true };
  }

  /** Takes back an upload whose purpose failed. */
  async forget(id: number): Promise<void> {
    const file = (await existingFiles(this.needs.database.kysely, [id])).get(id);
    if (file) await dropFile(this.needs, file);
  }

  /** @throws ProblemError invalid for what the scanner finds, unavailable when it can't be asked */
  private async refuseHarm({ path }: ArrivedFile): Promise<void> {
    const { scan, onFault } = this.needs;
    if (!scan) return;
    const found = await scan(path).catch((error: unknown) => {
      onFault?.(error);
      throw new ProblemError('unavailable', {
        zh: '暂时无法检查文件是否含有病毒，请稍后再试',
        en: 'The file cannot be checked for viruses just now; please try again later',
      });
    });
    if (found !== null) throw invalidField('file', 'infected', { name: found.slice(0, 100) });
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

  /** A file in a field is hidden with the field; what the field no longer holds is read where versions are kept. */
  private async seesUse(session: Session, use: FileUse): Promise<boolean> {
    const fields = use.field === '' ? ['id'] : [use.field];
    try {
      const record = await this.needs.records.get(session, use.module, use.record, fields);
      if (use.field === '' || this.keepsVersions(use)) return true;
      return (record[use.field] as { id?: number } | null)?.id === use.file;
    } catch (error) {
      if (error instanceof ProblemError) return false;
      throw error;
    }
  }

  private keepsVersions({ module, field }: FileUse): boolean {
    const { registry } = this.needs;
    return (
      registry()
        .modules.find(({ name }) => name === module)
        ?.fields.get(field)?.versioned === true
    );
  }
}
