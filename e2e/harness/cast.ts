/** Who works at the company of the journeys, and with whom. Two casts, so that a language can be looked at alone. */
export interface Cast {
  language: 'zh-CN' | 'en';
  company: string;
  departments: { east: string; south: string };
  people: Record<Role, { name: string; username: string }>;
  /** The customers that journeys name. */
  accounts: { telecom: string; machines: string; software: string; foods: string };
  contacts: { director: string; buyer: string; engineer: string; outsider: string };
  opportunities: { line: string; service: string; licence: string };
  leads: { fair: string; fairCompany: string; website: string; websiteCompany: string };
  /** Names of further customers, for lists longer than a screen. */
  crowd(count: number): string[];
  words: { title: string; interest: string; nextStep: string; note: string; street: string };
}

/** What one may do differs by role; all have the same password. */
export const roles = ['admin', 'director', 'head', 'sales', 'colleague', 'south'] as const;
export type Role = (typeof roles)[number];

export const password = 'plum-blossom-27';

export const chinese: Cast = {
  language: 'zh-CN',
  company: '格界科技',
  departments: { east: '华东大区', south: '华南大区' },
  people: {
    admin: { name: '林静', username: 'linjing' },
    director: { name: '周明远', username: 'zhoumingyuan' },
    head: { name: '陈立新', username: 'chenlixin' },
    sales: { name: '王芳', username: 'wangfang' },
    colleague: { name: '李强', username: 'liqiang' },
    south: { name: '刘洋', username: 'liuyang' },
  },
  accounts: {
    telecom: '华为技术有限公司',
    machines: '宁波精工机械有限公司',
    software: '杭州云帆软件有限公司',
    foods: '绍兴古越食品有限公司',
  },
  contacts: { director: '赵国栋', buyer: '钱小玲', engineer: '孙志强', outsider: '吴海燕' },
  opportunities: { line: '二号产线改造', service: '年度维保', licence: '软件许可扩容' },
  leads: {
    fair: '郑晓东',
    fairCompany: '苏州新材科技有限公司',
    website: '冯佳',
    websiteCompany: '无锡华光电子厂',
  },
  crowd: (count) => combined(count, places, trades, (place, trade) => `${place}${trade}有限公司`),
  words: {
    title: '采购经理',
    interest: '自动化产线',
    nextStep: '安排现场演示',
    note: '已电话沟通，下周拜访。',
    street: '中山路一百号',
  },
};

export const english: Cast = {
  language: 'en',
  company: 'Gejie Technology',
  departments: { east: 'East region', south: 'South region' },
  people: {
    admin: { name: 'Jane Lin', username: 'linjing' },
    director: { name: 'Mark Zhou', username: 'zhoumingyuan' },
    head: { name: 'Leo Chen', username: 'chenlixin' },
    sales: { name: 'Fay Wang', username: 'wangfang' },
    colleague: { name: 'Rob Li', username: 'liqiang' },
    south: { name: 'Sunny Liu', username: 'liuyang' },
  },
  accounts: {
    telecom: 'Huawei Technologies',
    machines: 'Ningbo Precision Machines',
    software: 'Yunfan Software',
    foods: 'Guyue Foods',
  },
  contacts: { director: 'George Zhao', buyer: 'Lynn Qian', engineer: 'Victor Sun', outsider: 'Helen Wu' },
  opportunities: { line: 'Line two refit', service: 'Yearly maintenance', licence: 'More licences' },
  leads: {
    fair: 'Dennis Zheng',
    fairCompany: 'Suzhou Materials',
    website: 'Carol Feng',
    websiteCompany: 'Wuxi Electronics',
  },
  crowd: (count) => combined(count, regions, products, (place, trade) => `${place} ${trade}`),
  words: {
    title: 'Purchasing manager',
    interest: 'Automated lines',
    nextStep: 'Show it on site',
    note: 'Spoke on the phone, visit next week.',
    street: 'Mill Road 100',
  },
};

const places = [
  '南京',
  '常州',
  '嘉兴',
  '温州',
  '合肥',
  '芜湖',
  '徐州',
  '扬州',
  '台州',
  '金华',
  '湖州',
  '南通',
];
const trades = [
  '电子',
  '纺织',
  '化工',
  '物流',
  '建材',
  '医药',
  '汽配',
  '模具',
  '电器',
  '印刷',
  '包装',
  '仪表',
];
const regions = [
  'Nanjing',
  'Changzhou',
  'Jiaxing',
  'Wenzhou',
  'Hefei',
  'Wuhu',
  'Xuzhou',
  'Yangzhou',
  'Taizhou',
  'Jinhua',
  'Huzhou',
  'Nantong',
];
const products = [
  'Electric',
  'Textile',
  'Chemical',
  'Logistics',
  'Bricks',
  'Pharma',
  'Parts',
  'Moulds',
  'Tools',
  'Print',
  'Boxes',
  'Gauges',
];

function combined(
  count: number,
  ones: string[],
  others: string[],
  name: (one: string, other: string) => string,
) {
  return ones.flatMap((one) => others.map((other) => name(one, other))).slice(0, count);
}
