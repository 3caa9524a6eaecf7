import { gradeNames, gradeStars, type Grade } from '../../../../shared/domain/grades';

/** ★★★ 最清洁: stars beside the word, never instead of it. */
export const gradeWords = (grade: Grade): string => `${'★'.repeat(gradeStars[grade])}${gradeStars[grade] ? ' ' : ''}${gradeNames[grade]}`;
export const gradeTone = (grade: Grade): 'gold' | 'warm' | undefined =>
  grade === 'cleanest' ? 'gold' : grade === 'not-clean' ? 'warm' : undefined;
