import { fileName } from '@gejie/core';
import { useSyncExternalStore } from 'react';
import { sendForm } from '../api/index.ts';

/** A file on its way to the server, wherever the user goes meanwhile. */
export interface Upload {
  id: number;
  name: string;
  size: number;
  /** Bytes that have left. */
  sent: number;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  problem: unknown;
}

/** Where files go and what is to be known of them. */
export interface UploadTarget {
  /** Address below `/api/`, without it. */
  address: string;
  /** Sent along as the JSON text `values`. */
  values?: Record<string, unknown>;
  /** Called after each file that has arrived. */
  arrived(): void;
}

interface Kept extends Upload {
  file: File;
  target: UploadTarget;
  stop: AbortController;
}

/** Files sent at the same time. */
const atOnce = 2;

let nextId = 1;
let kept: readonly Kept[] = [];
const watchers = new Set<() => void>();

function replace(next: readonly Kept[]): void {
  kept = next;
  for (const watcher of watchers) watcher();
}

function change(id: number, changes: Partial<Kept>): void {
  replace(kept.map((one) => (one.id === id ? { ...one, ...changes } : one)));
}

/** Sends files, two at a time, in the order given. */
export function startUploads(files: readonly File[], target: UploadTarget): void {
  const fresh = files.map(
    (file): Kept => ({
      id: nextId++,
      // As it will be kept: signs that turn the direction of reading make a program look like a document.
      name: fileName(file.name),
      size: file.size,
      sent: 0,
      state: 'waiting',
      problem: null,
      file,
      target,
      stop: new AbortController(),
    }),
  );
  replace([...kept.filter(({ state }) => state === 'waiting' || state === 'running'), ...fresh]);
  sendNext();
}

/** Stops a file that is waiting or on its way; nothing of it stays. */
export function cancelUpload(id: number): void {
  const one = kept.find((upload) => upload.id === id);
  if (!one || (one.state !== 'waiting' && one.state !== 'running')) return;
  one.stop.abort();
  change(id, { state: 'cancelled' });
  sendNext();
}

export function retryUpload(id: number): void {
  change(id, { state: 'waiting', sent: 0, problem: null, stop: new AbortController() });
  sendNext();
}

/** Forgets what has come to an end. */
export function clearUploads(): void {
  replace(kept.filter(({ state }) => state === 'waiting' || state === 'running'));
}

/** All uploads since the last ones came to an end, in the order they were started. */
export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => kept,
  );
}

function sendNext(): void {
  const running = kept.filter(({ state }) => state === 'running').length;
  const next = kept.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, atOnce - running));
  for (const one of next) void send(one);
}

async function send({ id, file, target, stop }: Kept): Promise<void> {
  change(id, { state: 'running' });
  const form = new FormData();
  if (target.values) form.set('values', JSON.stringify(target.values));
  form.set('file', file);
  try {
    await sendForm(target.address, form, { signal: stop.signal, onSent: (sent) => change(id, { sent }) });
    change(id, { state: 'done', sent: file.size });
    target.arrived();
  } catch (problem) {
    if (!stop.signal.aborted) change(id, { state: 'failed', problem });
  }
  sendNext();
}
