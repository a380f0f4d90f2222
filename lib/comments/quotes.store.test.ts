import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { transaction } from '@/lib/db/client'
import { removeComment } from '@/lib/moderation/remove'
import { restoreComment } from '@/lib/moderation/restore'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { editComment } from './edit'
import { postComment } from './post'
import { listComments, listRevisions, readThreadPage } from './queries'
import type { CommentView } from './view'
import { withdrawComment } from './withdraw'

type Status = 'shown' | 'removed' | 'withdrawn'
/** What must be true of a comment, kept apart from the product: its wordings, and which wording of what it quotes now. */
type Told = {
  number: number
  author: Viewer
  status: Status
  wordings: string[]
  quoted: { number: number; revision: number; words: string }[]
}
type Step = {
  deed: 'post' | 'quote' | 'edit' | 'requote' | 'withdraw' | 'remove' | 'restore'
  one: number
  other: number
  from: number
  length: number
}

const WORDS = ['alder', 'birch', 'cedar', 'damson', 'elm']
let made = 0

/** Five words that stand nowhere else, so that any of them found elsewhere has leaked. */
function newWords(): string {
  made++
  return `${WORDS.map((word) => `${word}x${made}x`).join(' ')}.`
}

const steps = fc.array(
  fc.record<Step>({
    deed: fc.constantFrom(
      'post',
      'quote',
      'quote',
      'quote',
      'edit',
      'requote',
      'withdraw',
      'remove',
      'remove',
      'restore',
    ),
    one: fc.nat(5),
    other: fc.nat(5),
    from: fc.nat(3),
    length: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 4, maxLength: 10 },
)

class Thread {
  readonly told: Told[] = []
  constructor(
    readonly slug: string,
    readonly authors: Viewer[],
    readonly moderator: Viewer,
  ) {}

  async take({ deed, one, other, from, length }: Step): Promise<void> {
    const target = this.told[one % Math.max(1, this.told.length)]
    const source = this.told.filter(({ status }) => status === 'shown')[
      other % Math.max(1, this.told.filter(({ status }) => status === 'shown').length)
    ]
    if (deed === 'post' || !target) return this.post(one, newWords(), null)
    if (deed === 'quote') return source ? this.post(one, newWords(), quoteOf(source, from, length)) : undefined
    if (deed === 'edit')
      return this.edit(
        target,
        `${target.wordings.at(-1)?.split(' ').slice(0, from).join(' ')} ${newWords()}`.trim(),
        null,
      )
    if (deed === 'requote')
      return source && source !== target ? this.edit(target, newWords(), quoteOf(source, from, length)) : undefined
    return this.decide(deed, target)
  }

  private async post(who: number, words: string, quote: ReturnType<typeof quoteOf> | null): Promise<void> {
    const author = this.authors[who % this.authors.length] ?? this.moderator
    const { number } = await postComment(author, this.slug, { body: written(words, quote) }, null, noon)
    this.told.push({ number, author, status: 'shown', wordings: [words], quoted: quote ? [quote] : [] })
  }

  private async edit(target: Told, words: string, quote: ReturnType<typeof quoteOf> | null): Promise<void> {
    if (target.status !== 'shown') return
    await transaction((tx) => tx.pace.deleteMany())
    await editComment(
      target.author,
      this.slug,
      target.number,
      { body: written(words, quote), revision: target.wordings.length },
      afterNoon(1),
    )
    target.wordings.push(words)
    target.quoted = quote ? [quote] : []
  }

  private async decide(deed: 'withdraw' | 'remove' | 'restore', target: Told): Promise<void> {
    if (deed === 'withdraw' && target.status === 'shown') {
      await withdrawComment(target.author, this.slug, target.number, noon)
      target.status = 'withdrawn'
    } else if (deed === 'remove' && target.status === 'shown') {
      await removeComment(this.moderator, this.slug, target.number, { reason: 'spam', note: '' }, noon)
      target.status = 'removed'
    } else if (deed === 'restore' && target.status === 'removed') {
      await restoreComment(this.moderator, this.slug, target.number, noon)
      target.status = 'shown'
    }
  }
}

function quoteOf({ number, wordings }: Told, from: number, length: number) {
  const words =
    wordings
      .at(-1)
      ?.split(' ')
      .slice(from, from + length)
      .join(' ') ?? ''
  return { number, revision: wordings.length, words }
}

function written(words: string, quote: ReturnType<typeof quoteOf> | null): string {
  return quote ? `>>${quote.number}\n> ${quote.words}\n${words}` : words
}

function expectTrue(told: Told[], comments: CommentView[], everything: string): void {
  const byNumber = new Map(told.map((one) => [one.number, one]))
  for (const { number, quotes, quotedBy } of comments) {
    const teller = byNumber.get(number)
    const isShown = teller?.status === 'shown'
    const expected = isShown
      ? teller.quoted.map(({ number, revision, words }) => [
          number,
          revision,
          byNumber.get(number)?.status === 'shown' ? words : null,
        ])
      : []
    expect(
      quotes.map(({ source, text }) => [
        'comment' in source && source.comment,
        'comment' in source && source.revision,
        text,
      ]),
    ).toEqual(expected)
    for (const { source, start, end, text } of quotes) {
      if (text !== null && 'comment' in source)
        expect(text).toBe(byNumber.get(source.comment)?.wordings[source.revision - 1]?.slice(start, end))
    }
    const quoters = told.filter(
      ({ status, quoted }) => status === 'shown' && quoted.some((quote) => quote.number === number),
    )
    expect(quotedBy).toEqual(quoters.map((quoter) => quoter.number))
  }
  const hidden = told
    .filter(({ status }) => status !== 'shown')
    .flatMap(({ wordings }) => wordings.join(' ').split(' '))
  expect(hidden.filter((word) => everything.includes(word.replace('.', '')))).toEqual([])
  expect(comments.filter(({ status }) => status === 'shown').map(({ number }) => number)).toEqual(
    told.filter(({ status }) => status === 'shown').map(({ number }) => number),
  )
}

test('whatever is posted, quoted, edited, withdrawn, removed and restored: quotes are slices of their source, hidden words are nowhere, backlinks are the quotes turned around', {
  timeout: 240_000,
}, async () => {
  const [authors, moderator, reader] = [[await aModerator(), await aModerator()], await aModerator(), await aReader()]

  const holds = fc.asyncProperty(steps, async (taken) => {
    const thread = new Thread((await anArticle()).slug, authors, moderator)
    for (const step of taken) await thread.take(step)

    for (const viewer of [null, reader]) {
      const page = await readThreadPage(thread.slug, 1, viewer, noon)
      const list = await listComments(thread.slug, { after: 0, limit: 100 }, viewer, noon)
      const histories = await Promise.all(thread.told.map(({ number }) => listRevisions(thread.slug, number, viewer)))
      expectTrue(thread.told, page?.cards.map(({ comment }) => comment) ?? [], JSON.stringify([page, list, histories]))
    }
  })

  await fc.assert(holds, { numRuns: 60 })
})
