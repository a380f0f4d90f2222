import { randomBytes } from 'node:crypto'
import { threadPathOf } from '@/lib/comments/thread-path'
import { type Chance, pick } from './words'

/** A comment as it will stand in the store. */
export type MadeComment = {
  id: string
  number: number
  author: number
  parentId: string | null
  threadPath: string
  at: Date
  /** own words, in paragraphs */
  text: string
  /** the first sentence of another comment, in whose text it stands from 0 to `end` */
  quote: { id: string; end: number } | null
  votes: number
  answers: number
}

const REPLIES = 0.4
const QUOTES = 0.3
/** How far back somebody answers, in comments. */
const REACH = 60
const MEAN_SENTENCES = 4
const SECONDS_APART = 40

/** Writes a thread as people do: many answer what was said lately, some quote it, few are recommended much. */
export function makeThread(
  count: number,
  began: Date,
  authors: number,
  sentences: string[],
  chance: Chance,
): MadeComment[] {
  const made: MadeComment[] = []
  const secondsApart = SECONDS_APART / Math.max(1, count / 500)
  for (let number = 1; number <= count; number++) {
    const { parent, source } = whatIsAnswered(made, chance)
    const at = new Date(began.getTime() + number * 1_000 * secondsApart)
    made.push({
      id: at.getTime().toString(16).padStart(12, '0') + randomBytes(10).toString('hex'),
      number,
      author: Math.floor(chance() * authors),
      parentId: parent?.id ?? null,
      threadPath: threadPathOf(parent?.threadPath ?? null, number),
      at,
      text: someWords(sentences, chance),
      quote: source ? { id: source.id, end: source.text.indexOf('.') + 1 } : null,
      votes: Math.floor(chance() ** 4 * 40),
      answers: 0,
    })
  }
  return made
}

function whatIsAnswered(made: MadeComment[], chance: Chance) {
  const parent = chance() < REPLIES ? lately(made, chance) : undefined
  const source = chance() < QUOTES ? (parent ?? lately(made, chance)) : undefined
  for (const answered of new Set([parent, source])) if (answered) answered.answers++
  return { parent, source }
}

function lately(made: MadeComment[], chance: Chance): MadeComment | undefined {
  return made[made.length - 1 - Math.floor(chance() ** 2 * Math.min(REACH, made.length))]
}

function someWords(sentences: string[], chance: Chance): string {
  const count = 1 + Math.floor(chance() * 2 * MEAN_SENTENCES)
  const chosen = Array.from({ length: count }, () => pick(sentences, chance, 'So it was.'))
  const half = count > 4 ? Math.ceil(count / 2) : count
  return [chosen.slice(0, half), chosen.slice(half)]
    .filter((part) => part.length > 0)
    .map((part) => part.join(' '))
    .join('\n\n')
}
