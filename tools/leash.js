// Preloaded into every process that the platform starts: when the starter is gone, however it
// ended, the channel to it closes and the process stops as if told to.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 10_000).unref();
});
process.channel?.unref();
