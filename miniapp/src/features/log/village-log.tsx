import { View } from '@tarojs/components';
import { parseCheckpoint } from '../../../../shared/domain/transparency/checkpoint';
import { stampOf } from '../../../../shared/domain/transparency/record-check';
import { dayTime } from '../../core/time';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { Section } from '../../ui/page';
import { CheckBanner, HowChecked } from './check-result';
import { usePrintLog, type CheckedLog } from './log.queries';

function Standing({ log: { fault, size, log } }: { log: CheckedLog }) {
  if (fault) return <CheckBanner look="bad" title="对不上" words={fault} />;
  return <CheckBanner look="good" title={`已封存 ${size} 笔`} words={`${log ? dayTime(log.sealedAt) : ''},签名有效,以前的没动过`} />;
}

function Audit({ audit }: Pick<CheckedLog, 'audit'>) {
  if (!audit) return null;
  return (
    <Card flush>
      <Entry
        start={<IconTile name={audit.isGood ? 'tick-circle' : 'bell'} tone={audit.isGood ? undefined : 'warm'} />}
        title={audit.isGood ? '夜里逐笔重算,都对得上' : '夜里逐笔重算,有对不上的'}
        note={`${dayTime(audit.at)}${audit.isGood ? '' : ',县里正在查'}`}
      />
    </Card>
  );
}

/** The signed text, and in short what stands on a certificate of today. */
function Checkpoint({ note }: { note: string }) {
  const checkpoint = parseCheckpoint(note);
  return (
    <Section title="封存凭证" note="贴出来、存起来都行">
      <Card tight>
        {checkpoint && <View className="v-strong">{`存证编号 ${stampOf(checkpoint)}`}</View>}
        <View className="v-sub v-mono">{note}</View>
      </Card>
    </Section>
  );
}

/** Where the village's log stands, to read, to print and to check. */
export function VillageLogView({ log }: { log: CheckedLog }) {
  const print = usePrintLog(log.village.villageId, log.village.name);
  return (
    <View>
      <Standing log={log} />
      <Audit audit={log.audit} />
      <View className="v-gap"><Button kind="line" wide icon="download" busy={print.isPending} onTap={() => print.mutate()}>打印封存凭证</Button></View>
      <Checkpoint note={log.log?.checkpoint ?? ''} />
      <HowChecked />
    </View>
  );
}
