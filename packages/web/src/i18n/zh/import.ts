export const importing = {
  'import.save': '保存',
};
