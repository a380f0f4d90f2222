import type { FileLine, Problem } from './reading'

const LOGIN = /^log ?in to (?:post a )?comment\.?$/i
const COUNT = /^(\d{1,3}(?:,\d{3})+|\d{1,9}) comments?:?$/i
const CREDIT = /^(?:©|\(c\)|copyright\b)/i

/** The parts of an article file: what stands before its markers, and the lines of comments after them. */
export type Sections = {
  paragraphs: FileLine[]
  credit: string | null
  declaredCount: number | null
  countLine: number | null
  loginLine: number | null
  commentLines: FileLine[]
  problems: Problem[]
  notices: string[]
}

/** Cuts an article file at its markers: credit, `N Comments`, `Login to comment`. */
export function cutSections(text: string): Sections {
  const all = text.split('\n').map((line, index) => ({ line: index + 1, text: line }))
  if (all.at(-1)?.text === '') all.pop()
  const lines = all.filter((line) => line.text.trim() !== '')
  const notices = lines.length < all.length ? [`blank lines were skipped: ${all.length - lines.length}`] : []
  const markers = findMarkers(lines)
  const head = lines.slice(0, markers.end)
  const last = head.at(-1)
  const credit = last && CREDIT.test(last.text.trim()) ? last.text : null
  const paragraphs = credit === null ? head : head.slice(0, -1)
  const problems = [...markers.problems]
  if (markers.login && paragraphs.length === 0)
    problems.push({ line: 1, says: 'there is no article before the markers' })
  if (markers.login && credit === null)
    notices.push('there is no credit line (one that begins with ©) before the count')

  return {
    paragraphs,
    credit,
    declaredCount: markers.declaredCount,
    countLine: markers.countLine,
    loginLine: markers.login?.line ?? null,
    commentLines: markers.login ? lines.slice(markers.loginIndex + 1) : [],
    problems,
    notices,
  }
}

type Markers = {
  end: number
  login: FileLine | null
  loginIndex: number
  countLine: number | null
  declaredCount: number | null
  problems: Problem[]
}

/** The markers are the first `Login to comment` that follows a count; a second such pair would make the cut a guess. */
function findMarkers(lines: FileLine[]): Markers {
  const logins = lines.flatMap((line, index) => (LOGIN.test(line.text.trim()) ? [index] : []))
  const pairs = logins.filter((index) => countIn(lines[index - 1]) !== null)
  const loginIndex = pairs[0] ?? logins[0]
  const login = loginIndex === undefined ? null : lines[loginIndex]
  if (loginIndex === undefined || !login) return withoutLogin(lines)
  const count = lines[loginIndex - 1]
  const declaredCount = countIn(count)
  if (!count || declaredCount === null) {
    return { end: loginIndex, login, loginIndex, countLine: null, declaredCount: null, problems: [] }
  }
  const second = lines[pairs[1] ?? -1]
  const says = `a second pair of markers ("… Comments", "Login to comment") ends here; the first ends in line ${login.line}`
  const problems = second ? [{ line: second.line, says }] : []
  return { end: loginIndex - 1, login, loginIndex, countLine: count.line, declaredCount, problems }
}

function withoutLogin(lines: FileLine[]): Markers {
  const count = lines.find((line) => countIn(line) !== null)
  const says = count
    ? `"${count.text.trim()}" is not followed by a line "Login to comment"`
    : 'there are no markers: a line "… Comments" followed by a line "Login to comment" is missing'
  const problems = [{ line: count?.line ?? lines.at(-1)?.line ?? null, says }]
  return {
    end: lines.length,
    login: null,
    loginIndex: -1,
    countLine: count?.line ?? null,
    declaredCount: countIn(count),
    problems,
  }
}

function countIn(line: FileLine | undefined): number | null {
  const figure = line && COUNT.exec(line.text.trim())?.[1]
  return figure ? Number(figure.replaceAll(',', '')) : null
}
