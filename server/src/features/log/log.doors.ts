import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TILE_LEVELS, TILE_WIDTH, bundled, parseIndexPath, widthOf } from '../../../../shared/domain/transparency/tiles';
import { RecordSeals } from '../record/record-seals.service';
import { LogFeeds } from './log-feed.service';
import { HASH_HEX, bytesOf } from './log-hashing';
import { LogHeads } from './log-heads.service';
import { LogKeys } from './log-key.service';
import { LogTiles } from './log-tiles.service';
import type { LogHead } from './log.entity';

const MOUNT = '/log';
const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
const FOR_EVER = 'public, max-age=31536000, immutable';
/** Its bytes never change either, but it is soon part of a wider one. */
const A_DAY = 'public, max-age=86400';
const ASK_AGAIN = 'no-cache';

interface File {
  type: string;
  cache: string;
  body: Buffer | string;
}

const tileFile = (body: Buffer, width: number): File => ({ type: BYTES, cache: width === TILE_WIDTH ? FOR_EVER : A_DAY, body });

/** The logs as static files (C2SP tlog-tiles), outside `/api`: for anybody's verifier, readable from any site. */
@Injectable()
export class LogDoors implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly keys: LogKeys,
    private readonly heads: LogHeads,
    private readonly tiles: LogTiles,
    private readonly seals: RecordSeals,
    private readonly feeds: LogFeeds,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    void server.register((scope, _options, done) => {
      scope.get('/*', (request, reply) => this.answer(request, reply));
      done();
    }, { prefix: MOUNT });
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const file = await this.find((request.params as { '*': string })['*']);
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
    if (!file) return reply.status(404).header('cache-control', ASK_AGAIN).type(TEXT).send('There is nothing at this address\n');
    return reply.header('cache-control', file.cache).type(file.type).send(file.body);
  }

  private async find(path: string): Promise<File | undefined> {
    if (path === 'key') return { type: TEXT, cache: ASK_AGAIN, body: `${await this.keys.verifierFor(this.keys.name)}\n` };
    const [, code = '', name = ''] = /^(\w{12,26})\/(.+)$/.exec(path) ?? [];
    const head = code === '' ? null : await this.heads.at(code);
    return head ? this.ofLog(head, name) : undefined;
  }

  private async ofLog(head: LogHead, name: string): Promise<File | undefined> {
    if (name === 'checkpoint') return { type: TEXT, cache: ASK_AGAIN, body: (await this.heads.newest(head)).note };
    if (name === 'key') return { type: TEXT, cache: ASK_AGAIN, body: `${await this.keys.verifierFor(head.origin)}\n` };
    if (name === 'feed.atom') return { type: 'application/atom+xml; charset=utf-8', cache: ASK_AGAIN, body: await this.feeds.atom(head) };
    const [, what = '', index = ''] = /^tile\/(entries|0|[1-9])\/(.+)$/.exec(name) ?? [];
    const tile = parseIndexPath(index);
    if (!tile) return undefined;
    return what === 'entries' ? this.entries(head, tile) : this.tile(head, Number(what), tile);
  }

  private async tile({ villageId, size }: LogHead, level: number, { index, width }: { index: number; width: number }): Promise<File | undefined> {
    if (level >= TILE_LEVELS || width > widthOf(level, index, size)) return undefined;
    const tile = await this.tiles.read(villageId, level, index);
    return tile ? tileFile(bytesOf(tile.hashes.slice(0, width * HASH_HEX)), width) : undefined;
  }

  private async entries({ villageId, size }: LogHead, { index, width }: { index: number; width: number }): Promise<File | undefined> {
    if (width > widthOf(0, index, size)) return undefined;
    const commitments = await this.seals.commitments(villageId, index * TILE_WIDTH, width);
    return tileFile(Buffer.from(bundled(commitments.map(bytesOf))), width);
  }
}
