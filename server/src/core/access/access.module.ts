import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard';
import { Audit } from './audit.service';

@Global()
@Module({
  providers: [{ provide: APP_GUARD, useClass: AccessGuard }, Audit],
  exports: [Audit],
})
export class AccessModule {}
