import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type BlobStore, type KeptBlob, placeOf } from './blobStore.ts';

/** How a bucket is reached, at Amazon or anywhere that speaks its protocol. */
export interface S3Settings {
  bucket: string;
  /** Null: Amazon's own for the region. */
  endpoint: string | null;
  region: string;
  /** Null: as the AWS SDK finds them (instance roles, profiles). */
  credentials: { accessKeyId: string; secretAccessKey: string } | null;
  /** What all keys begin with; empty or with a slash at its end. */
  prefix: string;
}

/** Files in a bucket of an S3 service. */
export class S3Store implements BlobStore {
  private readonly client: S3Client;
  private readonly bucket: string;
  private readonly prefix: string;

  constructor({ bucket, endpoint, region, credentials, prefix }: S3Settings) {
    this.bucket = bucket;
    this.prefix = prefix;
    this.client = new S3Client({
      region,
      // Buckets as hosts need names and certificates of their own, which services in the house don't have.
      forcePathStyle: true,
      // Older services know nothing of the newer checksums; the hash of the content is ours.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(endpoint === null ? {} : { endpoint }),
      ...(credentials === null ? {} : { credentials }),
    });
  }

  async put(sha256: string, path: string): Promise<void> {
    const { size } = await stat(path);
    await this.client.send(
      new PutObjectCommand({
        Bucket: this.bucket,
        Key: this.keyOf(sha256),
        Body: createReadStream(path),
        ContentLength: size,
      }),
    );
    await rm(path, { force: true });
  }

  async read(sha256: string): Promise<Readable | null> {
    try {
      const { Body } = await this.client.send(
        new GetObjectCommand({ Bucket: this.bucket, Key: this.keyOf(sha256) }),
      );
      return (Body as Readable | undefined) ?? null;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async remove(sha256: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: this.keyOf(sha256) }));
  }

  async list(start: string): Promise<KeptBlob[]> {
    const blobs: KeptBlob[] = [];
    let next: string | undefined;
    do {
      const page = await this.client.send(
        new ListObjectsV2Command({
          Bucket: this.bucket,
          Prefix: `${this.prefix}${start}/`,
          ...(next === undefined ? {} : { ContinuationToken: next }),
        }),
      );
      for (const { Key, LastModified } of page.Contents ?? [])
        if (Key && LastModified) blobs.push({ sha256: Key.split('/').at(-1) ?? '', at: LastModified });
      next = page.NextContinuationToken;
    } while (next !== undefined);
    return blobs;
  }

  private keyOf(sha256: string): string {
    return this.prefix + placeOf(sha256);
  }
}
