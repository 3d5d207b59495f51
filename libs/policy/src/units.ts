/** Measure words and units a target is counted in. The longest that fits is taken. */
const words = `
个百分点 百分点 个基点 % ‰ 倍 番
类 个 家次 家 户次 户 人次 人天 人 名 位 项 条 座 所 处 套 台套 台 辆 艘 架次 架 头 只 羽 匹 峰 株 棵 件次 件 宗 起 例 场次 场 次 批次 批 支
队 团 对 部 册 本 篇 张床位 张 块 片 间 栋 幢 眼 口 盏 根 班次 班 课时 学时 学分 门 种 款 枚 幅 份 股 笔 单 标准箱 标箱 箱 床位 床 席 顶 尾 粒 枝 窝 车次 趟 列 节
镇 乡镇 村 县 社区
海里 公里 千米 厘米 毫米 米 里 平方公里 平方千米 平方米 平米 公顷 亩次 亩 立方米 立方 方 毫升 升
万吨公里 吨标准煤 吨标煤 吨 公斤 千克 市斤 斤 毫克 微克 克 担 千瓦时 千瓦 兆瓦时 兆瓦 吉瓦 瓦 千伏安 兆伏安 m³ m² km² hm² ㎡ ㎥ ㎞ ㎏ kg kV 马力 度
美元 欧元 人民币 元 角
个工作日 工作日 个月 个小时 小时 分钟 秒 天 周 年 日
分 ℃ 摄氏度 分贝 Mbps Gbps TB PB PFLOPS P GB MW GW kW kWh TEU km
期 轮 级 岁
`
  .trim()
  .split(/\s+/u)
  .sort((a, b) => b.length - a.length);

/**
 * One pattern for all of them, branching at each character, so that a text is compared once and not with each word.
 * The longest word that fits is taken: what goes on from a word stands before its end.
 */
function branching(list: readonly string[]): string {
  const byFirst = new Map<string, string[]>();
  for (const word of list) {
    const first = word.slice(0, 1);
    byFirst.set(first, [...(byFirst.get(first) ?? []), word.slice(1)]);
  }
  const branches = [...byFirst].map(([first, rests]) => {
    const longer = rests.filter((rest) => rest !== '');
    if (longer.length === 0) return first;
    return `${first}(?:${branching(longer)})${longer.length < rests.length ? '?' : ''}`;
  });
  return branches.join('|');
}

const one = branching(words);

/** The characters units begin with: a small Chinese number before anything else counts nothing. */
export const unitInitials = [...new Set(words.map((word) => word.slice(0, 1)))]
  .filter((each) => /[\u4e00-\u9fff]/u.test(each))
  .join('');

/** A unit, with what it is per: 元/亩, 公斤每亩, 立方米/日. */
export const unitPattern = `(?:${one})(?:（套）|\\(套\\))?(?:(?:/|(?<![年月日天周时次])每)(?:${one}|s|h|d))?`;

/** Where one of these begins, its first character is no unit: 人大代表, 户籍, 条例, 部门, 项目, 处理, 方面 …. */
export const notAUnit =
  /^(?:类别|类型|类似|类产|人(?:大|才|民(?!币)|员|社|居环境|工智能|力资源)|户籍|户外|条例|条件|部门|部署|部分|项目|分类|分级|分层|分之|分别|分散|处理|处置|方面|方式|方案|方位|次生|件套|家庭|家具|家电|家畜|场所|场景|支持|支撑|支部|支队(?!伍)|门类|门槛|种植|种业|种养|种子|本级|本地|面上|周年|周岁|周边|天然|口岸|口径|节水|节能|节点|节约|团队|团场|对口|对应|对标|班子|班组|单位|单元|升级|升学|担保|担当|角度|角色|片区|台账|台阶|头部|条龙|条线|位一体|期间|期末|期货|年度|年龄|年级|年代|名录|名城|名牌|名优|名特|村规|村级|村民|县域|县级|社区居)/u;

/** Units of time: they say how long or how old, and are no target unless a word of limit stands right there. */
export const durations: ReadonlySet<string> = new Set([
  '个工作日',
  '工作日',
  '个月',
  '个小时',
  '小时',
  '分钟',
  '秒',
  '天',
  '周',
  '年',
  '日',
]);

/** Ranks, phases and ages count nothing. */
export const ranks: ReadonlySet<string> = new Set(['级', '期', '轮', '岁', '节', '列', '角', '里', '度']);

/** Money without a figure before it is a figure of one: 亿元村, 万元户. */
export const money: ReadonlySet<string> = new Set(['元', '美元', '欧元']);
