/** Tells whoever watches the benchmark what it does; figures go to files. */
export function say(words: string): void {
  process.stderr.write(`${words}\n`)
}
