import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { HandledRoutes } from './handled-routes';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { IdempotencyStore } from './idempotency.store';
import { RefusalFilter } from './refusal.filter';
import { ResponseInterceptor } from './response.interceptor';

/** The outer interceptor comes first: what is kept for a key is the answer as it was sent. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    HandledRoutes,
    IdempotencyStore,
    { provide: APP_FILTER, useClass: RefusalFilter },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: ResponseInterceptor },
  ],
  exports: [HandledRoutes, IdempotencyStore],
})
export class HttpModule {}
