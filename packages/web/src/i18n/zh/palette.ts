export const palette = {
  'palette.title': '搜索与命令',
  'palette.results': '结果',
  'palette.nothing': '没有找到「{text}」。可以试试名称的一部分、拼音首字母、电话或编号。',
  'palette.failed': '搜索没有成功，请重试。',
  'palette.go': '跳转',
  'palette.goTo': '前往{place}',
  'palette.make': '新建',
};
