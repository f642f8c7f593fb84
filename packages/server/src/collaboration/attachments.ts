import type { Module, StoredFile } from '@gejie/core';
import type { Session } from '../access/session.ts';
import { attachedFiles, deleteAttachment, insertFileUses } from '../database/files/fileUses.ts';
import type { FileService } from '../files/fileService.ts';
import { storedFile } from '../files/storedFile.ts';
import { notFound } from '../problem.ts';
import { type CollaborationDependencies, requireEditable, requireSeen } from './holder.ts';

/** Files that hang on a record as a whole. */
export class Attachments {
  private readonly needs: CollaborationDependencies;
  private readonly files: FileService;

  constructor(needs: CollaborationDependencies, files: FileService) {
    this.needs = needs;
    this.files = files;
  }

  /** Latest first. */
  async list(session: Session, module: Module, id: number): Promise<StoredFile[]> {
    await requireSeen(this.needs, session, module, id);
    return (await attachedFiles(this.needs.database.kysely, id)).map(storedFile);
  }

  /** @param receive takes the file in, once it is clear that it may hang there */
  async add(
    session: Session,
    module: Module,
    id: number,
    receive: () => Promise<StoredFile>,
  ): Promise<StoredFile> {
    await requireEditable(this.needs, session, module, id);
    const stored = await receive();
    try {
      const use = { file: stored.id, module: module.name, record: id, field: '' };
      await insertFileUses(this.needs.database.kysely, [use], session.user?.id ?? null);
    } catch (error) {
      await this.files.forget(stored.id);
      throw error;
    }
    return stored;
  }

  async remove(session: Session, module: Module, id: number, file: number): Promise<void> {
    await requireEditable(this.needs, session, module, id);
    if (!(await deleteAttachment(this.needs.database.kysely, id, file))) throw notFound();
  }
}
