import type { FileLine, ReadComment } from './reading'

/** Makes comments out of lines once it is known which of them are authors; the first line must be one. */
export function assembleComments(lines: readonly FileLine[], isAuthor: readonly boolean[]): ReadComment[] {
  const comments: ReadComment[] = []
  lines.forEach((line, index) => {
    if (!isAuthor[index]) comments.at(-1)?.body.push(line)
    else {
      const author = { line: line.line, text: line.text.trim() }
      comments.push({ number: comments.length + 1, author, body: [], recommendations: null })
    }
  })
  return comments
}
