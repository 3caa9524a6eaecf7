import { Controller } from '@nestjs/common';
import { demoRoutes } from '../../../../shared/contract/member';
import { personas, personaOpenid } from '../../../seed/personas';
import type { InputOf, OutputOf } from '../../../../shared/route';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Members } from '../member/members.service';
import { Sessions } from '../member/sessions.service';

/** Lets a visitor be one of the demo's people; exists in demo mode only. */
@Controller()
export class DemoController {
  constructor(
    private readonly members: Members,
    private readonly sessions: Sessions,
  ) {}

  @Handles(demoRoutes.personas)
  personas(): OutputOf<typeof demoRoutes.personas> {
    return { items: personas.map(({ persona, name, does }) => ({ persona, name, does })) };
  }

  @Handles(demoRoutes.signInAs)
  async signInAs(@Input(demoRoutes.signInAs) { body }: InputOf<typeof demoRoutes.signInAs>): Promise<OutputOf<typeof demoRoutes.signInAs>> {
    const { name } = personas.find(({ persona }) => persona === body.persona)!;
    return this.sessions.openView((await this.members.ensure(personaOpenid(body.persona), name)).id);
  }
}
