import { type ImportDependencies, importHandler } from './run/importHandler.ts';
import { previewHandler } from './run/previewHandler.ts';
import { undoHandler } from './run/undoHandler.ts';

/** What does the jobs of imports, by kind. */
export function importHandlers(needs: ImportDependencies) {
  return {
    importPreview: previewHandler(needs),
    import: importHandler(needs),
    importUndo: undoHandler(needs),
  };
}
