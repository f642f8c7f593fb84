import type { AnsweredRecord } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { buildTree, idsBelow, type TreeNode } from './buildTree.ts';

const person = (id: number, boss: number | null): AnsweredRecord => ({
  id,
  number: null,
  version: 1,
  reportsTo: boss === null ? null : { id: boss, label: `#${boss}` },
});

type Shape = { [id: number]: Shape };
const shape = (nodes: TreeNode[]): Shape =>
  Object.fromEntries(nodes.map((node) => [node.record.id, shape(node.below)]));
const treeOf = (...people: AnsweredRecord[]) => buildTree(people, 'reportsTo');

describe('buildTree', () => {
  it('hangs people under their superiors in whatever order they come', () => {
    expect(shape(treeOf(person(3, 2), person(1, null), person(2, 1)))).toEqual({ 1: { 2: { 3: {} } } });
  });

  it('puts those whose superior is elsewhere at the top', () => {
    expect(shape(treeOf(person(1, 99), person(2, 1)))).toEqual({ 1: { 2: {} } });
  });

  it('loses nobody of a circle', () => {
    const [top] = treeOf(person(1, 3), person(2, 1), person(3, 2));
    expect(top && idsBelow(top).toSorted()).toEqual([1, 2, 3]);
  });

  it('puts somebody who points at himself at the top', () => {
    expect(shape(treeOf(person(1, 1)))).toEqual({ 1: {} });
  });
});
