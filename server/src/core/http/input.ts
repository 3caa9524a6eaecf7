import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RouteSpec } from '../../../../shared/route';
import { readInput } from './read-input';

/** `@Input(route) { params, query, body }: InputOf<typeof route>`: parsed by the route's schemas. */
export const Input = createParamDecorator((route: RouteSpec, context: ExecutionContext) =>
  readInput(context.switchToHttp().getRequest<FastifyRequest>(), route),
) as (route: RouteSpec) => ParameterDecorator;
