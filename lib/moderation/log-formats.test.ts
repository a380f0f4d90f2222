import { expect, test } from 'vitest'
import { toCsv, toJson } from './log-formats'
import type { LogEntry } from './view'

const ENTRY: LogEntry = {
  id: 7,
  kind: 'comment.removed',
  at: '2026-11-04T12:00:00.000Z',
  actor: 'Mika',
  did: 'removed',
  article: { slug: 'night-ferries', title: 'Night ferries return' },
  comment: { number: 9, author: 'Low Tide' },
  reader: null,
  rule: 'abuse',
  note: null,
  detail: 'shown → removed',
}

async function* pagesOf(...pages: LogEntry[][]) {
  yield* pages
}

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const part of parts) text += part
  return text
}

/** One formula for each way in which a spreadsheet begins one, the wide forms among them. */
const FORMULAS = ['=8*8', '+8*8', '-8*8', '@SUM(8)', '\t=8', '\r=8', '＝8', '＋8', '－8', '＠8']

test.each(FORMULAS)('a cell that begins like the formula %j is words to a spreadsheet', async (words) => {
  const entry = { ...ENTRY, actor: words, note: words, comment: { number: 9, author: words } }

  const csv = await textOf(toCsv(pagesOf([entry])))

  const cell = /[\r\n]/.test(words) ? `"'${words}"` : `'${words}`
  expect(csv.split(cell)).toHaveLength(4)
  expect(csv.split(words)).toHaveLength(4)
})

test('a table begins with a mark of its encoding and a line of headings, and every act is a line', async () => {
  const quoted = { ...ENTRY, id: 6, note: 'He said "no",\nand left.' }

  const csv = await textOf(toCsv(pagesOf([ENTRY], [quoted])))

  expect(csv).toBe(
    '\ufeffid,at,by,kind,did,article,title,comment,author,reader,rule,words,change\r\n' +
      '7,2026-11-04T12:00:00.000Z,Mika,comment.removed,removed,night-ferries,Night ferries return,9,Low Tide,,abuse,,shown → removed\r\n' +
      '6,2026-11-04T12:00:00.000Z,Mika,comment.removed,removed,night-ferries,Night ferries return,9,Low Tide,,abuse,"He said ""no"",\nand left.",shown → removed\r\n',
  )
})

test('the log as JSON is one document, however many pages it was read in', async () => {
  const [none, one, two] = [pagesOf(), pagesOf([ENTRY]), pagesOf([ENTRY, ENTRY], [ENTRY])]

  expect(JSON.parse(await textOf(toJson(none)))).toEqual({ entries: [] })
  expect(JSON.parse(await textOf(toJson(one)))).toEqual({ entries: [ENTRY] })
  expect(JSON.parse(await textOf(toJson(two)))).toEqual({ entries: [ENTRY, ENTRY, ENTRY] })
})
