import { findReader } from '@/lib/accounts/queries'
import { latestNotes } from '@/lib/accounts/queries-notes'
import { may } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { settings } from '@/lib/kernel/settings'
import { countQueue, listPlaces, listQueuePage, type QueuePage } from '@/lib/moderation/queries'
import { findCase, listRecentlyRemoved } from '@/lib/moderation/queries-case'
import { type CasePlace, deskPath, parseCasePlace } from '@/lib/moderation/rules'
import { QUEUE_STATES } from '@/lib/moderation/schema'
import type { Case, QueueItem } from '@/lib/moderation/view'
import { findDraft } from '../drafts'
import type { Asked } from './asked'

const MAX_LISTED = 50
const STATES = [...QUEUE_STATES, 'removed'] as const
type State = (typeof STATES)[number]
/** After these acts the comment that was open stays so. */
const STAYS = ['undone', 'locked', 'unlocked', 'picked', 'unpicked']

/** The queue of the desk, and the comment that is open in it; for everybody else there is none. */
export async function loadDesk({ query, viewer, now }: Asked) {
  if (!may(viewer, 'seeDesk')) return null
  const state = STATES.find((known) => known === query.get('state')) ?? 'all'
  const isWhole = query.get('list') === 'all' && state !== 'removed'
  const [{ items, from, total }, counts, places] = await Promise.all([
    listStretch({ viewer, state, query, now }),
    countQueue(viewer),
    isWhole ? listPlaces(viewer, state, now) : [],
  ])
  const chosen = choose(query, state, items)
  const found = chosen && (await findCase(viewer, chosen.slug, chosen.number, now))
  const refused = await findDraft(query.get('draft') ?? undefined, viewer, { isOwn: true })
  const next = found && placeOf(nextOf(items, found))
  return {
    head: { title: 'Queue · Desk', isListed: false },
    props: {
      siteName: settings().SITE_NAME,
      viewer,
      state,
      items,
      stretch: { from, total, size: MAX_LISTED },
      counts,
      places,
      chosen,
      isListOnly: items.length > 0 && (query.get('list') === 'all' || chosen === null),
      opened: found && { item: found, note: await findNote(found, viewer), next },
      draft: draftOf(refused?.fields),
      selection: selectionOf(refused?.fields),
      refusal: refused?.refusal ?? null,
      done: doneIn(query, state),
    },
    articleId: null,
    until: null,
  }
}

type Asking = { viewer: Viewer; state: State; query: URLSearchParams; now: Date }

/** A stretch of the list; what is removed has one only. */
async function listStretch({ viewer, state, query, now }: Asking): Promise<QueuePage> {
  if (state !== 'removed') {
    const from = /^[1-9]\d{0,3}$/.test(query.get('from') ?? '') ? Number(query.get('from')) : 0
    return listQueuePage(viewer, state, { from, limit: MAX_LISTED }, now)
  }
  const items = await listRecentlyRemoved(viewer, MAX_LISTED, now)
  return { items, from: 0, total: items.length }
}

/**
 * The comment asked for, else the first that nobody else looks at. After an act, what was to be next may have been decided
 * or claimed meanwhile: then it is the first, too.
 */
function choose(query: URLSearchParams, state: State, items: QueueItem[]): CasePlace | null {
  const asked = parseCasePlace(query.get('at') ?? undefined)
  const said = query.get('said')
  const isNext = said !== null && !STAYS.includes(said)
  if (asked && !(isNext && !items.some((item) => isAt(item, asked) && isFree(item)))) return asked
  if (state === 'removed') return null
  return placeOf(items.find(isFree) ?? items[0])
}

/** The comment after the open one that nobody else looks at; after the last comes the first, unless it is the open one. */
function nextOf(items: QueueItem[], opened: Case): QueueItem | undefined {
  const at = items.findIndex((item) => isAt(item, { slug: opened.slug, number: opened.card.comment.number }))
  const others = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))]
  return others.find(isFree) ?? others[0]
}

/** Nobody else looks at it, and it is this moderator's to decide. */
function isFree({ claim, mayDecide }: QueueItem): boolean {
  return mayDecide && (claim === null || claim.isMine)
}

function isAt(item: QueueItem, { slug, number }: CasePlace): boolean {
  return item.slug === slug && item.card.comment.number === number
}

function placeOf(item: QueueItem | undefined): CasePlace | null {
  return item ? { slug: item.slug, number: item.card.comment.number } : null
}

/** What moderators last wrote about the author. */
async function findNote(item: Case, viewer: Viewer) {
  const author = may(viewer, 'writeNotes') ? await findReader(item.authorRecord.name) : null
  return author ? ((await latestNotes([author.id])).get(author.id) ?? null) : null
}

/** The words of a decision about one comment that was refused. */
function draftOf(fields: Record<string, string> = {}): { reason: string; note: string } | null {
  const { reason = '', note, decision } = fields
  return note === undefined || decision !== undefined ? null : { reason, note }
}

/** A decision about many that was refused: what was selected, and the reason; the boxes name a comment without its `@57`. */
function selectionOf({ comment, decision, reason = '' }: Record<string, string> = {}) {
  if (decision === undefined || comment === undefined) return null
  return { places: comment.split(/\s+/).map((place) => place.replace(/@\d+$/, '')), reason }
}

/** What was just done, as the address says it, and how it is taken back. */
function doneIn(query: URLSearchParams, state: State) {
  const [said, done, act] = ['said', 'done', 'act'].map((name) => query.get(name) ?? undefined)
  const place = parseCasePlace(done)
  const count = /^[1-9]\d{0,5}$/.test(query.get('count') ?? '') ? Number(query.get('count')) : 1
  const isAct = act !== undefined && /^[\w-]{1,60}$/.test(act)
  const next = deskPath({ state, ...(place ? { at: place } : {}) })
  return { said, done, count, undo: isAct ? { act, ms: settings().UNDO_SECONDS, next } : null }
}
