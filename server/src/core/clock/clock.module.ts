import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock';
import { Ids, UlidIds } from './ids';

@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Ids, useClass: UlidIds },
  ],
  exports: [Clock, Ids],
})
export class ClockModule {}
