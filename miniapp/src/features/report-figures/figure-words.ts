import type { FiguresView } from '../../../../shared/contract/report-figures';
import { percentOf, type Share, type Times } from '../../../../shared/domain/report-figures';
import { span } from '../../core/time';

/** 85%; — when there is nothing to share. */
export const shareWords = (share: Share): string => {
  const percent = percentOf(share);
  return percent === null ? '—' : `${percent}%`;
};

export const timeWords = ({ medianMs }: Times): string => (medianMs === null ? '—' : span(medianMs));
export const spreadWords = ({ p90Ms }: Times): string => (p90Ms === null ? '' : `九成在 ${span(p90Ms)}内`);

export interface FigureLine {
  title: string;
  note: string;
  value: string;
}

/** What each number means, in a neighbour's words. */
export const figureLines = (figures: FiguresView): FigureLine[] => [
  { title: '多久有回音', note: spreadWords(figures.respond) || '从上报到村里第一次办理', value: timeWords(figures.respond) },
  { title: '多久办好', note: spreadWords(figures.fix) || '从上报到拍照办好', value: timeWords(figures.fix) },
  { title: '多久办结', note: spreadWords(figures.close) || '从上报到确认办结', value: timeWords(figures.close) },
  { title: '按时办好', note: '已经超时还没办的也算在内', value: shareWords(figures.onTime) },
  { title: '退回重办', note: '没修好,退回去再办', value: shareWords(figures.reopened) },
  { title: '前清后起', note: '办结以后又脏了', value: shareWords(figures.relapsed) },
  { title: '上报人确认', note: '办结的里面,上报人说修好了', value: shareWords(figures.confirmed) },
];
