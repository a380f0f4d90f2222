import { type Signs, signsOf } from './spam-signs'

/** A comment that a moderator has decided about. */
export type SpamExample = { text: string; isSpam: boolean }

/** In how many examples of either kind a sign was. */
type Seen = { spam: number; good: number }

/** What this site's decisions taught about spam. */
export type SpamModel = { spam: number; good: number; signs: Map<string, Seen> }

/** How much a text is like earlier spam, in percent, and by which of its words. */
export type SpamScore = { percent: number; because: string[] }

/** Fewer decisions than this of either kind teach nothing. */
const MIN_EXAMPLES = 20
/** The weight of having no opinion on a sign, in examples. */
const DOUBT = 0.45
/** Signs nearer to even than this say nothing; of the others only the strongest count. */
const MIN_LEANING = 0.1
const MAX_SIGNS = 100
const MAX_NAMED = 5

type Weighed = { name: string; chance: number }

/** Learns from decided comments. */
export function trainSpam(examples: SpamExample[]): SpamModel {
  const model: SpamModel = { spam: 0, good: 0, signs: new Map() }
  for (const example of examples) learnExample(model, example)
  return model
}

/** Learns from one more. */
export function learnExample(model: SpamModel, { text, isSpam }: SpamExample): void {
  const kind = isSpam ? 'spam' : 'good'
  model[kind]++
  for (const sign of signsOf(text).keys()) {
    const seen = model.signs.get(sign)
    if (seen) seen[kind]++
    else model.signs.set(sign, { spam: 0, good: 0, [kind]: 1 })
  }
}

/**
 * Compares a text with what was learnt. Each sign has the chance that a comment with it is spam, as if there were as many
 * of either kind; signs seen seldom stay near even. Fisher's method joins them, so that many weak signs do not add up to
 * certainty, and contradicting ones come out even.
 *
 * @returns null: too little was learnt
 * @see https://www.linuxjournal.com/article/6467 G. Robinson, A Statistical Approach to the Spam Problem
 */
export function spamOf(model: SpamModel, text: string): SpamScore | null {
  if (model.spam < MIN_EXAMPLES || model.good < MIN_EXAMPLES) return null
  const weighed = weigh(model, signsOf(text))
  const spam = fisher(weighed.map(({ chance }) => 1 - chance))
  const good = fisher(weighed.map(({ chance }) => chance))
  const percent = Math.round(50 * (1 + spam - good))
  const because = weighed.filter(({ chance }) => chance > 0.5).slice(0, MAX_NAMED)
  return { percent, because: because.map(({ name }) => name) }
}

/** The signs that say most, strongest first. */
function weigh(model: SpamModel, signs: Signs): Weighed[] {
  const weighed = Array.from(signs, ([sign, name]) => ({ name, chance: chanceOf(model, model.signs.get(sign)) }))
  return weighed
    .filter(({ chance }) => leaning(chance) >= MIN_LEANING)
    .sort((a, b) => leaning(b.chance) - leaning(a.chance))
    .slice(0, MAX_SIGNS)
}

const leaning = (chance: number) => Math.abs(chance - 0.5)

function chanceOf(model: SpamModel, seen: Seen = { spam: 0, good: 0 }): number {
  const [spam, good] = [seen.spam / model.spam, seen.good / model.good]
  if (spam + good === 0) return 0.5
  const count = seen.spam + seen.good
  return (DOUBT * 0.5 + (count * spam) / (spam + good)) / (DOUBT + count)
}

/** How surely these chances are too small to come by accident: 0 to 1. */
function fisher(chances: number[]): number {
  if (chances.length === 0) return 0.5
  const half = -chances.reduce((sum, chance) => sum + Math.log(chance), 0)
  return 1 - chiSquareTail(half, chances.length)
}

/** The chance that a chi-square variable of `2 × pairs` degrees of freedom exceeds `2 × half`. */
function chiSquareTail(half: number, pairs: number): number {
  let term = Math.exp(-half)
  let sum = term
  for (let n = 1; n < pairs; n++) {
    term *= half / n
    sum += term
  }
  return Math.min(1, sum)
}
