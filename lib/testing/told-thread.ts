import { eraseAccount } from '@/lib/accounts/erase-account'
import { muteReader, unmuteReader } from '@/lib/accounts/mute'
import { renameAccount } from '@/lib/accounts/rename-account'
import { isModerator, type Viewer } from '@/lib/accounts/view'
import { editComment } from '@/lib/comments/edit'
import { postComment } from '@/lib/comments/post'
import { withdrawComment } from '@/lib/comments/withdraw'
import { transaction } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { approveComment } from '@/lib/moderation/approve'
import { removeComment } from '@/lib/moderation/remove'
import { restoreComment } from '@/lib/moderation/restore'
import { aModerator, aReader, noon, PARAGRAPHS } from './factories'
import { forgetEvents } from './forget-events'

/** An author under the name they have now. */
export type Person = { viewer: Viewer; name: string }

/** One cut as it should be shown: `key` is its source as `#3/1` or `¶2`; `of` null: a paragraph. */
export type Said = { position: number; key: string; of: Told | null; words: string }

/** What must be true of a comment, kept apart from the product. */
export type Told = {
  number: number
  author: Person
  status: 'shown' | 'held' | 'removed' | 'withdrawn' | 'erased'
  wordings: string[]
  /** which wordings readers could ever see */
  seen: Set<string>
  quoted: Said[]
}

/** Who takes part in thread after thread; `done` is what came to pass so far: deeds, and kinds of quotes. */
export type Cast = { authors: Person[]; desk: Viewer; reader: Viewer; muted: Set<Person>; done: Set<string> }

export const KINDS = ['plain', 'joined', 'loose', 'paragraph', 'nobody'] as const
export type QuotePlan = { kind: (typeof KINDS)[number]; other: number; from: number; length: number }

export const DEEDS = [
  ...(['post', 'quote', 'quoteOnly', 'edit', 'requote', 'withdraw', 'remove', 'restore', 'approve'] as const),
  ...(['rename', 'mute', 'unmute', 'erase'] as const),
]
/** What makes a thread; deciding does nothing unless there is something to decide about. */
export const USUAL = [
  ...(['quote', 'quote', 'quote', 'quoteOnly', 'requote', 'edit'] as const),
  ...(['remove', 'remove', 'withdraw', 'restore', 'approve', 'approve'] as const),
]
export type Step = { deed: (typeof DEEDS)[number]; one: number; from: number; quotes: QuotePlan[] }

/** What can be done to a comment as it stands, and how it stands afterwards. */
const DECIDABLE: Record<'withdraw' | 'remove' | 'restore' | 'approve', Told['status'][]> = {
  withdraw: ['shown', 'held'],
  remove: ['shown', 'held'],
  restore: ['removed'],
  approve: ['held'],
}
const STATUS_AFTER = { withdraw: 'withdrawn', remove: 'removed', restore: 'shown', approve: 'shown' } as const

const WORDS = ['alder', 'birch', 'cedar', 'damson', 'elm', 'fir', 'gean', 'hazel']
/** What a made-up word looks like: it stands nowhere else, so that wherever it is found it has leaked. */
export const MADE_UP = new RegExp(`(?:${[...WORDS, 'nobody'].join('|')})x\\d+x`)
let made = 0

function newWords(): string {
  made++
  return `${WORDS.map((word) => `${word}x${made}x`).join(' ')}.`
}

async function aPerson(role: 'reader' | 'moderator'): Promise<Person> {
  const viewer = await aReader({ role })
  return { viewer, name: viewer.name }
}

/** Two moderators, whom nothing holds, and two readers. */
export async function aCast(done: Set<string>): Promise<Cast> {
  const authors = await Promise.all((['moderator', 'reader', 'moderator', 'reader'] as const).map(aPerson))
  return { authors, desk: await aModerator(), reader: await aReader(), muted: new Set(), done }
}

