import type { ModuleMetadata, PrintBlock } from '@gejie/core';

export interface BlockControlProps {
  block: PrintBlock;
  module: ModuleMetadata;
  onChange(part: Partial<PrintBlock>): void;
}
