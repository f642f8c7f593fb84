export const board = {
  'board.save': '保存',
};
