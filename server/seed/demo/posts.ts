import type { Board } from '../../../shared/domain/boards';
import type { Scene } from '../pictures/scenes';

/** A post of the demo; `hoursAgo` counts back from the first start. */
export interface DemoPost {
  board: Board;
  title: string;
  body: string;
  hoursAgo: number;
  scenes: Scene[];
  pinned?: boolean;
}

const post = (hoursAgo: number, board: Board, title: string, body: string, scenes: Scene[] = [], pinned = false): DemoPost =>
  ({ board, title, body, hoursAgo, scenes, pinned });

export const demoIntro =
  '杨家湾村在陶店乡,六个小组,一湾田、一口塘、一条通村路。沙壤土种萝卜,脆甜少渣,人称“杨家湾萝卜”。年轻人多在武汉、深圳做事,家里的大小事,大家在网上村庄一起商量。';

/** Oldest first, two or more on each board. */
export const demoPosts: DemoPost[] = [
  post(980, 'profile', '杨家湾的六个组', '一组靠公路,二组守塘,三组有老槐树,四组在坡上,五组种菜多,六组挨着渠。全村以杨姓居多,王、李、陈、周几姓也住了好几代。\n村委会在一组,逢双日全天有人。', ['village']),
  post(960, 'worthies', '老校长杨传德:教了四十年的书', '杨校长退休后把家里两间屋腾出来给孩子们看书,寒暑假天天开门。他说,书放着不看就是纸,有人翻就是灯。', ['oldHouse']),
  post(930, 'spokespeople', '党员杨明亮:我为家乡萝卜代言', '“我家三亩萝卜,不打一遍除草剂。您在外地想吃,喊一声,当天拔、当天发。”村里推他做先锋代言,卖出的每一单都在网上村庄记着。', ['radishField']),
  post(900, 'tourism', '塘边步道修到了二组', '绕塘一圈一千二百步,早晚都能走。路边栽了柳树,明年春天就有荫了。请大家不要在步道上晒谷、停车。', ['lake']),
  post(850, 'economy', '村集体冷库可以预约了', '冷库已经通电试机,萝卜、菜薹都能存。本村农户每筐每天五角,先登记先用,电话打给村委会或者在这里找书记。', ['rice']),
  post(800, 'services', '医保缴费,村里代办到月底', '带身份证或户口本到村委会,杨明亮帮大家在手机上缴。腿脚不便的,给组长说一声,上门办。'),
  post(760, 'nostalgia', '老槐树底下的井', '这口井是民国年间打的,旱年全湾都来挑水。井圈上的绳印有一指深。家里有老照片的,请发给村里,我们一起存着。', ['oldTree']),
  post(700, 'broadcast', '收割时节,秸秆不烧也不下塘', '各家各户注意:秸秆可以打捆,村里统一拉走,一亩补二十块。烧秸秆、往塘里推秸秆,发现一起处理一起。'),
  post(640, 'profile', '今年修了什么路', '三组到四组的水泥路已经通车,长八百六十米。六组的渠道清了淤,两处塌方用块石砌好。账目在村委会墙上,也可以找书记看发票。', ['roadClean']),
  post(560, 'worthies', '杨文斌给村里捐了二十盏灯', '在深圳做灯具的六组杨文斌,听说五组晚上黑,捐了二十盏太阳能灯。安装是村民自己动手,两个周末装完。', ['lampsOn']),
  post(500, 'services', '我有技能:赵大勇修水电', '五组赵大勇,水电、路灯、水泵都会修,白天晚上都接。村里的公共设施坏了,请在随手拍里上报,他会收到任务。'),
  post(430, 'spokespeople', '在外乡亲推选:我为家乡代言', '选代言人的消息发出去三天,武汉、深圳、东莞的乡亲都来投票。先锋代言不拿工资,只要一份心。结果月底公布。', ['meeting']),
  post(380, 'tourism', '采摘园周末开门', '萝卜、菜薹、草莓苗,周六周日可以带孩子来拔。一人一篮十元,拔多少算多少。停车在村口晒场。', ['radishField']),
  post(320, 'nostalgia', '晒场上的露天电影', '八几年放《少林寺》,板凳从晒场排到塘边。谁家有当年的合影?我们想在重阳节把老电影再放一次。', ['oldHouse']),
  post(240, 'economy', '手工鱼丸,三组两户接单了', '三组王春香和李家嫂子的鱼丸,草鱼现打现氽。想买的跟村委会说,攒够二十斤就开一锅。', ['market']),
  post(170, 'services', '入户评比怎么评,先看这一条', '看门前屋后、庭院、室内、分类和厕所,一共十一项,满分一百分。评比员不给自己家打分;公示七天,有意见可以找书记。公示期满,最清洁的户加十分,记进自家的共治档案。', ['courtyard'], true),
  post(120, 'broadcast', '湾组会定在周五晚上', '周五晚七点半,三组老槐树下开湾组会,说两件事:冬修水渠出工、垃圾桶放哪里。在外的乡亲可以把话托家里人带到。', ['meeting']),
  post(26, 'broadcast', '明早八点,全村大扫除', '带扫帚、铁锹,各组在组长家门口集合。重点是塘边和通村路两侧。保洁员王师傅带车收垃圾,干完到村委会喝热茶。', ['sweeping'], true),
  post(3, 'economy', '萝卜上了丰收节,邻村都来看', '今年我村萝卜在丰收节主会场参展,三天卖了六百斤。不少人问能不能寄,能寄。感谢出工的十一户,也感谢在外乡亲转发。', ['market', 'radishField']),
];

