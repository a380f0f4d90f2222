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

/** The best choice when each author costs `price`: among equals the one with the fewest, or the most, authors. */
function bestAt(scores: readonly number[], price: number, most: boolean): Selection {
  const last = scores.length - 1
  const afterAuthor = new Uint8Array(scores.length)
  let author = { score: (scores[0] ?? 0) - price, count: 1 }
  let body = { score: Number.NEGATIVE_INFINITY, count: 0 }
  for (let index = 1; index <= last; index += 1) {
    const sign = most ? 1 : -1
    const takesAuthor =
      author.score > body.score || (author.score === body.score && sign * (author.count - body.count) > 0)
    const nextBody = takesAuthor ? author : body
    afterAuthor[index] = takesAuthor ? 1 : 0
    author = { score: body.score + (scores[index] ?? 0) - price, count: body.count + 1 }
    body = nextBody
  }
  const isAuthor = new Array<boolean>(scores.length).fill(false)
  for (let index = last; index > 0; index -= 1) {
    if (isAuthor[index]) continue // what precedes an author is a body
    isAuthor[index - 1] = afterAuthor[index] === 1
  }
  return { isAuthor, count: body.count }
}

/** Two best choices at one price differ in stretches that can be swapped one by one without losing anything. */
function meetCount(fewest: Selection, most: Selection, count: number): Selection {
  const isAuthor = [...fewest.isAuthor]
  let reached = fewest.count
  for (let index = 0; index < isAuthor.length && reached < count; ) {
    let end = index
    let change = 0
    while (end < isAuthor.length && fewest.isAuthor[end] !== most.isAuthor[end]) {
      change += most.isAuthor[end] ? 1 : -1
      end += 1
    }
    if (change === 1) {
      for (let at = index; at < end; at += 1) isAuthor[at] = most.isAuthor[at] === true
      reached += 1
    }
    index = Math.max(end, index + 1)
  }
  return { isAuthor, count: reached }
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

/** For each line the best score, at this price, of a choice that takes the line the other way. */
function flippedAt(scores: readonly number[], price: number, isAuthor: readonly boolean[]): Float64Array {
  const size = scores.length
  const none = Number.NEGATIVE_INFINITY
  const endsAuthor = new Float64Array(size)
  const endsBody = new Float64Array(size)
  for (let index = 0; index < size; index += 1) {
    const before = index === 0 ? 0 : (endsBody[index - 1] ?? none)
    endsAuthor[index] = before + (scores[index] ?? 0) - price
    endsBody[index] = index === 0 ? none : Math.max(endsAuthor[index - 1] ?? none, before)
  }
  const flipped = new Float64Array(size)
  let nextAuthor = none
  let nextBody = none
  for (let index = size - 1; index >= 0; index -= 1) {
    const restOfAuthor = index === size - 1 ? none : nextBody
    const restOfBody = index === size - 1 ? 0 : Math.max(nextAuthor, nextBody)
    flipped[index] = isAuthor[index]
      ? (endsBody[index] ?? none) + restOfBody
      : (endsAuthor[index] ?? none) + restOfAuthor
    nextAuthor = restOfAuthor + (scores[index] ?? 0) - price
    nextBody = restOfBody
  }
  return flipped
}

function total(scores: readonly number[], isAuthor: readonly boolean[]): number {
  return scores.reduce((sum, score, index) => (isAuthor[index] ? sum + score : sum), 0)
}
