import type { DutyPerson } from '../../../../shared/contract/duty';
import type { DutyLine } from '../../../../shared/domain/duties';

interface Serving {
  name: string;
  roles: string[];
}

/** Everybody a line names. */
export const peopleOf = ({ memberId, deputyId }: Pick<DutyLine, 'memberId' | 'deputyId'>): string[] => (deputyId === null ? [memberId] : [memberId, deputyId]);

const LEFT_OFFICE = '已不在任';

/** Who serves a village on a day; away are those with an absence and those whose office has ended. */
export class Roll {
  constructor(
    private readonly serving: ReadonlyMap<string, Serving>,
    private readonly away: ReadonlyMap<string, string>,
    private readonly formerNames: ReadonlyMap<string, string>,
  ) {}

  serves(memberId: string): boolean {
    return this.serving.has(memberId);
  }

  isPresent = (memberId: string): boolean => this.serving.has(memberId) && !this.away.has(memberId);

  nameOf(memberId: string): string {
    return this.serving.get(memberId)?.name ?? this.formerNames.get(memberId) ?? '';
  }

  person(memberId: string): DutyPerson {
    const held = this.serving.get(memberId);
    const away = held ? (this.away.get(memberId) ?? '') : LEFT_OFFICE;
    return { memberId, name: this.nameOf(memberId), roleName: held?.roles.join('、') ?? '', away };
  }

  all(): DutyPerson[] {
    return [...this.serving.keys()].map((memberId) => this.person(memberId));
  }

  /** What a table writes: the name, with the office when two have the same. */
  label(memberId: string): string {
    const name = this.nameOf(memberId);
    const isShared = this.serving.has(memberId) && this.named(name).length > 1;
    return isShared ? `${name}(${this.serving.get(memberId)!.roles[0]})` : name;
  }

  /** Everybody meant by what a table says: 王强, or 王强(保洁员) where two have the name. */
  named(words: string): string[] {
    const exact = this.who((held) => held.name === words);
    const [, name, role = ''] = /^(.+?)[((](.+)[))]$/.exec(words) ?? [];
    return exact.length > 0 ? exact : this.who((held) => held.name === name && held.roles.includes(role));
  }

  private who(is: (held: Serving) => boolean): string[] {
    return [...this.serving].filter(([, held]) => is(held)).map(([memberId]) => memberId);
  }
}
