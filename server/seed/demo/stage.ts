import { Readable } from 'node:stream';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MAX_PHOTO_BYTES, type PhotoPurpose } from '../../../shared/contract/photo';
import { startOfChinaDay } from '../../../shared/domain/quarters';
import type { Standing } from '../../../shared/domain/permissions';
import type { Caller } from '../../src/core/access/caller';
import { UnitOfWork } from '../../src/core/database/unit-of-work';
import { ContentCheckJobs } from '../../src/features/content-check/content-check.jobs';
import { ContentCheck, ContentCheckPart } from '../../src/features/content-check/content-check.entity';
import { Appointments } from '../../src/features/member/appointments.service';
import { Follows } from '../../src/features/member/follows.service';
import { Households } from '../../src/features/household/households.service';
import { Members } from '../../src/features/member/members.service';
import { Residencies } from '../../src/features/member/residencies.service';
import { PhotoService } from '../../src/features/photo/photo.service';
import { draw } from '../pictures/draw';
import type { Scene } from '../pictures/scenes';
import { DEMO_VILLAGE, personaOpenid, personas } from '../personas';
import type { Extra } from './people';
import type { StoryClock } from './seed-clock';

const HOUR_MS = 3_600_000;

/** What every part of the demo's story needs: the app's services, the people by name, pictures, and the time that is told of. */
export class Stage {
  /** When the demo was first started. */
  readonly now: number;
  private readonly people = new Map<string, Caller>();
  private readonly photos = new Map<string, string>();
  private readonly drawn = new Map<Scene, Promise<Buffer>>();

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly clock: StoryClock,
  ) {
    this.now = clock.now();
  }

  service<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  hoursAgo(hours: number): void {
    this.clock.set(this.now - hours * HOUR_MS);
  }

  /** As `hoursAgo`, but what is some days back happened by day. */
  daytimeAgo(hours: number): void {
    const day = startOfChinaDay(this.now - hours * HOUR_MS);
    if (hours < 36) this.hoursAgo(hours);
    else this.clock.set(day + 8 * HOUR_MS + (hours * 41 % 600) * 60_000);
  }

  at(epochMs: number): void {
    this.clock.set(epochMs);
  }

  /** A person the story has met. */
  who(name: string): Caller {
    const caller = this.people.get(name);
    if (!caller) throw new Error(`The demo has nobody called ${name}`);
    return caller;
  }

  /** A picture that was prepared under this key. */
  photo(key: string): string {
    const photoId = this.photos.get(key);
    if (!photoId) throw new Error(`The demo has no picture ${key}`);
    return photoId;
  }

  /** Everybody who can be signed in as, as they stand after planting. */
  async meetPersonas(): Promise<void> {
    for (const { persona, name, home, offices } of personas) await this.meet(personaOpenid(persona), { name, offices, ...(home && { home }) });
  }

  /** Makes a person known with their home and offices; a second time changes nothing. */
  async meet(openid: string, { name, home, offices }: Extra): Promise<Caller> {
    const { id: memberId } = await this.service(Members).ensure(openid, name);
    if (home && !(await this.service(Residencies).verifiedOf(memberId, DEMO_VILLAGE))) await this.moveIn(memberId, name, home);
    const held = await this.service(Appointments).of(memberId);
    const missing = offices.filter(({ role, regionCode }) => !held.some((one) => one.role === role && one.regionCode === regionCode));
    for (const office of missing) await this.service(Appointments).grant({ memberId, ...office });
    const standing: Standing = { appointments: offices, residentOf: home ? [DEMO_VILLAGE] : [] };
    const caller = { memberId, sessionId: 'demo-seed', standing };
    this.people.set(name, caller);
    return caller;
  }

  async follow(memberId: string, villageId: string): Promise<void> {
    await this.service(Follows).follow(memberId, villageId);
  }

  /** Draws, uploads and remembers a picture; slow, so before the story's unit of work. The same key again is the same picture. */
  async prepare(key: string, owner: string, scene: Scene, purpose: PhotoPurpose): Promise<void> {
    const known = this.drawn.get(scene) ?? draw(scene);
    this.drawn.set(scene, known);
    const file = { stream: Readable.from([await known]), filename: `${scene}.jpg`, mimetype: 'image/jpeg', maxBytes: MAX_PHOTO_BYTES };
    const { photoId } = await this.service(PhotoService).upload(this.who(owner), { purpose, key: `demo-${key}` }, file);
    this.photos.set(key, photoId);
  }

  /** The content check's questions about a subject, asked at once: the story goes on in the same unit of work. */
  async check(subject: string): Promise<void> {
    const uow = this.service(UnitOfWork);
    const check = await uow.repo(ContentCheck).findOneBy({ subject });
    const parts = check ? await uow.repo(ContentCheckPart).findBy({ checkId: check.id }) : [];
    for (const { id: partId } of parts) await this.service(ContentCheckJobs).ask({ partId });
  }

  private async moveIn(memberId: string, personName: string, { groupNo, doorNo, presence }: NonNullable<Extra['home']>): Promise<void> {
    const household = await this.service(Households).atDoor(DEMO_VILLAGE, groupNo, doorNo);
    if (!household) throw new Error(`No household behind door ${groupNo}/${doorNo}`);
    const person = (await this.service(Households).persons(DEMO_VILLAGE, household.id)).find(({ name }) => name === personName);
    await this.service(Residencies).grant({
      villageId: DEMO_VILLAGE, householdId: household.id, groupNo, doorNo, memberId, personId: person?.id ?? null, personName, presence,
    });
  }
}
