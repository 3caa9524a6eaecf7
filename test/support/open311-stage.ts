import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { startApp, type RunningApp } from './app';
import type { TestDatabase } from './databases';
import { GeoReportClient } from './open311-client';
import { YANGJIAWAN, theVillages } from './people';

type Format = 'xml' | 'json';

/** A server with the villages in it, and clients of its Open311 endpoint; starts and stops with the surrounding `describe`. */
export function open311Stage(on: TestDatabase) {
  let running: RunningApp;
  const endpoint = () => `${running.http}/open311/v2`;

  beforeAll(async () => {
    running = await startApp(on, { config: { publicBaseUrl: 'https://cun.example' } });
    await theVillages(running);
  });
  afterAll(() => running?.close());

  return {
    app: () => running,
    client: (format: Format = 'json', jurisdiction: string = YANGJIAWAN) => new GeoReportClient(endpoint(), format, jurisdiction),
    /** Names no jurisdiction. */
    bare: (format: Format = 'json') => new GeoReportClient(endpoint(), format),
    write: (work: (uow: UnitOfWork) => Promise<unknown>) => {
      const uow = running.app.get(UnitOfWork);
      return uow.run(() => work(uow));
    },
    drain: () => running.app.get(JobRunner).drain(),
  };
}
