/** The names that can be mentioned in a thread, ready to be looked for. */
export type Names = { byForm: Map<string, string>; lengths: number[] }

/** Prepares names to be looked for in many texts. */
export function indexNames(names: string[]): Names {
  const byForm = new Map<string, string>()
  for (const name of names) if (!byForm.has(fold(name))) byForm.set(fold(name), name)
  for (const name of names) byForm.set(name, name)
  const lengths = [...new Set(names.map(({ length }) => length))].toSorted((a, b) => b - a)
  return { byForm, lengths }
}

/** Whom a text addresses as `@Name`: known names alone, the longest that fits, each once and as it is spelt there. */
export function findMentions(text: string, names: Names): string[] {
  const at = [...text.matchAll(/(?<![\p{L}\p{N}])@/gu)].map(({ index }) => index + 1)
  return [...new Set(at.flatMap((start) => nameAt(text, start, names)))]
}

function nameAt(text: string, start: number, { byForm, lengths }: Names): string[] {
  for (const length of lengths) {
    const written = text.slice(start, start + length)
    const name = byForm.get(written) ?? byForm.get(fold(written))
    if (name !== undefined && written.length === length && !/^[\p{L}\p{M}\p{N}_]/u.test(text.slice(start + length)))
      return [name]
  }
  return []
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
