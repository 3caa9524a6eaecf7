import './start-databases';

export default async function stopDatabases(): Promise<void> {
  await globalThis.testMariaDb?.stop();
  globalThis.testMariaDb = undefined;
}
