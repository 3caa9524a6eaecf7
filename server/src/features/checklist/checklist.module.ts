import { Module } from '@nestjs/common';
import { RegionModule } from '../region/region.module';
import { ChecklistController } from './checklist.controller';
import { ChecklistDesks } from './checklist-desk.service';
import { ChecklistDrafts } from './checklist-drafts.service';
import { ChecklistPublication } from './checklist-publication.service';
import { Checklists } from './checklists.service';

@Module({
  imports: [RegionModule],
  controllers: [ChecklistController],
  providers: [Checklists, ChecklistDesks, ChecklistDrafts, ChecklistPublication],
  exports: [Checklists, ChecklistDesks, ChecklistDrafts, ChecklistPublication],
})
export class ChecklistModule {}
