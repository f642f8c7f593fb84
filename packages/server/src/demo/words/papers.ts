/** A document of the company: what each of its versions says. */
export interface Paper {
  name: string;
  folder: string;
  /** From the first version to the last. */
  versions: readonly string[];
  description?: string;
}

export const folders = ['产品资料', '商务文件', '交付与服务'] as const;

export const papers: readonly Paper[] = [
  {
    name: 'SM-1 智能水表安装说明.txt',
    folder: '产品资料',
    description: '随货附一份，上门安装前发给客户',
    versions: [
      `SM-1 智能水表安装说明（第 1 版）

一、安装位置
水平安装，表前直管段不小于 10 倍管径，避免阳光直射与冰冻。

二、通水
先排空管道杂质，再缓慢开阀；通水后检查两端接口有无渗漏。

三、上线
扫描表身二维码，在抄表平台登记安装地址，等待首次上报。`,
      `SM-1 智能水表安装说明（第 2 版）

一、安装位置
水平或垂直安装均可，表前直管段不小于 5 倍管径，避免阳光直射与冰冻。

二、通水
先排空管道杂质，再缓慢开阀；通水后检查两端接口有无渗漏。

三、上线
扫描表身二维码，在抄表平台登记安装地址，十分钟内收到首次上报；信号弱于 -110 dBm 时加装外置天线。

四、质保
自发货之日起 24 个月，电池寿命不少于 6 年。`,
    ],
  },
  {
    name: '选型对照表.csv',
    folder: '产品资料',
    versions: [
      `型号,口径,通信,适用场合
SM-1,DN15–DN25,NB-IoT,居民户表
SM-3,DN15–DN20,NB-IoT,老旧小区换表
SM-5,DN50–DN100,4G,楼栋考核
U5,DN100–DN300,4G,管网分区计量
`,
    ],
  },
  {
    name: '报价条款（标准）.md',
    folder: '商务文件',
    description: '写报价单时引用；2026 年起质保改为 24 个月',
    versions: [
      `# 报价条款

1. 单价含 13% 增值税与运费。
2. 收到 30% 预付款后 15 个工作日发货，发货前付清余款。
3. 质保 12 个月。
`,
      `# 报价条款

1. 单价含 13% 增值税与运费。
2. 收到 30% 预付款后 15 个工作日发货，发货前付清余款。
3. 质保 24 个月，随货附出厂检定证书。
4. 本报价自发出之日起 45 天内有效。
`,
    ],
  },
  {
    name: '投标文件清单.txt',
    folder: '商务文件',
    versions: [
      `投标文件清单

□ 营业执照、计量器具型式批准证书
□ 近三年同类业绩（合同首页、验收单）
□ 授权委托书、法定代表人身份证明
□ 技术偏离表、商务偏离表
□ 投标保证金回单`,
    ],
  },
  {
    name: '验收单模板.txt',
    folder: '交付与服务',
    versions: [
      `设备验收单

项目名称：
供货数量：　　　　　到货日期：
外观检查：□ 合格　□ 不合格
通水试验：□ 合格　□ 不合格
通信上线率：
甲方签字：　　　　　乙方签字：`,
    ],
  },
];

/** Addresses that many in the company look at, by group. */
export const bookmarks: Record<string, readonly (readonly [name: string, address: string])[]> = {
  行业与招标: [
    ['中国政府采购网', 'https://www.ccgp.gov.cn/'],
    ['中国招标投标公共服务平台', 'https://www.cebpubservice.com/'],
    ['全国企业信用信息公示', 'https://www.gsxt.gov.cn/'],
  ],
  日常工具: [
    ['增值税发票查验', 'https://inv-veri.chinatax.gov.cn/'],
    ['国家计量技术规范', 'https://jjg.spc.org.cn/'],
  ],
};

/** What people keep in the notepad of their home page. */
export const notes: Record<string, string> = {
  chenhao: '周五前对齐华东分销价，找赵总。\nU5 样机还差两台，问仓库。\n春展名单还有 37 家没打电话。',
  wangyaning: '周例会：先过逾期的承诺，再看本月将成交。\n何欣的三家 A 级客户下周一起走一遍。',
  zhoumin: '月底前定明年价格表；批量优惠从 50 件起。\n复盘丢单原因：价格 4 单、交期 2 单。',
  wujing: '仓库下周二盘表箱和阀门。\n催南京那笔余款。',
};
