import { View } from '@tarojs/components';
import { reportStateNames } from '../../../../shared/domain/report-states';
import { ago } from '../../core/time';
import { Button } from '../../ui/button';
import { Tag } from '../../ui/card';
import { Picture } from '../../ui/photos';
import { Sheet } from '../../ui/sheet';
import { metresWords, type Nearby } from './report-nearby';
import { followerWords, stateTone } from './report-words';

interface NearbySheetProps {
  nearby: readonly Nearby[];
  busy: boolean;
  onFollow: (near: Nearby) => void;
  onSendAnyway: () => void;
  onClose: () => void;
}

function Near({ near: { report, metres }, busy, onFollow }: { near: Nearby; busy: boolean; onFollow: () => void }) {
  const what = `${report.kindName} · ${report.place.label}`;
  return (
    <View className="v-near">
      <View className="v-row v-row--top">
        <Picture photo={report.photo} label={what} size="m" />
        <View className="v-grow">
          <View className="v-strong">{what}</View>
          <View className="v-sub">{`${metresWords(metres)} · ${ago(report.submittedAt)}上报`}</View>
          <View className="v-tags">
            <Tag tone={stateTone(report.state)}>{reportStateNames[report.state]}</Tag>
            {report.followers > 0 && <View className="v-sub">{followerWords(report.followers)}</View>}
          </View>
        </View>
      </View>
      <View className="v-gap"><Button wide icon="eye" busy={busy} label={`就是这一条,我也看到了:${what}`} onTap={onFollow}>就是这一条,我也看到了</Button></View>
    </View>
  );
}

/** Somebody may have reported it already: following that one gets it fixed as soon, without two people sent. */
export function NearbySheet({ nearby, busy, onFollow, onSendAnyway, onClose }: NearbySheetProps) {
  return (
    <Sheet open={nearby.length > 0} title="是不是这一条?" onClose={onClose}>
      <View className="v-sub">旁边已经有人报过。跟着这一条,办到哪一步一样告诉您</View>
      {nearby.map((near) => <Near key={near.report.reportId} near={near} busy={busy} onFollow={() => onFollow(near)} />)}
      <View className="v-gap"><Button kind="line" wide onTap={onSendAnyway}>不是,继续上报</Button></View>
    </Sheet>
  );
}
