import { Controller, type StreamableFile } from '@nestjs/common';
import { recordRoutes } from '../../../../shared/contract/record';
import { recordFileRoutes } from '../../../../shared/contract/record-file';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { fileAnswer } from '../../core/http/file-answer';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Certificates } from './certificate.service';
import { FiveCosService } from './five-cos.service';
import { HouseholdRecordService } from './household-record.service';
import { OwnRecordFiles } from './own-record-files.service';
import { RecordFile } from './record-file.service';

type In<K extends keyof typeof recordRoutes> = InputOf<(typeof recordRoutes)[K]>;
type Out<K extends keyof typeof recordRoutes> = Promise<OutputOf<(typeof recordRoutes)[K]>>;

@Controller()
export class HouseholdRecordController {
  constructor(
    private readonly household: HouseholdRecordService,
    private readonly village: FiveCosService,
    private readonly certificates: Certificates,
    private readonly file: RecordFile,
    private readonly own: OwnRecordFiles,
  ) {}

  @Handles(recordRoutes.household)
  read(@Me() me: Caller, @Input(recordRoutes.household) { params, query }: In<'household'>): Out<'household'> {
    return this.household.read(me, params.householdId, query);
  }

  @Handles(recordRoutes.certificate)
  certificate(@Me() me: Caller, @Input(recordRoutes.certificate) { params, query }: In<'certificate'>): Promise<StreamableFile> {
    return this.certificates.draw(me, params.householdId, params.year, query.shows);
  }

  @Handles(recordRoutes.fiveCos)
  fiveCos(@Input(recordRoutes.fiveCos) { params, query }: In<'fiveCos'>): Out<'fiveCos'> {
    return this.village.read(params.villageId, query.quarters);
  }

  @Handles(recordFileRoutes.ofVillage)
  async quarterFile(@Me() me: Caller, @Input(recordFileRoutes.ofVillage) { params, query }: InputOf<typeof recordFileRoutes.ofVillage>): Promise<StreamableFile> {
    const { bytes, name } = await this.file.write(me, params.villageId, query.quarter);
    return fileAnswer(bytes, name, 'xlsx');
  }

  @Handles(recordFileRoutes.ofHousehold)
  async householdFile(@Me() me: Caller, @Input(recordFileRoutes.ofHousehold) { params }: InputOf<typeof recordFileRoutes.ofHousehold>): Promise<StreamableFile> {
    const { bytes, name } = await this.own.ofHousehold(me, params.householdId);
    return fileAnswer(bytes, name, 'xlsx');
  }

  @Handles(recordFileRoutes.ofMine)
  async ownFile(@Me() me: Caller): Promise<StreamableFile> {
    const { bytes, name } = await this.own.ofPerson(me);
    return fileAnswer(bytes, name, 'xlsx');
  }
}
