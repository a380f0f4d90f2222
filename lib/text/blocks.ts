/** What a bare `>>9` or `>>¶12` names. */
export type Place = { comment: number } | { paragraph: number }

/** A run of words inside a block. Links are found in plain text, never written; `text` of a link is what was written. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'emphasis' | 'strong' | 'strike'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'break' }
  | { kind: 'link'; href: string; text: string }
  | { kind: 'reference'; to: Place; text: string }

/** A comment's body as a tree: `quote` stands where the quote with that position belongs, `quotation` has no known source. */
export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; start: number | null; items: Block[][] }
  | { kind: 'quotation'; children: Block[] }
  | { kind: 'quote'; position: number }

/** How a revision's source is read: `plain` (imported: every line a paragraph, nothing is markup) or `marked`. */
export type Syntax = 'plain' | 'marked'

/** A stretch of a text, in UTF-16 code units, `end` exclusive. */
export type Span = { start: number; end: number }
