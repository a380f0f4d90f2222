import { ownWords } from './own-words.client'

/** A comment or paragraph in short. */
export type Brief = { who: string; when: string; words: string }

const UNSEEN: Brief = { who: '', when: '', words: 'Not to be seen here.' }
const MAX_CHARACTERS = 400

const asked = new Map<string, Promise<Brief | null>>()

/** What a link leads to: read from this page, else asked of the server, once. Null when neither can tell. */
export async function findBrief(link: HTMLAnchorElement): Promise<Brief | null> {
  const place = document.getElementById(link.dataset.jump ?? '')
  if (place) return readBrief(place)
  const path = link.pathname
  if (!/\/comments\/\d+$/.test(path)) return null
  const answer = asked.get(path) ?? askBrief(`/api${path}`)
  asked.set(path, answer)
  const brief = await answer
  if (brief === null) asked.delete(path)
  return brief
}

function readBrief(place: HTMLElement): Brief {
  const when = place.querySelector('time')?.textContent ?? ''
  const words = beginning(readWords(place))
  if (place.id.startsWith('p')) return { who: 'Article', when: '', words }
  const who = place.querySelector('bdi')?.textContent
  return who ? { who, when, words } : UNSEEN
}

function readWords(place: HTMLElement): string {
  let words = ''
  let before: Element | null | undefined
  for (const text of ownWords(place)) {
    const block = text.parentElement?.closest('p, li')
    if (block !== before || text.previousSibling instanceof HTMLBRElement) words += ' '
    words += text.data
    before = block
  }
  return words
}

async function askBrief(path: string): Promise<Brief | null> {
  const response = await fetch(path).catch(() => null)
  if (!response?.ok) return response?.status === 404 ? UNSEEN : null
  const { status, muted, author, postedAt, text }: Answer = await response.json()
  if (status !== 'shown') return UNSEEN
  if (muted) return { who: author?.name ?? '', when: '', words: 'You muted this reader.' }
  return { who: author?.name ?? '', when: postedAt === null ? '' : dayOf(postedAt), words: beginning(text) }
}

type Answer = { status: string; muted: boolean; author: { name: string } | null; postedAt: string | null; text: string }

function dayOf(instant: string): string {
  return new Date(instant).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
}

function beginning(text: string): string {
  const characters = [...text.trim().replace(/\s+/g, ' ')]
  if (characters.length <= MAX_CHARACTERS) return characters.join('')
  return `${characters
    .slice(0, MAX_CHARACTERS)
    .join('')
    .replace(/\s\S*$/, '')} …`
}
