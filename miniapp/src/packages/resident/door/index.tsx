import { useState } from 'react';
import { doorErrors } from '../../../../../shared/contract/door';
import { householdCodeInScan } from '../../../../../shared/domain/household-code';
import { DoorFace } from '../../../features/door/door-face';
import { useDoor } from '../../../features/door/door.queries';
import { ScanDoor } from '../../../features/door/scan-door';
import { CallError } from '../../../core/call-error';
import { pageParam } from '../../../core/navigation';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

/** The plate's address names the code; a mini-program code carries it in `scene`. */
const askedCode = (): string => pageParam('code') || householdCodeInScan(pageParam('scene')) || '';
const isUnknown = (error: unknown): boolean => error instanceof CallError && error.code === 'DOOR_CODE_UNKNOWN';

export default function DoorPage() {
  const [code, setCode] = useState(askedCode);
  const found = useDoor(code);
  const quiet = code === '' ? '扫一扫门口的户牌,或输入牌子上的编号' : isUnknown(found.error) ? doorErrors.DOOR_CODE_UNKNOWN.message : undefined;
  return (
    <Page title={found.data?.village.name ?? '户牌'} offlineWords="没有信号,连上网再扫一次">
      {quiet ? <Notice icon="search" words={quiet} /> : <Show state={stateOf(found)} empty={{ icon: 'search', words: '没有这块牌子' }}>{(door) => <DoorFace door={door} />}</Show>}
      {!found.data && <ScanDoor onCode={setCode} />}
    </Page>
  );
}
