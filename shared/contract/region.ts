import { z } from 'zod';
import { route } from '../route';

export const RegionLevelSchema = z.enum(['county', 'town', 'village']);

export const RegionView = z.object({
  /** Stable: the code the region had when it was first imported. */
  regionId: z.string(),
  /** Today's official code; may change with renames and merges. */
  code: z.string(),
  name: z.string(),
  level: RegionLevelSchema,
  /** Former names (曾用名). */
  aliases: z.array(z.string()),
  /** What it lies in, outermost first: `黄州区 · 陶店乡`; empty for a county. */
  parentName: z.string(),
});
export type RegionView = z.infer<typeof RegionView>;

const RegionList = z.object({ items: z.array(RegionView) });

export const regionErrors = {
  REGION_NOT_FOUND: { status: 404, message: '没有找到这个地方,请换个名字再找' },
  VILLAGES_FILE_NOT_UTF8: { status: 400, message: '文件不是 UTF-8 编码(多半是 GBK),请在表格软件里另存为“CSV UTF-8”再导入' },
  VILLAGES_FILE_INVALID: { status: 400, message: '名册里有行不对,一行都没有导入,请按行号改好再试' },
} as const;

export const regionRoutes = {
  search: route({
    method: 'GET',
    path: '/regions/search',
    access: 'public',
    summary: 'Finds regions by the beginning of a name, a former name, full pinyin or initials; 20 at most.',
    query: z.object({ q: z.string().trim().min(1, '请输入村名').max(40, '村名太长了') }),
    returns: RegionList,
  }),
  roots: route({
    method: 'GET',
    path: '/regions',
    access: 'public',
    summary: 'Counties, where browsing begins.',
    returns: RegionList,
  }),
  children: route({
    method: 'GET',
    path: '/regions/:regionId/children',
    access: 'public',
    summary: 'Towns of a county or villages of a town.',
    returns: RegionList,
    errors: { REGION_NOT_FOUND: regionErrors.REGION_NOT_FOUND },
  }),
};