/** Empties the store but for articles of three paragraphs, each with a time from which its thread begins. */
export async function onlyArticles(begins: Date[]): Promise<{ slug: string; begin: Date }[]> {
  const articles = begins.map((publishedAt) => {
    const id = newId()
    return { id, slug: `night-ferries-${id}`, title: 'Night ferries return', publishedAt, addedAt: noon }
  })
  await transaction(async (tx) => {
    await forgetEvents(tx)
    await tx.quote.deleteMany()
    await tx.article.deleteMany()
    await tx.account.deleteMany()
    await tx.pace.deleteMany()
    await tx.article.createMany({ data: articles })
    await tx.paragraph.createMany({ data: articles.flatMap(({ id }) => paragraphsOf(id)) })
  })
  return articles.map(({ slug, publishedAt }) => ({ slug, begin: publishedAt }))
}

function paragraphsOf(articleId: string) {
  return PARAGRAPHS.map((text, index) => ({ id: newId(), articleId, number: index + 1, text }))
}

/** A thread to which things are done, together with what must be true of it afterwards. */
export class ToldThread {
  readonly told: Told[] = []
  private minutes = 0

  constructor(
    readonly slug: string,
    readonly cast: Cast,
    /** when it begins; every deed is a minute later */
    readonly begin: Date,
  ) {}

  get now() {
    return new Date(this.begin.getTime() + this.minutes * 60_000)
  }

  async take(step: Step): Promise<void> {
    this.minutes++
    const { authors, done } = this.cast
    const { deed, one } = step
    const [target, person] = [picked(this.told, one), picked(authors, one)]
    if (!person) return
    if (isDecision(deed)) return this.decide(deed, one)
    done.add(deed)
    if (deed === 'rename' || deed === 'mute' || deed === 'unmute' || deed === 'erase')
      return this.treat(deed, target && authors.includes(target.author) ? target.author : person)
    return target ? this.say(step, person, target) : this.post(person, newWords(), [])
  }

  /** Makes quotes of what can be quoted now: as they are written, and as they should be shown. */
  write(plans: QuotePlan[], quoter: Told | null): { lines: string; said: Said[] } {
    const sources = this.told.filter((one) => one.status === 'shown' && one !== quoter && currentOf(one) !== '')
    const said: Said[] = []
    let position = 0
    const lines = plans.map((plan) => {
      this.cast.done.add(plan.kind)
      const { name, key, of, cuts } = planned(plan, picked(sources, plan.other))
      if (key !== null) said.push(...cuts.map((words) => ({ position, key, of, words })))
      if (key !== null) position++
      return [...(name === null ? [] : [name]), cuts.map((words) => `> ${words}`).join('\n> […]\n')].join('\n')
    })
    return { lines: lines.join('\n\n'), said }
  }

  private say({ deed, from, quotes }: Step, person: Person, target: Told): Promise<void> {
    if (deed === 'quote') return this.post(person, newWords(), quotes)
    if (deed === 'quoteOnly') return this.post(person, '', quotes)
    if (deed === 'requote') return this.edit(target, newWords(), quotes)
    if (deed !== 'edit') return this.post(person, newWords(), [])
    const kept = tokensOf(currentOf(target)).slice(0, from)
    return this.edit(target, [...kept, newWords()].join(' '), [])
  }

  private async post(author: Person, words: string, plans: QuotePlan[]): Promise<void> {
    const { lines, said } = this.write(plans, null)
    if (`${lines}${words}` === '') return
    const { number } = await postComment(author.viewer, this.slug, { body: `${lines}\n${words}` }, null, this.now)
    const status = words === '' && !isModerator(author.viewer) ? 'held' : 'shown'
    const seen = new Set(status === 'shown' ? [words] : [])
    this.told.push({ number, author, status, wordings: [words], seen, quoted: said })
  }

