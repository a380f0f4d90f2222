/** One line of an article file; `line` counts from 1. */
export type FileLine = { line: number; text: string }

/** What a line of the comment part is taken for. */
export type Role = 'author' | 'body'

/** One comment as read; `author` is null and `recommendations` is a figure in the votes format alone. */
export type ReadComment = {
  number: number
  author: FileLine | null
  body: FileLine[]
  recommendations: number | null
}

/** A line that could also be read the other way. */
export type Doubt = { line: number; text: string; best: Role; second: Role }

/** A fault of the file (or of a plan), with the line it stands in. */
export type Problem = { line: number | null; says: string }

/** A line of the comment part with its role in the best reading: what a plan lists. */
export type PlannedLine = FileLine & { role: Role }

/** What an article file says, how sure that is, and what is wrong with it. */
export type ArticleReading = {
  /** `certain`: may be stored; `planned`: a person decided; the other two stop the import */
  verdict: 'certain' | 'planned' | 'doubtful' | 'faulty'
  format: 'reference' | 'votes' | null
  paragraphs: FileLine[]
  credit: string | null
  declaredCount: number | null
  acceptedCount: number | null
  /** the best reading, also when doubtful; empty when faulty */
  comments: ReadComment[]
  /** distinct names in order of first appearance */
  authors: string[]
  doubts: Doubt[]
  problems: Problem[]
  notices: string[]
  /** filled whenever a plan can be written: also when the count alone is at fault */
  commentLines: PlannedLine[]
}
