/**
 * Finds whom a comment addresses as `@Name`: authors of the thread alone, the longest name that fits.
 *
 * @returns for each comment the distinct names, as the thread spells them
 */
export function inferMentions(comments: { body: string[] }[], authors: string[]): string[][] {
  const names = new Map<string, string>()
  for (const author of authors) if (!names.has(fold(author))) names.set(fold(author), author)
  for (const author of authors) names.set(author, author)
  const lengths = [...new Set(authors.map(({ length }) => length))].toSorted((a, b) => b - a)
  const find = (line: string) =>
    [...line.matchAll(/(?<![\p{L}\p{N}])@/gu)].flatMap(({ index }) => nameAt(line, index + 1, names, lengths))
  return comments.map(({ body }) => [...new Set(body.flatMap(find))])
}

function nameAt(line: string, start: number, names: Map<string, string>, lengths: number[]): string[] {
  for (const length of lengths) {
    const written = line.slice(start, start + length)
    const name = names.get(written) ?? names.get(fold(written))
    if (name !== undefined && written.length === length && !/^[\p{L}\p{M}\p{N}_]/u.test(line.slice(start + length)))
      return [name]
  }
  return []
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
