import type { AnsweredRecord } from '@gejie/core';
import { isReference } from '../../fields/parts/references.ts';

export interface TreeNode {
  record: AnsweredRecord;
  below: TreeNode[];
}

/**
 * Hangs records under the one their `field` points at. Those that point outside the set stand at the top, and so does
 * one of any circle that old data may hold: nobody disappears.
 */
export function buildTree(records: AnsweredRecord[], field: string): TreeNode[] {
  const nodes = new Map(records.map((record) => [record.id, { record, below: [] as TreeNode[] }]));
  const above = (node: TreeNode): TreeNode | undefined => {
    const parent = node.record[field];
    return isReference(parent) ? nodes.get(parent.id) : undefined;
  };
  const hung = new Set<TreeNode>();
  const tops: TreeNode[] = [];
  for (const node of nodes.values()) {
    const parent = above(node);
    if (parent && !leadsBack(node, above, hung)) {
      parent.below.push(node);
      hung.add(node);
    } else tops.push(node);
  }
  return tops;
}

/** Whether going up from a node through those already hung comes back to it. */
function leadsBack(
  node: TreeNode,
  above: (node: TreeNode) => TreeNode | undefined,
  hung: ReadonlySet<TreeNode>,
): boolean {
  let at = above(node);
  while (at && at !== node && hung.has(at)) at = above(at);
  return at === node;
}

/** Ids of a node and all below it: where it can't be put. */
export function idsBelow(node: TreeNode): number[] {
  return [node.record.id, ...node.below.flatMap(idsBelow)];
}
