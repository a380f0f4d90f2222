import { createAccount } from '@/lib/accounts/sign-up'
import type { Role, Viewer } from '@/lib/accounts/view'
import { transaction } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { nameKey } from '@/lib/text/names'

/** When every test happens, unless it says otherwise. */
export const noon = new Date('2026-11-04T12:00:00Z')

/** Some minutes (or parts of one) after noon. */
export const afterNoon = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)

let count = 0

/** A reader of good standing, a member for long; without a password, which takes time to hash. */
export async function aReader(given: { name?: string; role?: Role; createdAt?: Date } = {}): Promise<Viewer> {
  count++
  const name = given.name ?? `Reader ${count} of ${newId().slice(-6)}`
  const row = {
    id: newId(),
    name,
    nameKey: nameKey(name),
    skeleton: nameKey(name),
    role: given.role ?? 'reader',
    createdAt: given.createdAt ?? new Date('2025-01-01'),
  }
  return transaction(async (tx) => {
    await tx.account.create({ data: row, select: { id: true } })
    return { id: row.id, name, role: row.role, suspension: null }
  })
}

export const aModerator = () => aReader({ role: 'moderator' })
export const anAdmin = () => aReader({ role: 'admin' })

/** A reader with a password, as `POST /api/signup` makes one. */
export function aMember(name: string, password = 'a veranda by the sea'): Promise<Viewer> {
  return createAccount({ name, email: `${newId()}@readers.example`, password }, 'reader', noon)
}

export const PARAGRAPHS = [
  'For the first time in eleven years a ferry left the east pier after midnight.',
  'The operator says the bell is required by its licence. “A vessel must announce itself,” the notice reads.',
  'Residents of the terraces have asked for a light instead.',
]

/** An open article of three paragraphs, published in the morning. */
export async function anArticle(
  given: { slug?: string; publishedAt?: Date; takesComments?: 'automatic' | 'open' | 'closed' } = {},
) {
  const id = newId()
  const slug = given.slug ?? `night-ferries-${id.slice(-8)}`
  await transaction(async (tx) => {
    const article = {
      id,
      slug,
      title: 'Night ferries return',
      credit: '© The Bay Courier',
      publishedAt: given.publishedAt ?? new Date('2026-11-04T06:00:00Z'),
    }
    await tx.article.create({
      data: { ...article, addedAt: noon, takesComments: given.takesComments ?? 'automatic' },
      select: { id: true },
    })
    await tx.paragraph.createMany({
      data: PARAGRAPHS.map((text, index) => ({ id: newId(), articleId: id, number: index + 1, text })),
    })
  })
  return { id, slug }
}
