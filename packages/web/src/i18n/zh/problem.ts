export const problem = {
  'problem.unreachable': '连不上服务器，请检查网络后重试',
  'problem.server': '服务器出了点问题，请稍后重试',
  'problem.notFound': '没有找到，可能已删除，或者您没有查看权限',
  'problem.forbidden': '您没有权限进行此操作',
  'problem.signedOut': '登录已过期，请重新登录',
  'problem.unknown': '操作没有成功，请重试',
  'problem.retry': '重试',
};
