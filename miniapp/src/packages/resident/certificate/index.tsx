import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { Certificate } from '../../../features/record/certificate';
import { Page } from '../../../ui/page';

export default function CertificatePage() {
  const [householdId] = useState(() => pageParam('householdId'));
  return <Page title="年度共治证书"><Certificate householdId={householdId} /></Page>;
}
