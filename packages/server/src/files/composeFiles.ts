import { join } from 'node:path';
import { FileStore } from './fileStore.ts';
import { clamdScan, type Scan } from './scanner/clamd.ts';
import type { BlobStore } from './storage/blobStore.ts';
import { DiskStore } from './storage/diskStore.ts';
import type { S3Settings } from './storage/s3Store.ts';

/** Where files are kept, and who looks into them first. */
export interface FileSettings {
  /** Null: in the data directory. */
  s3: S3Settings | null;
  /** Address of ClamAV's daemon; null: nobody looks for viruses. */
  clamdUrl: string | null;
}

/** The store of files and the scanner, as the settings say. */
export async function composeFiles(
  dataDirectory: string,
  settings: FileSettings | undefined,
): Promise<{ store: FileStore; scan?: Scan }> {
  const directory = join(dataDirectory, 'files');
  const blobs = settings?.s3 ? await bucket(settings.s3) : new DiskStore(directory);
  const store = new FileStore(directory, blobs);
  return settings?.clamdUrl ? { store, scan: clamdScan(settings.clamdUrl) } : { store };
}

/** Amazon's library takes 30 MB and a quarter of a second of every start: loaded only where there is a bucket. */
async function bucket(settings: S3Settings): Promise<BlobStore> {
  const { S3Store } = await import('./storage/s3Store.ts');
  return new S3Store(settings);
}
