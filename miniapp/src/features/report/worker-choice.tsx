import { View } from '@tarojs/components';
import { useState } from 'react';
import type { z } from 'zod';
import type { WorkerView } from '../../../../shared/contract/report';
import { groupName } from '../../../../shared/domain/groups';
import { Button } from '../../ui/button';
import { Tag } from '../../ui/card';
import { names } from '../../ui/class-names';
import { TextArea } from '../../ui/field';
import { Show, stateOf } from '../../ui/list-state';
import { Sheet } from '../../ui/sheet';
import { Tap } from '../../ui/tap';
import { CannedChoice } from './canned-choice';
import { useWorkers, type Assignment } from './report-staff.queries';

type Worker = z.infer<typeof WorkerView>;

const dutyOf = ({ roleName, groupNo }: Worker): string => (groupNo === null ? roleName : `${groupName(groupNo)}${roleName}`);
const loadOf = ({ openTasks }: Worker): string => (openTasks === 0 ? '手上没活' : `手上 ${openTasks} 件`);

function WorkerLine({ worker, isChosen, onChoose }: { worker: Worker; isChosen: boolean; onChoose: () => void }) {
  return (
    <Tap className={names('v-pick', isChosen && 'v-pick--on')} role="radio" checked={isChosen} label={`${worker.name} ${dutyOf(worker)} ${loadOf(worker)}`} onTap={onChoose}>
      <View className="v-grow">
        <View className="v-row">
          <View className="v-strong">{worker.name}</View>
          {worker.isResponsible && <Tag tone="gold">责任人</Tag>}
        </View>
        <View className="v-sub">{dutyOf(worker)}</View>
      </View>
      <View className="v-sub">{loadOf(worker)}</View>
    </Tap>
  );
}

interface WorkerChoiceProps {
  open: boolean;
  villageId: string;
  /** One report: whoever is responsible for it comes first and is chosen already. */
  reportId?: string;
  title?: string;
  busy: boolean;
  onAssign: (assignment: Assignment) => void;
  onClose: () => void;
}

/** Who takes it: the responsible first, then the least busy, with what each already has in hand. */
export function WorkerChoice({ open, villageId, reportId, title = '派给谁?', busy, onAssign, onClose }: WorkerChoiceProps) {
  const workers = useWorkers(villageId, reportId, open);
  const [tapped, setChosen] = useState<string>();
  const chosen = tapped ?? workers.data?.find(({ isResponsible }) => isResponsible)?.memberId;
  const [note, setNote] = useState('');
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      <Show state={stateOf(workers)} empty={{ icon: 'people', words: '村里还没有保洁员、维修员,请先任命' }}>
        {(all) => <>{all.map((worker) => <WorkerLine key={worker.memberId} worker={worker} isChosen={chosen === worker.memberId} onChoose={() => setChosen(worker.memberId)} />)}</>}
      </Show>
      <TextArea label="交代一句(可以不写)" value={note} onChange={setNote} max={200} />
      {note === '' && <CannedChoice act="assign" onPick={setNote} />}
      <View className="v-sheet__actions">
        <Button kind="line" onTap={onClose}>先不派</Button>
        <Button disabled={!chosen} busy={busy} onTap={() => chosen && onAssign({ workerId: chosen, note: note.trim() })}>派单</Button>
      </View>
    </Sheet>
  );
}
