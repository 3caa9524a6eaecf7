import { Controller } from '@nestjs/common';
import { recordRoutes } from '../../../../shared/contract/record';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { RecordContributions } from './record-contributions.service';
import { RecordPairs } from './record-pairs.service';
import { RecordReader } from './record-reader.service';

@Controller()
export class RecordController {
  constructor(
    private readonly reader: RecordReader,
    private readonly suspicious: RecordPairs,
    private readonly given: RecordContributions,
  ) {}

  @Handles(recordRoutes.entry)
  entry(@Me() me: Caller, @Input(recordRoutes.entry) { params }: InputOf<typeof recordRoutes.entry>): Promise<OutputOf<typeof recordRoutes.entry>> {
    return this.reader.explain(me, params.entryId);
  }

  @Handles(recordRoutes.contributions)
  contributions(@Me() me: Caller, @Input(recordRoutes.contributions) { query }: InputOf<typeof recordRoutes.contributions>): Promise<OutputOf<typeof recordRoutes.contributions>> {
    return this.given.of(me, query);
  }

  @Handles(recordRoutes.pairs)
  pairs(@Input(recordRoutes.pairs) { params }: InputOf<typeof recordRoutes.pairs>): Promise<OutputOf<typeof recordRoutes.pairs>> {
    return this.suspicious.list(params.villageId);
  }
}
