import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { DeedForm } from '../../../features/deed/deed-form';
import { MyDeeds } from '../../../features/deed/my-deeds';
import { useMyResidency } from '../../../features/household/my-household';
import { Button, FootBar } from '../../../ui/button';
import { Page } from '../../../ui/page';

export default function DeedsPage() {
  const [asked] = useState(() => pageParam('villageId'));
  const [kind] = useState(() => pageParam('kind'));
  const home = useMyResidency(asked || undefined);
  const villageId = asked || home?.village.villageId || '';
  const [isWriting, write] = useState(kind !== '');
  const foot = isWriting ? undefined : <FootBar><Button icon="plus" onTap={() => write(true)}>报一件好事</Button></FootBar>;
  return (
    <Page title="好事" foot={foot}>
      {isWriting ? <DeedForm villageId={villageId} asked={kind} onDone={() => write(false)} /> : <MyDeeds villageId={villageId} />}
    </Page>
  );
}
