import { z } from 'zod'
import { contentType, readBytes } from '@/lib/http/read-body'
import { Refusal } from '@/lib/kernel/refusal'

/** A little more than the largest article file, for the form around it. */
const MAX_IMPORT_BYTES = 21 * 1024 * 1024
/** Pasted text up to here comes back with the form. */
const MAX_KEPT_UNITS = 200_000

const blankAsAbsent = (value: unknown) => (value === '' ? undefined : value)
const Line = z.preprocess(blankAsAbsent, z.string().trim().max(500).optional())

/** What an import may be told, as a form or a query says it. */
const Options = z.strictObject({
  title: Line,
  slug: Line,
  plan: z.preprocess(blankAsAbsent, z.string().max(5_000_000).optional()),
  acceptCount: z.preprocess(blankAsAbsent, z.coerce.number().int().min(0).max(1_000_000).optional()),
  dryRun: z.preprocess(blankAsAbsent, z.enum(['true', 'false', 'on', '1', '0']).optional()),
})

type ImportOptions = { title?: string; slug?: string; plan?: string; acceptCount?: number; isDryRun: boolean }

/** An article file with what was said about it; `kept` are the fields that a form can be given back. */
export type SentImport = {
  isForm: boolean
  bytes: Uint8Array
  said: Record<string, string>
  kept: Record<string, string>
}

/**
 * Reads an import out of a request: the file as the body with its options in the query, or a form.
 *
 * @throws {Refusal} too_large, invalid (another type, or a form that cannot be read)
 */
export async function readImport(request: Request): Promise<SentImport> {
  const type = contentType(request)
  if (type === 'multipart/form-data') return readForm(request)
  if (type !== 'text/plain' && type !== 'application/octet-stream') {
    throw new Refusal('invalid', 'Send text/plain, application/octet-stream or multipart/form-data.')
  }
  const said = Object.fromEntries(new URL(request.url).searchParams)
  return { isForm: false, bytes: await readBytes(request, MAX_IMPORT_BYTES), said, kept: {} }
}

async function readForm(request: Request): Promise<SentImport> {
  const form = await parseForm(request)
  const { text = '', draft: _, ...said } = textFields(form)
  const file = form.get('file')
  const isFile = file instanceof File && file.size > 0
  const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text)
  const kept = text !== '' && text.length <= MAX_KEPT_UNITS ? { ...said, text } : said
  return { isForm: true, bytes, said, kept }
}

async function parseForm(request: Request): Promise<FormData> {
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  const body = new Uint8Array(await readBytes(request, MAX_IMPORT_BYTES))
  try {
    return await new Response(body, { headers }).formData()
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal('invalid', 'This form cannot be read.')
    throw error
  }
}

function textFields(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.replace(/\r\n?/g, '\n')]] : [])),
  )
}

/**
 * What an import was told.
 *
 * @throws {Refusal} invalid
 */
export function toImportOptions(given: Record<string, string>): ImportOptions {
  const parsed = Options.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Refusal(
      'invalid',
      issue?.message ?? 'This cannot be read.',
      issue?.path.length ? { field: issue.path.join('.') } : {},
    )
  }
  const { title, slug, plan, acceptCount, dryRun } = parsed.data
  return {
    ...(title === undefined ? {} : { title }),
    ...(slug === undefined ? {} : { slug }),
    ...(plan === undefined ? {} : { plan }),
    ...(acceptCount === undefined ? {} : { acceptCount }),
    isDryRun: dryRun === 'true' || dryRun === 'on' || dryRun === '1',
  }
}
