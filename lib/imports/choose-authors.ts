/** The best reading of a run of lines, and how far apart every other reading is. */
export type Choice = {
  /** for each line, whether the best reading takes it for an author */
  isAuthor: boolean[]
  /** for each line, what the best reading that takes it the other way loses; exact below `span`, else at least `span` */
  margins: number[]
  /** what the best reading of any count gains over this one: 0 when the count is also the likeliest */
  countGap: number
  /** the likeliest count when nothing is declared */
  likeliestCount: number
  /** the best reading with the likeliest count */
  isLikelyAuthor: boolean[]
}

/**
 * Finds the best choice of exactly `count` author lines: the first line is one, the last is not, no two are adjacent.
 *
 * The best score is a concave function of the count (such choices are matchings of a path), so a price per author
 * replaces the table lines × counts: O(lines × span) for everything, exactly. With whole-number scores all prices that
 * matter are whole numbers; where the best price for a flipped line lies outside the span, its margin is at least the span.
 *
 * @param scores whole numbers, one a line, above 0 for an author
 * @param span   how far margins are followed
 * @returns null when no choice has that count
 */
export function chooseAuthors(scores: readonly number[], count: number, span: number): Choice | null {
  if (count < 1 || count > Math.floor(scores.length / 2)) return null
  const price = findPrice(scores, count)
  const best = meetCount(bestAt(scores, price, false), bestAt(scores, price, true), count)
  const likely = bestAt(scores, 0, false)
  const fits = count >= likely.count && count <= bestAt(scores, 0, true).count
  const score = total(scores, best.isAuthor)
  return {
    isAuthor: best.isAuthor,
    margins: findMargins(scores, { isAuthor: best.isAuthor, score, count, price }, span),
    countGap: fits ? 0 : total(scores, likely.isAuthor) - score,
    likeliestCount: fits ? count : likely.count,
    isLikelyAuthor: fits ? best.isAuthor : likely.isAuthor,
  }
}

type Selection = { isAuthor: boolean[]; count: number }

/** A whole price per author at which `count` authors are among the best choices. */
function findPrice(scores: readonly number[], count: number): number {
  let reach = 64
  while (bestAt(scores, reach, false).count > count || bestAt(scores, -reach, true).count < count) reach *= 4
  let low = -reach
  let high = reach
  while (low < high) {
    const price = Math.floor((low + high) / 2)
    if (bestAt(scores, price, false).count <= count) high = price
    else low = price + 1
  }
  return low
}

type Ending = { score: number; count: number }

/** The best choice when each author costs `price`: among equals the one with the fewest, or the most, authors. */
function bestAt(scores: readonly number[], price: number, most: boolean): Selection {
  const afterAuthor: boolean[] = [false]
  let author = { score: (scores[0] ?? 0) - price, count: 1 }
  let body = { score: Number.NEGATIVE_INFINITY, count: 0 }
  for (let index = 1; index < scores.length; index += 1) {
    const takesAuthor = isBetter(author, body, most)
    const nextBody = takesAuthor ? author : body
    afterAuthor.push(takesAuthor)
    author = { score: body.score + (scores[index] ?? 0) - price, count: body.count + 1 }
    body = nextBody
  }
  return { isAuthor: traceBack(afterAuthor), count: body.count }
}

function isBetter(one: Ending, other: Ending, most: boolean): boolean {
  if (one.score !== other.score) return one.score > other.score
  return most ? one.count > other.count : one.count < other.count
}

/** @param afterAuthor for each line whether it follows an author, should it be a body; before an author stands a body */
function traceBack(afterAuthor: boolean[]): boolean[] {
  const isAuthor = afterAuthor.map(() => false)
  for (let index = afterAuthor.length - 1; index > 0; index -= 1) {
    if (!isAuthor[index]) isAuthor[index - 1] = afterAuthor[index] === true
  }
  return isAuthor
}

/** Two best choices at one price differ in stretches that can be swapped one by one without losing anything. */
function meetCount(fewest: Selection, most: Selection, count: number): Selection {
  const isAuthor = [...fewest.isAuthor]
  let reached = fewest.count
  for (let index = 0; index < isAuthor.length && reached < count; ) {
    const end = endOfDifference(fewest, most, index)
    const stretch = most.isAuthor.slice(index, end)
    if (stretch.filter(Boolean).length * 2 > stretch.length) {
      stretch.forEach((is, offset) => {
        isAuthor[index + offset] = is
      })
      reached += 1
    }
    index = Math.max(end, index + 1)
  }
  return { isAuthor, count: reached }
}

function endOfDifference(one: Selection, other: Selection, start: number): number {
  let end = start
  while (end < one.isAuthor.length && one.isAuthor[end] !== other.isAuthor[end]) end += 1
  return end
}

type Found = { isAuthor: boolean[]; score: number; count: number; price: number }

function findMargins(scores: readonly number[], found: Found, span: number): number[] {
  const flipped = new Float64Array(scores.length).fill(Number.POSITIVE_INFINITY)
  for (let price = found.price - span; price <= found.price + span; price += 1) {
    const bound = flippedAt(scores, price, found.isAuthor)
    bound.forEach((score, index) => {
      flipped[index] = Math.min(flipped[index] ?? 0, score + price * found.count)
    })
  }
  return Array.from(flipped, (score) => Math.min(span, found.score - score))
}

const NONE = Number.NEGATIVE_INFINITY

/** For each line the best score, at this price, of a choice that takes the line the other way. */
function flippedAt(scores: readonly number[], price: number, isAuthor: readonly boolean[]): Float64Array {
  const { endsAuthor, endsBody } = weighBeginnings(scores, price)
  const flipped = new Float64Array(scores.length)
  let restOfAuthor = NONE // the last line is no author
  let restOfBody = 0
  for (let index = scores.length - 1; index >= 0; index -= 1) {
    flipped[index] = isAuthor[index]
      ? (endsBody[index] ?? NONE) + restOfBody
      : (endsAuthor[index] ?? NONE) + restOfAuthor
    const fromAuthor = restOfAuthor + (scores[index] ?? 0) - price
    restOfAuthor = restOfBody
    restOfBody = Math.max(fromAuthor, restOfBody)
  }
  return flipped
}

/** The best score of the lines up to each one, should it be an author or a body. */
function weighBeginnings(
  scores: readonly number[],
  price: number,
): { endsAuthor: Float64Array; endsBody: Float64Array } {
  const endsAuthor = new Float64Array(scores.length)
  const endsBody = new Float64Array(scores.length)
  let author = NONE
  let body = 0
  scores.forEach((score, index) => {
    const asBody = index === 0 ? NONE : Math.max(author, body)
    author = body + score - price
    body = asBody
    endsAuthor[index] = author
    endsBody[index] = body
  })
  return { endsAuthor, endsBody }
}

function total(scores: readonly number[], isAuthor: readonly boolean[]): number {
  return scores.reduce((sum, score, index) => (isAuthor[index] ? sum + score : sum), 0)
}
