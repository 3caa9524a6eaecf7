import { ProfileForm } from '../../../features/village/profile-form';
import { useVillagePage } from '../../../features/village/village.queries';
import { useStaffVillage } from '../../../features/workbench/staff-village';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function ProfilePage() {
  const villageId = useStaffVillage();
  const page = useVillagePage(villageId);
  if (page.data) return <ProfileForm key={villageId} page={page.data} />;
  return <Page title="村庄主页"><Show state={stateOf(page)} empty={{ icon: 'village', words: '没有这个村' }}>{() => null}</Show></Page>;
}
