import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobLeases } from './job-leases';
import { JobRunner } from './job-runner';
import { Jobs } from './jobs';

@Global()
@Module({ imports: [DiscoveryModule], providers: [Jobs, JobLeases, JobRunner], exports: [Jobs, JobRunner] })
export class JobsModule {}
