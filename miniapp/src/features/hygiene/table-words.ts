import { hundredths } from '../../../../shared/domain/grades';

export const scoreWords = (total: number | null): string => (total === null ? '–' : hundredths(total));
/** ↑ 1.35: the arrow says what the sign would, and both are read out. */
export const moveWords = (gained: number | null): string => (gained === null ? '' : gained === 0 ? '持平' : `${gained > 0 ? '↑' : '↓'} ${hundredths(Math.abs(gained))}`);
