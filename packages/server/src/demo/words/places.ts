/** A city our customers sit in: its dialling code, districts and streets. */
export interface Place {
  province: string;
  city: string;
  /** As company names have it. */
  short: string;
  area: string;
  districts: readonly string[];
  streets: readonly string[];
}

const place = (province: string, city: string, area: string, districts: string, streets: string): Place => ({
  province,
  city,
  short: city.replace(/市$/, ''),
  area,
  districts: districts.split(' '),
  streets: streets.split(' '),
});

/** By sales region. */
export const places = {
  east: [
    place(
      '浙江省',
      '杭州市',
      '0571',
      '滨江区 余杭区 萧山区 西湖区',
      '江陵路 网商路 文一西路 建设三路 市心北路',
    ),
    place('浙江省', '宁波市', '0574', '鄞州区 海曙区 北仑区', '天童北路 通途路 兴宁路'),
    place('浙江省', '嘉兴市', '0573', '南湖区 秀洲区', '中环南路 洪兴路'),
    place('上海市', '上海市', '021', '浦东新区 闵行区 嘉定区 松江区', '张江路 剑川路 曹安公路 沪松公路'),
    place('江苏省', '苏州市', '0512', '工业园区 吴中区 昆山市', '星湖街 东吴南路 前进西路'),
    place('江苏省', '南京市', '025', '江宁区 雨花台区 栖霞区', '将军大道 软件大道 仙林大道'),
    place('江苏省', '无锡市', '0510', '新吴区 滨湖区', '长江北路 太湖大道'),
    place('安徽省', '合肥市', '0551', '高新区 蜀山区', '望江西路 创新大道'),
    place('山东省', '青岛市', '0532', '崂山区 黄岛区', '株洲路 长江中路'),
    place('福建省', '厦门市', '0592', '湖里区 集美区', '火炬路 杏林湾路'),
  ],
  north: [
    place(
      '北京市',
      '北京市',
      '010',
      '海淀区 朝阳区 大兴区 昌平区',
      '中关村大街 望京街 荣华南路 回龙观西大街',
    ),
    place('天津市', '天津市', '022', '滨海新区 西青区 南开区', '第三大街 海泰发展道 卫津路'),
    place('河北省', '石家庄市', '0311', '裕华区 长安区', '槐安东路 中山东路'),
    place('河北省', '唐山市', '0315', '路北区 曹妃甸区', '建设北路 创业大街'),
    place('山西省', '太原市', '0351', '小店区 万柏林区', '长治路 晋祠路'),
    place('河南省', '郑州市', '0371', '金水区 高新区', '花园路 科学大道'),
    place('辽宁省', '大连市', '0411', '甘井子区 沙河口区', '火炬路 中山路'),
    place('辽宁省', '沈阳市', '024', '浑南区 铁西区', '世纪路 建设东路'),
    place('陕西省', '西安市', '029', '雁塔区 未央区', '锦业路 凤城八路'),
  ],
  south: [
    place('广东省', '深圳市', '0755', '南山区 宝安区 龙岗区', '科技南路 新安三路 龙翔大道'),
    place('广东省', '广州市', '020', '天河区 黄埔区 番禺区', '天河路 科学大道 市广路'),
    place('广东省', '东莞市', '0769', '松山湖 长安镇', '新竹路 德政中路'),
    place('广东省', '佛山市', '0757', '顺德区 南海区', '容桂大道 桂澜路'),
    place('广东省', '珠海市', '0756', '香洲区 金湾区', '情侣中路 金湾大道'),
    place('广西壮族自治区', '南宁市', '0771', '青秀区 西乡塘区', '民族大道 大学东路'),
    place('湖南省', '长沙市', '0731', '岳麓区 芙蓉区', '麓谷大道 五一大道'),
    place('湖北省', '武汉市', '027', '洪山区 江夏区', '光谷大道 文化大道'),
    place('四川省', '成都市', '028', '高新区 双流区', '天府大道 西航港大道'),
    place('重庆市', '重庆市', '023', '渝北区 沙坪坝区', '金开大道 大学城南路'),
  ],
} as const satisfies Record<string, readonly Place[]>;

export type Region = keyof typeof places;
