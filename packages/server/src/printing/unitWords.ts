import type { BilingualText, Module, Registry } from '@gejie/core';

/**
 * Units that are words of the product, by what a line calls them in whichever language it was written: a visit is 次 on
 * Chinese paper. Units that people made up stay as they are.
 */
export function unitWords(registry: Registry, module: Module): Map<string, BilingualText> {
  const words = new Map<string, BilingualText>();
  for (const name of [...module.fields.values()].flatMap(({ sells = [] }) => sells)) {
    const sold = registry.module(name);
    const unit = sold.fields.get(sold.definition.sold?.unit ?? '');
    for (const { label } of unit?.choices ?? []) {
      words.set(label.zh, label);
      words.set(label.en, label);
    }
  }
  return words;
}
