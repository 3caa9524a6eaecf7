import { z } from 'zod';
import { route } from '../route';
import { Quarter } from './hygiene-tables';

export const recordFileRoutes = {
  ofVillage: route({
    method: 'GET', path: '/villages/:villageId/record-file', access: 'record:oversee',
    summary: 'A quarter of the record for the village\'s file: every line, every household and the five co\'s, as XLSX of at most 20,000 lines. Noted in the audit log.',
    query: z.object({ quarter: Quarter }), returns: 'file',
  }),
};
