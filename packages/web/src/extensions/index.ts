import type { ModuleExtension } from './slots.ts';

const none: ModuleExtension = {};

/** What single modules add, by their path. The only place of the web app that names modules. */
const extensions: Record<string, ModuleExtension> = {};

export function extensionOf(path: string): ModuleExtension {
  return extensions[path] ?? none;
}
