import type { ErrorCatalogue } from '../errors';

/** What is wrong with an uploaded table as a whole; a bad line is told in the preview. */
export const tableErrors = {
  TABLE_UNREADABLE: { status: 422, message: '读不出这张表,请用模板另存为 xlsx 或 csv 再上传' },
  TABLE_TOO_LONG: { status: 422, message: '一次最多导入 5000 行,请分几次' },
} as const satisfies ErrorCatalogue;
