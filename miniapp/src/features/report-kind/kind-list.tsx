import type { CountyKind } from '../../../../shared/contract/report-kind';
import { kindGroupNames, KIND_GROUPS } from '../../../../shared/domain/kind-definition';
import { Card, Entry, Tag } from '../../ui/card';
import { iconNamed, IconTile } from '../../ui/icon';
import { Section } from '../../ui/page';
import { kindLine, kindTag } from './kind-words';

function KindEntry({ kind, onOpen }: { kind: CountyKind; onOpen: () => void }) {
  const tag = kindTag(kind);
  return (
    <Entry
      title={kind.name}
      note={kindLine(kind)}
      start={<IconTile name={iconNamed(kind.icon)} tone={kind.urgent ? 'warm' : undefined} />}
      end={tag && <Tag tone={kind.retired ? 'grey' : 'gold'}>{tag}</Tag>}
      onTap={onOpen}
    />
  );
}

/** All kinds of a county, by what they belong to. */
export function KindList({ kinds, onOpen }: { kinds: readonly CountyKind[]; onOpen: (kind: CountyKind) => void }) {
  const groups = KIND_GROUPS.map((group) => ({ group, own: kinds.filter((kind) => kind.group === group) })).filter(({ own }) => own.length > 0);
  return (
    <>
      {groups.map(({ group, own }) => (
        <Section key={group} title={kindGroupNames[group]}>
          <Card tight flush>{own.map((kind) => <KindEntry key={kind.id} kind={kind} onOpen={() => onOpen(kind)} />)}</Card>
        </Section>
      ))}
    </>
  );
}
