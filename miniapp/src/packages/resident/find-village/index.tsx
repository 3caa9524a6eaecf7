import { FindVillage } from '../../../features/village/find-village';
import { Page } from '../../../ui/page';

export default function FindVillagePage() {
  return <Page title="找村庄"><FindVillage /></Page>;
}
