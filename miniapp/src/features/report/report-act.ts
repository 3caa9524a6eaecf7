import type { ReportView } from '../../../../shared/contract/report';

/** What a villager can say about a report with words and photos. */
export type ReportAct = 'reopen' | 'contest' | 'dispute' | 'reply';

export interface ActDraft extends Pick<ReportView, 'reportId' | 'villageId'> {
  act: ReportAct;
  note: string;
}

interface ActWords {
  /** On the way in. */
  ask: string;
  title: string;
  /** What follows from it. */
  words: string;
  placeholder: string;
  send: string;
  done: string;
  needsPhoto: boolean;
}

export const actWords: Record<ReportAct, ActWords> = {
  reopen: {
    ask: '没修好,拍照重开', title: '还是没修好?', words: '拍一张现在的样子,村里会重新派人', placeholder: '例如:昨天修的,今天又漏水了',
    send: '重开这条上报', done: '已经重开,村里会重新办', needsPhoto: true,
  },
  contest: {
    ask: '请村里再看看', title: '请村里再看看?', words: '拍一张现在的样子,说说为什么要管', placeholder: '例如:就在本村三组路口,不是邻村的',
    send: '请村里再看', done: '已请村里再看', needsPhoto: true,
  },
  dispute: {
    ask: '没修好', title: '哪里没修好?', words: '说一句,能拍张照片更好。村里会再派人来', placeholder: '例如:桶清了,地上的还在',
    send: '退回重办', done: '已退回重办,修好了再请您看', needsPhoto: false,
  },
  reply: {
    ask: '补充一句', title: '补充一句', words: '大家都看得到', placeholder: '例如:今天又多了一堆',
    send: '发出去', done: '已经补上', needsPhoto: false,
  },
};

/** The first thing that is missing, as a sentence. */
export function actProblem(act: ReportAct, note: string, photos: number): string | undefined {
  if (actWords[act].needsPhoto && photos === 0) return '请拍一张照片';
  return note.trim() === '' ? '请写一句看到的情况' : undefined;
}
