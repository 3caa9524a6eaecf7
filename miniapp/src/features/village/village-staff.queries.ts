import type { z } from 'zod';
import { villageRoutes } from '../../../../shared/contract/village';
import { call } from '../../core/call';
import { useAct } from '../workbench/use-act';

export const Profile = villageRoutes.editPage.body;

export const useEditVillagePage = (villageId: string) =>
  useAct((body: z.output<typeof Profile>) => call(villageRoutes.editPage, { params: { villageId }, body }));
