import type { board as zh } from '../zh/board.ts';

export const board: Record<keyof typeof zh, string> = {
  'board.title': 'Board',
  'board.process': 'Process',
  'board.empty': 'Nothing here; drop a card',
  'board.addIn': 'New in “{column}”',
  'board.waits': '{days} {days|day|days} here',
  'board.draggable': 'can be dragged',
  'board.move': 'Move “{name}”',
  'board.moved': 'Moved “{name}” to “{column}”',
  'board.nowhere': 'no column',
  'board.howToDrag':
    'Press space to lift the card, left and right to choose a column, space again to drop it, escape to cancel.',
  'board.lifted': 'Lifted “{name}”',
  'board.over': '“{name}” is over “{column}”',
  'board.dropped': 'Dropped “{name}” in “{column}”',
  'board.cancelled': 'Left “{name}” where it was',
  'board.tree': 'Tree',
  'board.treeWithin': 'Choose {module}',
  'board.treeHint': 'Choose one {module} to see who answers to whom.',
  'board.treeEmpty': 'No {module} yet',
  'board.treeTop': 'Drop here to put at the top',
  'board.treeMoved': '“{name}” is now under “{parent}”',
  'board.treeMovedTop': '“{name}” is now at the top',
  'board.treeMove': 'Move “{name}”',
  'board.treeHowToDrag':
    'Press space to lift, up and down to choose a new superior, space again to drop, escape to cancel.',
  'board.treeAdd': 'Create one below “{name}”',
  'board.treePeople': '{count} {count|person|people}',
  'board.treePeopleBelow': '{count} with those below',
  'board.treeHead': 'Head',
  'board.treeUnplaced': 'People without a department',
  'board.treeHowPeople':
    'Drag people to another department, or departments below another; the handles do the same with the keyboard',
  'board.treeFold': 'Fold',
  'board.treeUnfold': 'Unfold',
};
