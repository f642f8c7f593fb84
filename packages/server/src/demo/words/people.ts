const list = (text: string): string[] => text.trim().split(/\s+/);

/** The most frequent ones first; picked from the front more often. */
export const familyNames = list(`
  王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 于 蒋 蔡
  余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙
  史 陶 黎 贺 顾 毛 郝 龚 邵 万 钱 严 覃 武 戴 莫 孔 向 汤 欧阳`);

export const givenNames = {
  mr: list(`
    伟 强 磊 军 洋 勇 杰 涛 超 明 刚 平 辉 鹏 斌 波 峰 浩 宇 健 建国 建华 志强 志远 国强 文杰 海涛 俊杰 少华 立新 永刚 晓东
    春生 卫东 建军 振华 家豪 子轩 天翔 明辉 一鸣 思远 浩然 宏伟 庆丰 德胜 世杰 晨阳 博文 锦程 鸿飞 新民 保国 向阳`),
  ms: list(`
    芳 娜 敏 静 丽 艳 娟 霞 燕 玲 婷 慧 莉 萍 红 倩 颖 琳 雪 梅 秀英 桂英 雅宁 欣怡 佳怡 晓燕 美玲 丽华 淑珍 海燕 雨桐 诗涵
    梦洁 思琪 晓雯 文静 春梅 玉兰 若曦 嘉慧 佩珊 婉清 咏梅 秋月 紫薇 书琴`),
} as const;

/** By where people stand in a company, from the top. */
export const jobTitles = {
  top: list('总经理 董事长 副总经理 分管副总 厂长'),
  head: list(
    '采购总监 采购部经理 技术部经理 设备部经理 生产部经理 运维部经理 信息中心主任 工程部经理 总工程师',
  ),
  staff: list('采购专员 设备工程师 技术员 计量主管 运维工程师 项目专员 财务主管 仓库主管 信息专员'),
} as const;

export const divisions = {
  top: ['总经办'],
  head: list('采购部 技术部 设备部 生产部 运维部 信息中心 工程部'),
  staff: list('采购部 技术部 设备部 计量室 运维部 财务部 仓储部'),
} as const;

export const pastimes = list('羽毛球 钓鱼 茶道 摄影 登山 书法 篮球 自驾游 马拉松 太极拳 围棋 骑行');
