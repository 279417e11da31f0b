/** Tells on stderr how far a script is, and after how many seconds. */
export function progress(message: string): void {
  process.stderr.write(`${process.uptime().toFixed(0).padStart(4)} s  ${message}\n`);
}
