import { join } from 'node:path';
import { FileStore } from './fileStore.ts';
import { clamdScan, type Scan } from './scanner/clamd.ts';
import { DiskStore } from './storage/diskStore.ts';
import { type S3Settings, S3Store } from './storage/s3Store.ts';

/** Where files are kept, and who looks into them first. */
export interface FileSettings {
  /** Null: in the data directory. */
  s3: S3Settings | null;
  /** Address of ClamAV's daemon; null: nobody looks for viruses. */
  clamdUrl: string | null;
}

/** The store of files and the scanner, as the settings say. */
export function composeFiles(
  dataDirectory: string,
  settings: FileSettings | undefined,
): { store: FileStore; scan?: Scan } {
  const directory = join(dataDirectory, 'files');
  const blobs = settings?.s3 ? new S3Store(settings.s3) : new DiskStore(directory);
  const store = new FileStore(directory, blobs);
  return settings?.clamdUrl ? { store, scan: clamdScan(settings.clamdUrl) } : { store };
}
