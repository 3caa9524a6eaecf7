import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { RegionModule } from '../region/region.module';
import { CalendarController } from './calendar.controller';
import { CalendarDays } from './calendar-days.service';
import { CalendarDesk } from './calendar-desk.service';
import { ClockOwners } from './clock-owners.service';
import { ClockRecompute } from './clock-recompute.jobs';
import { ClockSweep } from './clock-sweep.jobs';
import { Clocks } from './clocks.service';
import { WorkCalendars } from './work-calendars.service';

@Module({
  imports: [DiscoveryModule, RegionModule],
  controllers: [CalendarController],
  providers: [CalendarDays, CalendarDesk, Clocks, ClockOwners, ClockRecompute, ClockSweep, WorkCalendars],
  exports: [Clocks],
})
export class ClockModule {}
