export const home = {
  'home.goodMorning': '早上好，{name}',
  'home.goodAfternoon': '下午好，{name}',
  'home.goodEvening': '晚上好，{name}',
  'home.firstSteps': '从这里开始',
  'home.tiles': '我的视图',
  'home.pipeline': '{module}阶段',
  'home.board': '看板',
  'home.recent': '最近查看',
  'home.recentNone': '您打开过的记录会出现在这里。',
  'home.all': '全部',
  'home.viewNone': '目前没有。',
};
