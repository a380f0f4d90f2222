import { Refusal } from '@/lib/kernel/refusal'

/** A body as it came in: a program's JSON, or a form's fields. */
export type SentBody = { kind: 'json'; value: unknown } | { kind: 'form'; fields: Record<string, string> }

const MAX_BODY_BYTES = 512 * 1024

/**
 * Reads a request's body, at most so many bytes of it.
 *
 * @throws {Refusal} too_large, invalid (not JSON, or of another type than JSON and plain forms)
 */
export async function readSentBody(request: Request, maxBytes = MAX_BODY_BYTES): Promise<SentBody> {
  const type = contentType(request)
  const isForm = type === 'application/x-www-form-urlencoded'
  if (isForm) return { kind: 'form', fields: toFields(new URLSearchParams(await readText(request, maxBytes))) }
  const text = await readText(request, maxBytes)
  if (text === '' && type === '') return { kind: 'json', value: {} }
  if (type !== 'application/json')
    throw new Refusal('invalid', 'Send application/json or application/x-www-form-urlencoded.')
  return { kind: 'json', value: parseJson(text) }
}

export function contentType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/**
 * @throws {Refusal} too_large
 */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > maxBytes) throw tooLarge(maxBytes)
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  return new TextDecoder().decode(await readBytes(request, maxBytes))
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
  if (names.length > 50 || new Set(names).size !== names.length)
    throw new Refusal('invalid', 'A field was sent twice, or too many.')
  return Object.fromEntries([...form].map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]))
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal('too_large', `A request has at most ${maxBytes.toLocaleString('en')} bytes.`)
}