export interface DemoNeighbour {
  villageId: string;
  secretary: string;
  inspector: string;
  intro: string;
  cover: Scene;
  followers: number;
  posts: DemoPost[];
}

/** Neighbours in 陶店乡, and one community in town. */
export const neighbours: DemoNeighbour[] = [
  {
    villageId: '421102200216', secretary: '王立新', inspector: '王玉兰', cover: 'village', followers: 14,
    intro: '霸城山村,山上有茶,山下有田。',
    posts: [
      post(300, 'tourism', '上山的石阶补好了', '从村口到山顶三百二十级,松动的都重新砌过。', ['village']),
      post(50, 'services', '打米机换了新的', '老机器用了十五年,新的一小时打八百斤。价钱不变。'),
    ],
  },
  {
    villageId: '421102200207', secretary: '陈海涛', inspector: '陈春梅', cover: 'market', followers: 17,
    intro: '陶店村在集镇边上,逢三六九赶集。',
    posts: [
      post(400, 'economy', '集市划了线,各摆各的', '摊位划线编号,不占路。收摊后各自扫干净。', ['market']),
      post(75, 'broadcast', '冬季防火,烟头不要乱丢', '天干物燥,上坟烧纸请到村里备好的铁桶边。'),
    ],
  },
  {
    villageId: '421102200205', secretary: '刘志刚', inspector: '刘丽娟', cover: 'lake', followers: 11,
    intro: '道仁湖村临湖,家家会做鱼。',
    posts: [
      post(350, 'economy', '莲藕开挖,湖边招短工', '每天两百元,管一顿饭,带雨裤。', ['lake']),
      post(98, 'nostalgia', '湖上打硪号子', '修堤的时候,一个人领、几十个人应。会唱的老人还有四位,我们录了音。', ['lake']),
    ],
  },
  {
    villageId: '421102200214', secretary: '孙文军', inspector: '孙秀芳', cover: 'rice', followers: 8,
    intro: '孙镇村种丝苗米,一季稻一季油菜。',
    posts: [post(210, 'economy', '丝苗米新米上市', '今年雨水好,米香。十斤装,一袋起送。', ['rice'])],
  },
  {
    villageId: '421102001003', secretary: '张晓东', inspector: '张玉兰', cover: 'lampsOn', followers: 16,
    intro: '一字门社区,老街新楼住在一起。',
    posts: [post(140, 'services', '党群合力,楼道路灯亮了', '十二个单元的楼道灯全部换好,是居民自己出工装的。哪盏再坏,随手拍上报。', ['lampsOn'])],
  },
];
