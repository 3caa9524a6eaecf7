import { useState } from 'react';
import { REPORT_KINDS, reportKinds, type ReportKindId } from '../../../../shared/domain/report-kinds';
import { goTo } from '../../core/navigation';
import { Button, FootBar } from '../../ui/button';
import { ChoiceGrid, type Choice } from '../../ui/choice';
import { iconNamed } from '../../ui/icon';
import { Page, Section } from '../../ui/page';
import { PhotoPicker } from '../../ui/photos';

const choices: Choice<ReportKindId>[] = REPORT_KINDS.map((value) => ({
  value,
  words: reportKinds[value].name,
  icon: iconNamed(reportKinds[value].icon),
}));

export default function ReportNewPage() {
  const [paths, setPaths] = useState<string[]>([]);
  const [kind, setKind] = useState<ReportKindId>();
  return (
    <Page title="随手拍" foot={<FootBar><Button kind="warm" disabled={!paths.length} onTap={() => goTo('resident/reports')}>拍好了,上报</Button></FootBar>}>
      <PhotoPicker paths={paths} onAdd={(added) => setPaths([...paths, ...added])} onDrop={(path) => setPaths(paths.filter((p) => p !== path))} />
      <Section title="是什么事?">
        <ChoiceGrid choices={choices} value={kind} onChange={setKind} label="是什么事" />
      </Section>
    </Page>
  );
}
