/** What 格界科技 sells: the price of one in yuan and how many are usual in a deal. */
export interface DemoProduct {
  name: string;
  price: number;
  least: number;
  most: number;
  /** Kind of project a deal about it is called after. */
  projects: readonly string[];
}

export const products: readonly DemoProduct[] = [
  {
    name: 'SM-1 智能水表',
    price: 398,
    least: 120,
    most: 3000,
    projects: ['一户一表改造', '老旧小区换表', '园区水表采购'],
  },
  {
    name: 'SM-3 NB-IoT 水表',
    price: 486,
    least: 200,
    most: 4200,
    projects: ['NB 水表一期', 'NB 水表二期', '远传水表替换'],
  },
  {
    name: 'U5 超声波流量计',
    price: 6800,
    least: 3,
    most: 60,
    projects: ['泵站流量计', '管网分区计量', '流量计更新'],
  },
  { name: 'C2 集中器', price: 2350, least: 10, most: 160, projects: ['集中抄表', '抄表系统扩容'] },
  { name: 'P3 压力变送器', price: 1260, least: 12, most: 200, projects: ['管网压力监测', '产线压力监测'] },
  { name: 'G1 物联网关', price: 3980, least: 5, most: 90, projects: ['设备联网', '能耗采集'] },
  {
    name: '格界云抄表平台',
    price: 68_000,
    least: 1,
    most: 4,
    projects: ['抄表平台上线', '平台升级', '平台续费'],
  },
  { name: '泵站监控方案', price: 186_000, least: 1, most: 6, projects: ['二供泵房改造', '泵站无人值守'] },
];
