const list = (text: string): string[] => text.trim().split(/\s+/);

/** Two characters, one of each row, make the name a company goes by. */
export const firstCharacters = [...'海恒华鑫瑞天盛宏泰安博远创东启明力嘉德正信永金银龙北江长新高'];
export const secondCharacters = [...'川达源通宇腾润丰科元诚凯图成航和利益洋峰森奥维特邦德迪禾岳'];

/** What companies of an industry put into their names after that. */
export const tradeWords: Record<string, string[]> = {
  instruments: list('智能仪表 自动化仪表 计量设备 测控技术 流量仪表'),
  water: list('水务 环境科技 水处理设备 环保工程 供水'),
  energy: list('热力 燃气 电力设备 能源科技 新能源'),
  manufacturing: list('精密制造 实业 五金制品 塑业 家居制造'),
  machinery: list('机械 智能装备 泵业 阀门 重工'),
  electronics: list('电子 光电科技 通信设备 半导体'),
  software: list('信息技术 网络科技 软件 数字科技'),
  chemicals: list('化工 新材料 涂料 橡塑'),
  construction: list('建设工程 地产 物业服务 机电安装'),
  food: list('食品 酒业 乳业 饮料'),
  pharmaceuticals: list('制药 生物医药 药业'),
  healthcare: list('医疗器械 健康科技'),
  textiles: list('纺织 印染 服饰'),
  logistics: list('物流 供应链 冷链'),
  agriculture: list('农业发展 节水灌溉 种业'),
  hospitality: list('酒店管理 文旅'),
  education: list('教育科技'),
  retail: list('商贸 国际贸易'),
  automotive: list('汽车零部件 汽车科技'),
  services: list('工程咨询 检测技术'),
};

/** How often an industry is met: we make water meters and what belongs to them. */
export const industryWeights: Record<string, number> = {
  water: 17,
  instruments: 9,
  energy: 12,
  manufacturing: 11,
  machinery: 9,
  construction: 10,
  electronics: 5,
  chemicals: 6,
  food: 6,
  pharmaceuticals: 4,
  software: 4,
  textiles: 3,
  automotive: 3,
  logistics: 2,
  agriculture: 3,
  healthcare: 2,
  hospitality: 2,
  retail: 2,
  education: 1,
  services: 2,
};

export const legalForms = {
  有限公司: 70,
  股份有限公司: 14,
  集团有限公司: 10,
  有限责任公司: 6,
} as const;
