export const record = {
  'record.save': '保存',
};
