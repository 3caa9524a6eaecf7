import { Controller } from '@nestjs/common';
import { boardRoutes, driftRoutes, improvementRoutes } from '../../../../shared/contract/hygiene-review';
import type { InputOf, OutputOf, RouteSpec } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Boards } from './boards.service';
import { Drifts } from './drifts.service';
import { Improvements } from './improvements.service';

type Out<R extends RouteSpec> = Promise<OutputOf<R>>;

@Controller()
export class BoardController {
  constructor(
    private readonly boards: Boards,
    private readonly improvements: Improvements,
    private readonly drifts: Drifts,
  ) {}

  @Handles(boardRoutes.read)
  read(@Me() me: Caller | undefined, @Input(boardRoutes.read) { params }: InputOf<typeof boardRoutes.read>): Out<typeof boardRoutes.read> {
    return this.boards.read(me, params.roundId);
  }

  @Handles(boardRoutes.rule)
  rule(@Me() me: Caller | undefined, @Input(boardRoutes.rule) { params }: InputOf<typeof boardRoutes.rule>): Out<typeof boardRoutes.rule> {
    return this.boards.rule(me, params.villageId);
  }

  @Handles(boardRoutes.setRule)
  setRule(@Me() me: Caller, @Input(boardRoutes.setRule) { params, body }: InputOf<typeof boardRoutes.setRule>): Out<typeof boardRoutes.setRule> {
    return this.boards.setRule(me, params.villageId, body.mode);
  }

  @Handles(improvementRoutes.send)
  send(@Me() me: Caller, @Input(improvementRoutes.send) { params, body }: InputOf<typeof improvementRoutes.send>): Out<typeof improvementRoutes.send> {
    return this.improvements.send(me, params.roundId, params.householdId, body);
  }

  @Handles(improvementRoutes.list)
  list(@Me() me: Caller, @Input(improvementRoutes.list) { params, query }: InputOf<typeof improvementRoutes.list>): Out<typeof improvementRoutes.list> {
    return this.improvements.ofVillage(me, params.villageId, query);
  }

  @Handles(improvementRoutes.decide)
  decide(@Me() me: Caller, @Input(improvementRoutes.decide) { params, body }: InputOf<typeof improvementRoutes.decide>): Out<typeof improvementRoutes.decide> {
    return this.improvements.decide(me, params.improvementId, body);
  }

  @Handles(driftRoutes.round)
  driftOfRound(@Me() me: Caller, @Input(driftRoutes.round) { params }: InputOf<typeof driftRoutes.round>): Out<typeof driftRoutes.round> {
    return this.drifts.ofRound(me, params.roundId);
  }

  @Handles(driftRoutes.region)
  driftOfRegion(@Me() me: Caller, @Input(driftRoutes.region) { params, query }: InputOf<typeof driftRoutes.region>): Out<typeof driftRoutes.region> {
    return this.drifts.ofRegion(me, params.regionCode, query.quarter);
  }
}