  private async edit(target: Told, words: string, plans: QuotePlan[]): Promise<void> {
    if (target.status !== 'shown' && target.status !== 'held') return
    const { lines, said } = this.write(plans, target)
    const edit = { body: `${lines}\n${words}`, revision: target.wordings.length }
    await editComment(target.author.viewer, this.slug, target.number, edit, this.now)
    target.wordings.push(words)
    target.quoted = said
    if (target.status === 'shown') target.seen.add(words)
  }

  private async decide(deed: keyof typeof DECIDABLE, one: number): Promise<void> {
    const { slug, now, cast } = this
    const fit = this.told.filter(({ status }) => DECIDABLE[deed].includes(status))
    const quoted = fit.filter((source) => this.told.some((other) => other.quoted.some(({ of }) => of === source)))
    const target = picked(quoted, one) ?? picked(fit, one)
    if (!target) return
    const { number, author } = target
    if (deed === 'withdraw') await withdrawComment(author.viewer, slug, number, now)
    else if (deed === 'remove') await removeComment(cast.desk, slug, number, { reason: 'spam', note: '' }, now)
    else if (deed === 'restore') await restoreComment(cast.desk, slug, number, now)
    else await approveComment(cast.desk, slug, number, {}, now)
    target.status = STATUS_AFTER[deed]
    if (target.status === 'shown') target.seen.add(currentOf(target))
    cast.done.add(deed)
  }

  private async treat(deed: 'rename' | 'mute' | 'unmute' | 'erase', person: Person): Promise<void> {
    const { authors, reader, muted } = this.cast
    if (deed === 'rename') {
      const name = `Renamed ${++made} of many`
      await renameAccount('house', person.name, name, this.now)
      person.name = name
    } else if (deed === 'erase') {
      await eraseAccount('house', person.name, this.now)
      for (const one of this.told.filter(({ author }) => author === person)) one.status = 'erased'
      muted.delete(person)
      authors[authors.indexOf(person)] = await aPerson(isModerator(person.viewer) ? 'moderator' : 'reader')
    } else if (deed === 'mute') {
      await muteReader(reader, person.name, this.now)
      muted.add(person)
    } else {
      await unmuteReader(reader, person.name)
      muted.delete(person)
    }
  }
}

const isDecision = (deed: Step['deed']): deed is keyof typeof DECIDABLE => deed in DECIDABLE

/** One of a list by any number; undefined: it is empty. */
export function picked<Item>(list: Item[], one: number): Item | undefined {
  return list[one % Math.max(1, list.length)]
}

type Planned = { name: string | null; key: string | null; of: Told | null; cuts: string[] }
function planned({ kind, other, from, length }: QuotePlan, source: Told | undefined): Planned {
  if (kind === 'paragraph') {
    const number = 1 + (other % PARAGRAPHS.length)
    const tokens = tokensOf(PARAGRAPHS[number - 1] ?? '')
    const cuts = [tokens.slice(from, from + length).join(' ')]
    return { name: `>>¶${number}`, key: `¶${number}`, of: null, cuts }
  }
  if (kind === 'nobody' || !source) {
    made++
    return { name: null, key: null, of: null, cuts: [`nobodyx${made}x has written these words.`] }
  }
  const tokens = tokensOf(currentOf(source))
  const cut = (start: number, count: number) => tokens.slice(start, start + count).join(' ')
  const key = `#${source.number}/${source.wordings.length}`
  if (kind === 'loose') return { name: null, key, of: source, cuts: [cut(from, 4)] }
  const cuts = kind === 'joined' ? [cut(0, 3), cut(3 + (from % 2), 3)] : [cut(from, length)]
  return { name: `>>${source.number}`, key, of: source, cuts }
}

/** The words of a comment that count now. */
export function currentOf({ wordings }: Told): string {
  return wordings.at(-1) ?? ''
}

export function tokensOf(wording: string): string[] {
  return wording === '' ? [] : wording.split(' ')
}
