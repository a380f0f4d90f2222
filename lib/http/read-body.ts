import { Refusal } from '@/lib/kernel/refusal'

/**
 * A body as it came in: a program's JSON, or a form's fields; the values of one that may repeat stand together, with
 * spaces. A form that is too large is `unread`: its door sends it back to its page.
 */
export type SentBody =
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; fields: Record<string, string> }
  | { kind: 'unread'; refusal: Refusal }

/** What a door has to know of a request: what it says of itself, and its words, or as what they arrive. */
export type Asked = { headers: HeadersSent; body: Request['body'] | string }
export type HeadersSent = Pick<Headers, 'get'>

/** What a door takes that does not say otherwise. */
export const MAX_BODY_BYTES = 512 * 1024
const MAX_NAMES = 50
/** Check boxes and the sources they belong to; whatever else is sent twice is refused. */
const MAY_REPEAT: ReadonlySet<string> = new Set(['pick', 'quote', 'comment'])
const MAX_REPEATED = 1_000

/**
 * Reads a request's body, at most so many bytes of it.
 *
 * @throws {Refusal} too_large (no form), invalid (not JSON, or of another type than JSON and plain forms)
 */
export async function readSentBody(request: Asked, maxBytes = MAX_BODY_BYTES): Promise<SentBody> {
  const type = contentType(request)
  const text = await readText(request, maxBytes)
  if (type === 'application/x-www-form-urlencoded')
    return text === null
      ? { kind: 'unread', refusal: formTooLarge(maxBytes) }
      : { kind: 'form', fields: toFields(new URLSearchParams(text)) }
  if (text === null) throw tooLarge(maxBytes)
  if (text === '' && type === '') return { kind: 'json', value: {} }
  if (type !== 'application/json')
    throw new Refusal('invalid', 'Send application/json or application/x-www-form-urlencoded.')
  return { kind: 'json', value: parseJson(text) }
}

export function contentType(request: Asked): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/**
 * @throws {Refusal} too_large
 */
export async function readBytes(request: SentBytes, maxBytes: number): Promise<Uint8Array> {
  const bytes = await readUpTo(request, maxBytes)
  if (bytes === null) throw tooLarge(maxBytes)
  return bytes
}

type SentBytes = Pick<Request, 'body'> & { headers: HeadersSent }

/** @returns null: there is more of it */
async function readUpTo({ headers, body }: SentBytes, maxBytes: number): Promise<Uint8Array | null> {
  if (Number(headers.get('content-length') ?? 0) > maxBytes) return null
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > maxBytes) return null
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}

/** @returns null: there is more of it */
async function readText({ headers, body }: Asked, maxBytes: number): Promise<string | null> {
  if (typeof body === 'string') return Buffer.byteLength(body) > maxBytes ? null : body
  const bytes = await readUpTo({ headers, body }, maxBytes)
  return bytes && new TextDecoder().decode(bytes)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal('invalid', 'The body is not JSON.')
    throw error
  }
}

function toFields(form: URLSearchParams): Record<string, string> {
  const names = [...form.keys()]
  const single = names.filter((name) => !MAY_REPEAT.has(name))
  const isTooMuch = single.length > MAX_NAMES || names.length - single.length > MAX_REPEATED
  if (isTooMuch || new Set(single).size !== single.length)
    throw new Refusal('invalid', 'A field was sent twice, or too many.')
  const fields = new Map<string, string>()
  for (const [name, value] of form) {
    const before = fields.get(name)
    const tidied = value.replace(/\r\n?/g, '\n')
    fields.set(name, before === undefined ? tidied : `${before} ${tidied}`)
  }
  return Object.fromEntries(fields)
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal('too_large', `A request has at most ${maxBytes.toLocaleString('en')} bytes.`)
}

function formTooLarge(maxBytes: number): Refusal {
  const most = Math.round(maxBytes / 1024).toLocaleString('en')
  return new Refusal(
    'too_large',
    `This is more than the form can send, ${most} KB. None of it was kept here; your browser may have it still, one page back.`,
  )
}
