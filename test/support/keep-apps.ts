import { keptApps } from './app';

keptApps.begin();
afterAll(() => keptApps.closeAll());
