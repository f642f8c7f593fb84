export const jobs = {
  'jobs.title': '后台任务',
  'jobs.running': '后台任务：{count} 项正在进行',
  'jobs.import': '导入',
  'jobs.importUndo': '撤回导入',
  'jobs.bulk': '批量操作',
  'jobs.reindex': '更新搜索索引',
  'jobs.formulas': '计算公式',
  'jobs.other': '任务',
  'jobs.counted': '完成 {done} 条',
  'jobs.failed': '{failed} 条失败明细',
};
