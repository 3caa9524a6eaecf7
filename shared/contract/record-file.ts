import { z } from 'zod';
import { route } from '../route';
import { Quarter } from './hygiene-tables';

export const recordFileRoutes = {
  ofVillage: route({
    method: 'GET', path: '/villages/:villageId/record-file', access: 'record:oversee',
    summary: 'A quarter of the record for the village\'s file: every line, every household and the five co\'s, as XLSX of at most 20,000 lines. Noted in the audit log.',
    query: z.object({ quarter: Quarter }), returns: 'file',
  }),
  ofHousehold: route({
    method: 'GET', path: '/households/:householdId/record-file', access: 'signed-in',
    summary: 'All of a household\'s record as XLSX of at most 20,000 lines, for its members and the village\'s staff; what staff take out is noted in the audit log.',
    returns: 'file',
  }),
  ofMine: route({
    method: 'GET', path: '/me/record-file', access: 'signed-in', summary: 'What I gave myself, at home or away and in every village, as XLSX of at most 20,000 lines.',
    returns: 'file',
  }),
};
