import { Contributions } from '../../../features/record/contributions';
import { Page } from '../../../ui/page';

export default function ContributionsPage() {
  return <Page title="我的贡献"><Contributions /></Page>;
}
