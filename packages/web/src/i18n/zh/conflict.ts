export const conflict = {
  'conflict.title': '同一处被别人改过了',
  'conflict.explain': '您编辑期间，别人也改了下面的内容。请选择每一项保留哪一个；其他修改已经合并。',
  'conflict.mine': '我的修改',
  'conflict.theirs': '对方的修改',
  'conflict.leave': '全部用对方的',
  'conflict.save': '保存选择',
};
