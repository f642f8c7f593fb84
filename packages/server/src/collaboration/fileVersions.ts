import type { AnsweredRecord, FileVersion, Module, ModuleField, StoredFile } from '@gejie/core';
import type { Session } from '../access/session.ts';
import { heldFiles } from '../database/files/fileUses.ts';
import type { FileService } from '../files/fileService.ts';
import { storedFile } from '../files/storedFile.ts';
import { notFound } from '../problem.ts';
import { mayRead } from '../reading/readContext.ts';
import { type CollaborationDependencies, peopleOf, requireEditable } from './holder.ts';

/** The files that a versioned field of a record holds and has held. INT-03 */
export class FileVersions {
  private readonly needs: CollaborationDependencies;
  private readonly files: FileService;

  constructor(needs: CollaborationDependencies, files: FileService) {
    this.needs = needs;
    this.files = files;
  }

  /** Latest first. @throws ProblemError notFound, also where the module keeps no versions */
  async list(session: Session, module: Module, id: number): Promise<FileVersion[]> {
    const field = versionedField(session, module);
    const record = await this.needs.records.get(session, module.name, id, [field.name]);
    const held = await heldFiles(this.needs.database.kysely, id, field.name);
    const person = await peopleOf(
      this.needs,
      session,
      held.flatMap(({ by }) => by ?? []),
    );
    const current = (record[field.name] as StoredFile | null)?.id;
    return held.map((file, index) => ({
      ...storedFile(file),
      version: held.length - index,
      current: file.id === current,
      at: file.at,
      by: file.by === null ? null : person(file.by),
    }));
  }

  /** @param receive takes the file in, once it is clear that it may become a version */
  async add(
    session: Session,
    module: Module,
    id: number,
    receive: () => Promise<StoredFile>,
  ): Promise<AnsweredRecord> {
    const field = versionedField(session, module);
    await requireEditable(this.needs, session, module, id);
    return this.put(session, module, id, field, await receive());
  }

  /** An older file becomes the newest version; those between stay. */
  async restore(session: Session, module: Module, id: number, file: number): Promise<AnsweredRecord> {
    const field = versionedField(session, module);
    await requireEditable(this.needs, session, module, id);
    const held = await heldFiles(this.needs.database.kysely, id, field.name);
    const older = held.find((one) => one.id === file);
    if (!older) throw notFound();
    return this.put(session, module, id, field, await this.files.again(session, older));
  }

  private async put(
    session: Session,
    module: Module,
    id: number,
    field: ModuleField,
    file: StoredFile,
  ): Promise<AnsweredRecord> {
    try {
      return await this.needs.records.update(session, module.name, id, { [field.name]: file.id });
    } catch (error) {
      await this.files.forget(file.id);
      throw error;
    }
  }
}

/** @throws ProblemError notFound where there is none for this session */
function versionedField(session: Session, module: Module): ModuleField {
  const field = [...module.fields.values()].find(({ versioned }) => versioned);
  if (!field || !mayRead(session, module, field.name)) throw notFound();
  return field;
}
