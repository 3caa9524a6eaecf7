import { ChecklistForm } from '../../shared/contract/checklist';
import { ChecklistDesks } from '../src/features/checklist/checklist-desk.service';
import { ChecklistDrafts } from '../src/features/checklist/checklist-drafts.service';
import { ChecklistPublication } from '../src/features/checklist/checklist-publication.service';
import { countyList, inputOf, villageSection } from './demo/checklist-parts';
import type { Stage } from './demo/stage';
import { DEMO_VILLAGE } from './personas';

const DEMO_COUNTY = '421102';

/** The county publishes its template, the village takes it over and adds what its own rules ask; rounds that ran before keep the national list. */
export async function tellChecklists(stage: Stage): Promise<void> {
  const [drafts, officer, secretary] = [stage.service(ChecklistDrafts), stage.who('刘敏'), stage.who('杨国平')];
  stage.hoursAgo(48);
  await drafts.save(officer, DEMO_COUNTY, { revision: 0, form: ChecklistForm.parse(countyList) });
  await publish(stage, '刘敏', DEMO_COUNTY);
  stage.hoursAgo(30);
  const { draft, revision } = await drafts.adopt(secretary, DEMO_VILLAGE, { revision: 0 });
  const taken = inputOf(draft!.checklist);
  await drafts.save(secretary, DEMO_VILLAGE, { revision, form: ChecklistForm.parse({ ...taken, sections: [...taken.sections, villageSection] }) });
  await publish(stage, '杨国平', DEMO_VILLAGE);
}

async function publish(stage: Stage, name: string, ownerId: string): Promise<void> {
  const me = stage.who(name);
  const { revision, earliest } = await stage.service(ChecklistDesks).read(me, ownerId);
  await stage.service(ChecklistPublication).publish(me, ownerId, { revision, effectiveOn: earliest });
}
