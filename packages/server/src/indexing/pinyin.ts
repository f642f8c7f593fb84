import { pinyin } from 'pinyin-pro';

/**
 * Characters of company and personal names that people spell in more than one way: those of several readings, and ü,
 * which is typed as v or u. The first reading is the usual one.
 */
const spellings = `
乐le/yue 盛sheng/cheng 行hang/xing 长chang/zhang 谷gu/yu 都du/dou 传chuan/zhuan 叶ye/xie 柏bai/bo 会hui/kuai 拓tuo/ta
堡bao/pu 晟sheng/cheng 朝chao/zhao 乾qian/gan 藏zang/cang 咖ka/ga 重chong/zhong 仔zai/zi 落luo/la 角jiao/jue 朴pu/piao
调tiao/diao 盖gai/ge 纤xian/qian 单dan/shan 壳ke/qiao 禅chan/shan 泊bo/po 厦xia/sha 参can/shen 区qu/ou 伽jia/qie
便bian/pian 茜qian/xi 番fan/pan 澄cheng/deng 蔚wei/yu 查cha/zha 解jie/xie 尉wei/yu 仇chou/qiu 曾zeng/ceng 贾jia/gu
缪miao/mou 召zhao/shao 卜bu/bo 莞guan/wan 薄bo/bao 覃qin/tan 弹tan/dan 卡ka/qia 率lv/shuai 折zhe/she 露lu/lou
绿lv/lu 女nv/nu 吕lv/lu 旅lv/lu 律lv/lu 铝lv/lu 履lv/lu 驴lv/lu 虑lv/lu 滤lv/lu 氯lv/lu 屡lv/lu 缕lv/lu 略lve/lue 掠lve/lue
`;

const several: ReadonlyMap<string, readonly string[]> = new Map(
  spellings
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [character = '', ...readings] = [entry.slice(0, 1), ...entry.slice(1).split('/')];
      return [character, readings];
    }),
);

/** Other spellings of a name that are kept beside the likeliest. */
const mostOthers = 3;

/** How a name is typed without an input method: "huaweijishu", "hwjs". */
export interface Spelling {
  full: string;
  initials: string;
}

const syllables = new Map<string, string>();

/** The reading of one character by itself, kept because names are made of few thousand characters. */
function syllable(character: string): string {
  let found = syllables.get(character);
  if (found === undefined) {
    found = several.get(character)?.[0] ?? read(character)[0] ?? character;
    syllables.set(character, found);
  }
  return found;
}

function read(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
}

const han = /\p{Script=Han}/u;
const otherThanWord = /[^\p{L}\p{N}]/u;

/**
 * The spellings of a name, likeliest first; none when it has no Chinese character. Latin letters and digits stay whole:
 * "3M中国" is "3mzhongguo" and "3mzg".
 * @param name in search form (see searchForm.ts)
 */
export function spellingsOf(name: string): Spelling[] {
  if (!han.test(name)) return [];
  const characters = [...name].filter((character) => !otherThanWord.test(character));
  const ambiguous = characters.some((character) => several.has(character));
  // What stands around a character decides between its readings: 重庆, 重工.
  const usual = ambiguous ? inContext(characters) : characters.map(syllable);
  const found = [usual];
  for (const [index, character] of characters.entries()) {
    for (const other of several.get(character) ?? []) {
      if (found.length > mostOthers) break;
      if (other !== usual[index]) found.push(usual.with(index, other));
    }
  }
  return found.map((parts) => ({
    full: parts.join(''),
    initials: parts.map((part, index) => initialOf(part, characters[index])).join(''),
  }));
}

/** What has no reading (a Latin letter, a digit, the rarest characters) stands for itself. */
function initialOf(part: string, character: string | undefined): string {
  return part === character ? part : part.slice(0, 1);
}

function inContext(characters: string[]): string[] {
  const readings = read(characters.join(''));
  return readings.length === characters.length ? readings : characters.map(syllable);
}
