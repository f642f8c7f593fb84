import type { Registry } from '@gejie/core';
import type { CompileContext } from './compileCondition.ts';

export interface ProjectionContext extends CompileContext {
  registry: Registry;
}
