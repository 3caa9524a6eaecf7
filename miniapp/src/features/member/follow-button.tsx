import { useMe } from '../../core/session';
import { Button } from '../../ui/button';
import { toast } from '../../ui/toast';
import { useFollow } from './member.queries';

interface FollowButtonProps {
  villageId: string;
  following: boolean;
  /** Spoken with the verb. */
  name: string;
  onHero?: boolean;
}

export function FollowButton({ villageId, following, name, onHero }: FollowButtonProps) {
  const isSignedIn = Boolean(useMe());
  const follow = useFollow(villageId);
  const tap = () => (isSignedIn ? follow.mutate(!following) : toast('请先到首页登录,再关注村庄'));
  return (
    <Button small kind={onHero ? 'white' : following ? 'line' : 'main'} busy={follow.isPending} label={following ? `已关注${name},点这里取消` : `关注${name}`} onTap={tap}>
      {following ? '已关注' : '关注'}
    </Button>
  );
}
