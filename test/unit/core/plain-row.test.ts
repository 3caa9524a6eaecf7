import { Entity, PrimaryColumn } from 'typeorm';
import { Int, Ref, Str, Time } from '../../../server/src/core/database/columns';
import { plainRow } from '../../../server/src/core/database/plain-row';

@Entity('sheep')
class Sheep {
  @PrimaryColumn({ type: 'varchar', length: 26 }) villageId: string;
  @Str(20) name: string;
  @Int({ default: 1 }) earTag: number;
  @Ref({ nullable: true }) motherId: string | null;
  @Time() bornAt: number;
}

describe('a row written by hand', () => {
  const { columns, values } = plainRow(Sheep);

  it('has every column of its table, under the name the migrations give it', () => {
    expect(columns).toBe('(village_id, name, ear_tag, mother_id, born_at) VALUES (?, ?, ?, ?, ?)');
  });

  it('gives its values in that order, and nothing that is no column', () => {
    const flocked = { bornAt: 5, motherId: null, earTag: 7, name: '花花', villageId: 'v', flock: 'north' };
    expect(values(flocked)).toEqual(['v', '花花', 7, null, 5]);
  });
});
