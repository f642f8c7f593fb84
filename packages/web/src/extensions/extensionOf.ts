import type { ModuleExtension } from './slots.ts';

const none: ModuleExtension = {};
let known: Readonly<Record<string, ModuleExtension>> = {};

/** Says what single modules add. Screens ask here: what a module adds is made of screens itself. */
export function extend(extensions: Readonly<Record<string, ModuleExtension>>): void {
  known = extensions;
}

export function extensionOf(path: string): ModuleExtension {
  return known[path] ?? none;
}

/** Modules of which a record can be started from what stands in a story, by their path. */
export function startedFromStories(): string[] {
  return Object.keys(known).filter((path) => known[path]?.fromStory);
}
