/** Preloaded into a measured process: tells its processor time over the IPC channel. Microseconds. */
process.on('message', (asked) => {
  if (asked === 'cpu') process.send?.(process.cpuUsage());
});
// The channel alone must not keep a server alive that was told to stop.
process.channel?.unref();
