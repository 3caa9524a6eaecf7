import { z } from 'zod';
import { route } from '../route';

export const erasureRoutes = {
  eraseMe: route({
    method: 'POST', path: '/me/erasure', access: 'signed-in',
    summary: 'Delete the account: name, WeChat identity, homes, offices, sessions, and the part in the record. The household keeps its points.',
    body: z.object({ confirm: z.literal('注销', '请输入“注销”两个字') }), returns: 'none',
  }),
};
