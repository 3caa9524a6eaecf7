import { View } from '@tarojs/components';
import { useState } from 'react';
import type { MapFeature, ReportMap } from '../../../../shared/contract/report-figures';
import { reportStateNames } from '../../../../shared/domain/report-states';
import { goTo } from '../../core/navigation';
import { Button } from '../../ui/button';
import { Card, Entry, Tag } from '../../ui/card';
import { Tabs } from '../../ui/choice';
import { SwitchRow } from '../../ui/field';
import { IconTile, iconNamed } from '../../ui/icon';
import { Notice, Show, stateOf } from '../../ui/list-state';
import { Columns, Section } from '../../ui/page';
import { useFacilityLayer } from '../facility/facility.queries';
import { ageOf, groupWords, isPinned, lookOf, lookWords, type FacilityFeature, type Look } from './map-points';
import { OwnMap } from './own-map';
import { useReportMap, type MapFilter } from './report-figures.queries';
import { WechatMap } from './wechat-map';

const filters: readonly { value: MapFilter; words: string }[] = [{ value: 'open', words: '没办完' }, { value: 'ended', words: '办完了' }, { value: 'all', words: '全部' }];
const hasStreets = process.env.TARO_ENV === 'weapp';
const LISTED = 20;

function Legend() {
  return (
    <View className="v-map__legend">
      {(Object.keys(lookWords) as Look[]).map((look) => (
        <View key={look} className="v-map__key">
          <View className={`v-map__dot v-map__dot--${look} v-map__dot--small`} />
          <View>{lookWords[look]}</View>
        </View>
      ))}
    </View>
  );
}

function Drawn({ map, facilities }: { map: ReportMap; facilities: readonly FacilityFeature[] }) {
  const [onStreets, setOnStreets] = useState(false);
  const places = map.features.filter(isPinned).length;
  if (places === 0 && facilities.length === 0) return <Notice icon="pin" words="这些都没有选地点,看看下面的列表" />;
  return (
    <View>
      {onStreets ? <WechatMap map={map} /> : <OwnMap map={map} facilities={facilities} foot={<Legend />} />}
      {hasStreets && <View className="v-gap"><Button small kind="line" icon="pin" onTap={() => setOnStreets(!onStreets)}>{onStreets ? '看简图' : '看街道图'}</Button></View>}
    </View>
  );
}

function Heat({ groups }: Pick<ReportMap, 'groups'>) {
  return (
    <Section title="各组多少件">
      <Card tight flush>
        {groups.map(({ groupNo, total, open, late }) => (
          <Entry
            key={String(groupNo)} title={groupWords(groupNo)} note={`一共 ${total} 件,在办 ${open} 件`}
            end={late > 0 ? <Tag tone="warm">{`超时 ${late}`}</Tag> : undefined}
          />
        ))}
      </Card>
    </Section>
  );
}

function Line({ feature }: { feature: MapFeature }) {
  const { kindName, icon, groupNo, state } = feature.properties;
  return (
    <Entry
      start={<IconTile name={iconNamed(icon)} />} title={`${kindName} · ${groupWords(groupNo)}`} note={`${ageOf(feature)}前上报`}
      end={<Tag tone={lookOf(feature) === 'late' ? 'warm' : 'grey'}>{lookOf(feature) === 'late' ? '超时' : reportStateNames[state]}</Tag>}
      onTap={() => goTo('resident/report', { reportId: feature.id })}
    />
  );
}

/** The same as the map says, for those who read or listen. */
function List({ map }: { map: ReportMap }) {
  const [shown, setShown] = useState(LISTED);
  return (
    <Section title="列表" note={map.isCapped ? `最新 ${map.features.length} 件` : `一共 ${map.features.length} 件`}>
      <Card tight flush>{map.features.slice(0, shown).map((feature) => <Line key={feature.id} feature={feature} />)}</Card>
      {shown < map.features.length && shown < 60 && <View className="v-gap"><Button small kind="line" onTap={() => setShown(shown + LISTED)}>再看一些</Button></View>}
    </Section>
  );
}

/** Where what is reported lies, by kind, state and age. */
export function VillageReportMap({ villageId }: { villageId: string }) {
  const [filter, setFilter] = useState<MapFilter>('open');
  const [withFacilities, setFacilities] = useState(false);
  const facilities = useFacilityLayer(villageId, withFacilities).data?.features ?? [];
  const read = useReportMap(villageId, filter);
  return (
    <View>
      <Tabs options={filters} value={filter} onChange={setFilter} label="看哪些" />
      <Show state={stateOf(read, ({ features }) => features.length === 0)} empty={{ icon: 'pin', words: '没有要画在图上的事' }}>
        {(map) => (
          <Columns>
            {[
              <View key="map">
                <Drawn map={map} facilities={withFacilities ? facilities : []} />
                <SwitchRow title="把垃圾桶、路灯也画上" on={withFacilities} onChange={setFacilities} />
                <Heat groups={map.groups} />
              </View>,
              <List key={`list ${filter}`} map={map} />,
            ]}
          </Columns>
        )}
      </Show>
    </View>
  );
}
