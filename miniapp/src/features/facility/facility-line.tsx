import type { FacilityCard } from '../../../../shared/contract/facility';
import { spokenCode } from '../../../../shared/domain/facility-code';
import { facilityKinds } from '../../../../shared/domain/facility-kinds';
import { Entry } from '../../ui/card';
import { iconNamed, IconTile } from '../../ui/icon';

/** One facility of a list. */
export function FacilityLine({ facility, onTap }: { facility: FacilityCard; onTap: () => void }) {
  const { kind, name, place, code } = facility;
  return <Entry start={<IconTile name={iconNamed(facilityKinds[kind].icon)} />} title={name} note={`${place.label} · ${spokenCode(code)}`} onTap={onTap} />;
}
