import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Controller, Global, Module, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '../../server/src/core/access/audit.service';
import type { Caller } from '../../server/src/core/access/caller';
import { Me } from '../../server/src/core/access/me';
import { SessionReader, VillageLookup } from '../../server/src/core/access/ports';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { Handles } from '../../server/src/core/http/handles';
import { Input } from '../../server/src/core/http/input';
import { refuse } from '../../server/src/core/http/refusal';
import { Upload, type UploadedStream } from '../../server/src/core/http/upload';
import type { Role } from '../../shared/domain/permissions';
import { type InputOf, route } from '../../shared/route';

/** A small feature with one route of each kind, so that the core is tested without the village. */
export const UPLOAD_BYTES = 2 * 1024 * 1024;
export const toyErrors = { TOY_BROKEN: { status: 409, message: '玩具坏了' } } as const;
const Toy = z.object({ name: z.string().min(1).max(5), size: z.int().min(1).max(9).default(3), kind: z.enum(['car', 'doll']).optional() });

export const toyRoutes = {
  read: route({ method: 'GET', path: '/toys/:toyId', access: 'public', summary: 'A toy.', returns: z.object({ id: z.string(), me: z.string() }) }),
  list: route({
    method: 'GET', path: '/toys', access: 'signed-in', summary: 'Toys.',
    query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(20) }), returns: z.object({ limit: z.int() }),
  }),
  make: route({
    method: 'POST', path: '/toys', access: 'signed-in', summary: 'Make a toy.', body: Toy, returns: z.object({ name: z.string(), size: z.int() }),
  }),
  signIn: route({ method: 'POST', path: '/toy-sessions', access: 'public', summary: 'Come in.', body: z.object({}), returns: 'none' }),
  remove: route({
    method: 'DELETE', path: '/toys/:toyId', access: 'signed-in', summary: 'Throw away.', returns: 'none', errors: toyErrors,
  }),
  inVillage: route({
    method: 'POST', path: '/villages/:villageId/toys', access: 'post:publish', summary: 'A toy of a village.', returns: 'none',
  }),
  anywhere: route({ method: 'GET', path: '/toy-workbench', access: 'workbench:read', summary: 'Staff toys.', returns: z.object({}) }),
  lie: route({ method: 'GET', path: '/lies', access: 'public', summary: 'Breaks its promise.', returns: z.object({ count: z.int() }) }),
  crash: route({ method: 'GET', path: '/crashes', access: 'public', summary: 'Crashes.', returns: z.object({}) }),
  demo: route({ method: 'GET', path: '/toy-demo', access: 'public', summary: 'Demo only.', demoOnly: true, returns: z.object({}) }),
  buy: route({
    method: 'POST', path: '/toys/:toyId/orders', access: 'signed-in', summary: 'Buy.', idempotent: true,
    body: z.object({ count: z.int().min(1), then: z.enum(['answer', 'refuse', 'crash', 'long']).default('answer') }),
    returns: z.object({ order: z.int(), note: z.string() }), errors: toyErrors,
  }),
  upload: route({
    method: 'POST', path: '/toy-pictures', access: 'signed-in', summary: 'A picture.', upload: { maxBytes: UPLOAD_BYTES },
    query: z.object({ note: z.string().optional() }),
    returns: z.object({ sha256: z.string(), bytes: z.int(), filename: z.string(), note: z.string() }),
  }),
  download: route({ method: 'GET', path: '/toy-files', access: 'public', summary: 'Bytes.', returns: 'file' }),
};

@Controller()
class ToyController {
  private orders = 0;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  @Handles(toyRoutes.read)
  read(@Me() me: Caller | undefined, @Input(toyRoutes.read) { params }: InputOf<typeof toyRoutes.read>) {
    return { id: params.toyId, me: me?.memberId ?? 'nobody', secretColumn: 'must not leak' };
  }

  @Handles(toyRoutes.list)
  list(@Input(toyRoutes.list) { query }: InputOf<typeof toyRoutes.list>) {
    return query;
  }

  @Handles(toyRoutes.make)
  make(@Input(toyRoutes.make) { body }: InputOf<typeof toyRoutes.make>) {
    return body;
  }

  @Handles(toyRoutes.signIn)
  signIn() {}

  @Handles(toyRoutes.remove)
  remove() {
    refuse(toyErrors, 'TOY_BROKEN', [{ path: 'toyId', message: '已经坏了' }]);
  }

  @Handles(toyRoutes.inVillage)
  inVillage(@Me() me: Caller, @Input(toyRoutes.inVillage) { params }: InputOf<typeof toyRoutes.inVillage>) {
    return this.uow.run(() => this.audit.note(me, { action: 'toy.made', villageId: params.villageId, subject: 'toy:1', details: { size: 3 } }));
  }

  @Handles(toyRoutes.anywhere)
  anywhere() {
    return {};
  }

  @Handles(toyRoutes.lie)
  lie() {
    return { count: 'many, said 13800000000' };
  }

  @Handles(toyRoutes.crash)
  crash() {
    throw new Error('password of the database is hunter2');
  }

  @Handles(toyRoutes.demo)
  demo() {
    return {};
  }

  @Handles(toyRoutes.buy)
  buy(@Me() me: Caller, @Input(toyRoutes.buy) { params, body }: InputOf<typeof toyRoutes.buy>) {
    return this.uow.run(async () => {
      await this.audit.note(me, { action: 'toy.bought', villageId: null, subject: `toy:${params.toyId}` });
      if (body.then === 'refuse') refuse(toyErrors, 'TOY_BROKEN');
      if (body.then === 'crash') throw new Error('the power went off');
      this.orders += 1;
      return { order: this.orders, note: body.then === 'long' ? '村'.repeat(60_000) : '' };
    });
  }

  @Handles(toyRoutes.upload)
  async upload(@Upload() file: UploadedStream, @Input(toyRoutes.upload) { query }: InputOf<typeof toyRoutes.upload>) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of file.stream) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
    }
    return { sha256: hash.digest('hex'), bytes, filename: file.filename, note: query.note ?? '' };
  }

  @Handles(toyRoutes.download)
  download() {
    return new StreamableFile(Readable.from([Buffer.from('bytes')]), { type: 'image/png' });
  }
}

const caller = (memberId: string, role?: Role, regionCode = '421102200215'): Caller => ({
  memberId,
  sessionId: `session-of-${memberId}`,
  standing: { appointments: role ? [{ role, regionCode }] : [], residentOf: [] },
});

/** Token → who holds it. */
const sessions: Record<string, Caller | 'expired'> = {
  'token-of-villager': caller('villager'),
  'token-of-neighbour': caller('neighbour'),
  'token-of-secretary': caller('secretary', 'secretary'),
  'token-of-county': caller('county', 'county-officer', '421102'),
  'token-of-yesterday': 'expired',
};

class ToySessions extends SessionReader {
  override read(token: string) {
    return Promise.resolve(sessions[token]);
  }
}

/** 杨家湾村 got its code anew; its id stays. */
class ToyVillages extends VillageLookup {
  override byId(villageId: string) {
    const codes: Record<string, string> = { '421102200999': '421102200215', '421102200216': '421102200216' };
    const code = codes[villageId];
    return Promise.resolve(code === undefined ? undefined : { id: villageId, code });
  }
}

@Global()
@Module({
  controllers: [ToyController],
  providers: [
    { provide: SessionReader, useClass: ToySessions },
    { provide: VillageLookup, useClass: ToyVillages },
  ],
  exports: [SessionReader, VillageLookup],
})
export class ToyModule {}
