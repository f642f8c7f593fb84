export const form = {
  'form.save': '保存',
};
