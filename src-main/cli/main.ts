/** A Ctrl-C before a command listens for it: nothing has been done yet. */
function interrupt(): void {
  process.stderr.write('Cancelled before anything was done.\n');
  process.exit(130);
}

process.once('SIGINT', interrupt);
// Loading takes some tenths of a second.
const { runProgram } = await import('./program');
process.off('SIGINT', interrupt);
await runProgram();

export {};
