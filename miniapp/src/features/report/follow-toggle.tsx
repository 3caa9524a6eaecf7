import { View } from '@tarojs/components';
import type { ReportView } from '../../../../shared/contract/report';
import { isOpen } from '../../../../shared/domain/report-states';
import { useMe } from '../../core/session';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { toast } from '../../ui/toast';
import { useAskToBeTold } from '../notice/ask-to-be-told';
import { followerWords } from './report-words';
import { useFollowReport } from './report.queries';

/** Me too: no second report, but a voice more and the news of it. */
export function FollowToggle({ report: { reportId, state, followers, isFollowing, isMine, checkState, isHidden } }: { report: ReportView }) {
  const askToBeTold = useAskToBeTold();
  const follow = useFollowReport();
  const goesOn = isOpen(state) || isFollowing;
  const mayFollow = Boolean(useMe()) && goesOn && !isMine && checkState === 'passed' && !isHidden;
  if (!mayFollow) return followers > 0 ? <Card><View className="v-strong">{followerWords(followers)}</View></Card> : null;
  const turn = async (on: boolean) => {
    if (on) await askToBeTold(['progress']);
    follow.mutate({ reportId, on }, { onSuccess: () => toast(on ? '记下了,办到哪一步会告诉您' : '不再跟着这条了') });
  };
  return (
    <Card row>
      <View className="v-grow">
        <View className="v-strong">{followers > 0 ? followerWords(followers) : '您也看到了吗?'}</View>
        <View className="v-sub">{isFollowing ? '您跟着这条,办到哪一步会告诉您' : '点一下,就不用再报一遍'}</View>
      </View>
      <Button small kind={isFollowing ? 'line' : 'main'} busy={follow.isPending} onTap={() => void turn(!isFollowing)}>
        {isFollowing ? '不跟了' : '我也看到了'}
      </Button>
    </Card>
  );
}
