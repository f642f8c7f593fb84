import type { ModuleMetadata } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { shownEntries } from './menuEntries.ts';

const module = (path: string, menuUnder?: string) => ({ path, menuUnder }) as ModuleMetadata;
const all = [module('products'), module('product-categories', 'products'), module('vendors')];
const shown = (modules: ModuleMetadata[], path?: string) =>
  shownEntries(modules, path).map((one) => one.path);

describe('The menu reads like a table of contents', () => {
  it('leaves out what is seldom opened', () => {
    expect(shown(all)).toEqual(['products', 'vendors']);
    expect(shown(all, 'vendors')).toEqual(['products', 'vendors']);
  });

  it('shows it beneath what it belongs to while one of the two is open', () => {
    const open = ['products', 'product-categories', 'vendors'];
    expect(shown(all, 'products')).toEqual(open);
    expect(shown(all, 'product-categories')).toEqual(open);
  });

  it('gives it an entry of its own where the module above is out of sight', () => {
    expect(shown([module('product-categories'), module('vendors')])).toEqual([
      'product-categories',
      'vendors',
    ]);
  });
});
