import { mayAnywhere, type Permission } from '../../../../shared/domain/permissions';
import { goTo } from '../../core/navigation';
import { standingOf, useMe } from '../../core/session';
import { EntranceGrid } from '../../ui/choice';
import type { IconName } from '../../ui/icon';
import { Section } from '../../ui/page';

interface Tool {
  words: string;
  icon: IconName;
  page: string;
  needs: Permission;
}

const tools: readonly Tool[] = [
  { words: '上报类型', icon: 'list', page: 'staff/kinds', needs: 'report-kind:manage' },
  { words: '评比清单', icon: 'star', page: 'staff/checklist', needs: 'checklist:template' },
  { words: '积分规则', icon: 'scale', page: 'staff/rules', needs: 'record-rule:manage' },
  { words: '工作日历', icon: 'clock', page: 'staff/calendar', needs: 'calendar:manage' },
  { words: '接口密钥', icon: 'list', page: 'staff/api-keys', needs: 'api-key:manage' },
];

/** What is arranged for a whole county; nothing for whoever serves below it. */
export function CountyTools() {
  const standing = standingOf(useMe());
  const entrances = tools.filter(({ needs }) => mayAnywhere(standing, needs)).map(({ words, icon, page }) => ({ words, icon, onTap: () => goTo(page) }));
  return entrances.length > 0 ? <Section title="全县"><EntranceGrid entrances={entrances} /></Section> : null;
}
