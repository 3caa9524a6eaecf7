import type { OrderCard } from '../../../../shared/contract/redemption';
import { orderStateNames, type OrderState } from '../../../../shared/domain/redemption';
import { goTo } from '../../core/navigation';
import { dayTime } from '../../core/time';
import { Entry, Tag } from '../../ui/card';
import { Picture } from '../../ui/photos';
import { lastDay, whatWords } from './redemption-words';

const tones: Record<OrderState, 'warm' | 'grey' | undefined> = { waiting: 'warm', 'handed-over': undefined, cancelled: 'grey', returned: 'grey' };

/** One order in a list; `withDoor` for the shop's own people. */
export function OrderLine({ order, withDoor = false }: { order: OrderCard; withDoor?: boolean }) {
  const { orderId, state, points, householdLabel, personName, helperName, createdAt, fetchBy, photo } = order;
  const when = state === 'waiting' ? `${lastDay(fetchBy)}前来领` : dayTime(createdAt);
  const who = [...(withDoor ? [householdLabel, personName] : []), ...(helperName === null ? [] : [`${helperName}代办`])];
  return (
    <Entry
      start={<Picture photo={photo} label={order.goodName} size="s" />}
      title={whatWords(order)}
      note={[...who, `${points} 分`, when].join(' · ')}
      end={<Tag tone={tones[state]}>{orderStateNames[state]}</Tag>}
      onTap={() => goTo('resident/redemption-order', { orderId })}
    />
  );
}
