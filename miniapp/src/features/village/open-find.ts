import { goTo } from '../../core/navigation';

export const openFind = (): void => goTo('resident/find-village');
