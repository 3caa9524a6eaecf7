import { mayAnywhere, type Permission } from '../../../../shared/domain/permissions';
import { goTo } from '../../core/navigation';
import { standingOf, useMe } from '../../core/session';
import { EntranceGrid, type Entrance } from '../../ui/choice';
import type { IconName, Tone } from '../../ui/icon';

interface Tool {
  words: string;
  icon: IconName;
  tone?: Tone;
  page: string;
  needs: Permission;
}

const tools: readonly Tool[] = [
  { words: '随手拍', icon: 'camera', tone: 'warm', page: 'resident/reports', needs: 'workbench:read' },
  { words: '入户评比', icon: 'star', tone: 'gold', page: 'staff/round', needs: 'hygiene:oversee' },
  { words: '评比清单', icon: 'list', page: 'staff/checklist', needs: 'checklist:adopt' },
  { words: '异议和整改', icon: 'scale', page: 'staff/objections', needs: 'hygiene:oversee' },
  { words: '住户', icon: 'house', page: 'staff/households', needs: 'household:list' },
  { words: '户牌', icon: 'eye', tone: 'gold', page: 'staff/plates', needs: 'door:manage' },
  { words: '核实认领', icon: 'check-box', page: 'staff/verify', needs: 'residency:verify' },
  { words: '导入住户', icon: 'upload', page: 'staff/import', needs: 'household:import' },
  { words: '发一条', icon: 'horn', tone: 'warm', page: 'staff/publish', needs: 'post:publish' },
  { words: '村庄主页', icon: 'picture', tone: 'gold', page: 'staff/profile', needs: 'page:edit' },
  { words: '电话和代报', icon: 'bell', tone: 'warm', page: 'staff/intake', needs: 'report:intake' },
  { words: '责任和值班', icon: 'shield', page: 'staff/duties', needs: 'duty:oversee' },
  { words: '设施', icon: 'bin', tone: 'gold', page: 'staff/facilities', needs: 'facility:manage' },
  { words: '发东西', icon: 'check-box', tone: 'warm', page: 'staff/redeem', needs: 'redemption:keep' },
  { words: '积分超市', icon: 'market', tone: 'gold', page: 'staff/goods', needs: 'redemption:oversee' },
  { words: '替邻居换', icon: 'market', page: 'resident/shop', needs: 'redemption:help' },
  { words: '好事确认', icon: 'raise', tone: 'warm', page: 'staff/deeds', needs: 'deed:confirm' },
  { words: '档案异议', icon: 'scale', tone: 'warm', page: 'staff/line-objections', needs: 'record:oversee' },
  { words: '积分规则', icon: 'scale', page: 'staff/rules', needs: 'record-rule:try' },
  { words: '任命', icon: 'people', page: 'staff/appointments', needs: 'appointment:manage' },
  { words: '办事记录', icon: 'list', page: 'staff/audit', needs: 'audit:read' },
];

/** Everything this person's office does in one village. */
export function VillageTools({ villageId }: { villageId: string }) {
  const standing = standingOf(useMe());
  const entrances: Entrance[] = tools
    .filter(({ needs }) => mayAnywhere(standing, needs))
    .map(({ words, icon, tone, page }) => ({ words, icon, tone, onTap: () => goTo(page, { villageId }) }));
  return <EntranceGrid entrances={entrances} />;
}
