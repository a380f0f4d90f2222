import type { z } from 'zod'
import type { Viewer } from '@/lib/accounts/view'
import { parseViewChoice, VIEW_COOKIE, type ViewChoice } from '@/lib/comments/view-choice'
import { loginPath } from '@/lib/kernel/paths'
import { Refusal } from '@/lib/kernel/refusal'
import { type Answer, answerJson, answerRefusal, asRefusal, seeOther, toResponse } from './answer'
import { clientAddress } from './client-address'
import { dropDraft, keepDraft } from './drafts'
import { type Asked, readSentBody, type SentBody } from './read-body'
import { cookieIn } from './read-cookie'
import { requireSameOrigin } from './same-origin'
import { currentViewer } from './viewer'

export type Params = Record<string, string>

/** One request to change something, checked and parsed. */
export type Call<Body> = {
  viewer: Viewer | null
  params: Params
  body: Body
  /** the `Idempotency-Key` header, or the form's hidden field */
  key: string | null
  address: string
  /** how the reader has chosen to see threads */
  choice: ViewChoice
  /** a form's fields that are no part of the body: `intent`, `next`, `draft` */
  extra: Record<string, string>
}

/**
 * What came of it: `view` for programs, the page to `see` for a browser, each as it is or a way to it where that takes
 * more than the act itself; `created` makes the answer 201, with where it is.
 */
export type Outcome = { view: unknown | (() => Promise<unknown>) } & (
  | { see: string; created: true; location?: string }
  | { see: string | (() => Promise<string>); created?: false }
)

/** How much is read of a request. */
type Bound = {
  /** in bytes; 512 KB where it does not say. More than that is for those alone who may use the door. */
  maxBytes?: (viewer: Viewer | null) => number
}

type Options = Bound & {
  /** the page of the form, to which a refusal goes back with the words kept */
  form: (params: Params, fields: Record<string, string>) => string
  /** fields that are never kept */
  secret?: string[]
  /** refuses a viewer for whom this door does not exist, before anything of the request is judged */
  guard?: (viewer: Viewer | null) => unknown
}

type Handler<Body> = (call: Call<Body>) => Promise<Outcome>
type Context = { params: Promise<Params> }
export type Route = (request: Request, context: Context) => Promise<Response>
/** A door as the house knows it, which needs no framework. */
export type Door = (asked: Asked, context: Context, sent?: SentBody) => Promise<Answer>

/** Fields of a form that steer it and are no part of what it says. */
const STEERING = ['_method', 'key', 'intent', 'next', 'draft', 'quote', 'opened'] as const
const KEY = /^[\x21-\x7e]{1,200}$/

/** A door that changes something, for programs and plain forms alike: origin, viewer, schema, then one verb. */
export function write<Schema extends z.ZodType>(
  schema: Schema,
  options: Options,
  handler: Handler<z.output<Schema>>,
): Door {
  return async (request, context, already) => {
    const params = await context.params
    let sent: SentBody | null = already ?? null
    let viewer: Viewer | null | undefined
    try {
      requireSameOrigin(request.headers)
      sent ??= await readBounded(request, options)
      viewer = await currentViewer(request.headers)
      options.guard?.(viewer)
      const choice = parseViewChoice(cookieIn(request.headers, VIEW_COOKIE), new URLSearchParams())
      const call = toCall({ request, params, viewer, choice }, schema, sent)
      const outcome = await handler(call)
      if (call.extra.draft) await dropDraft(call.extra.draft, viewer)
      return sent.kind === 'form' ? seeOther(await pageOf(outcome)) : await answerOutcome(outcome)
    } catch (error) {
      return answerNo({ request, params, viewer, sent }, asRefusal(error), options)
    }
  }
}

type Methods = { POST?: Door; PUT?: Door; PATCH?: Door; DELETE?: Door }

const refuse: Door = async () => answerRefusal(new Refusal('not_found', 'There is nothing here that takes this.'))

/** The routes of one resource: its methods for programs, and POST with `_method` for forms, which are read up to a bound. */
export function resource(methods: Methods, bound: Bound = {}) {
  const { PUT = refuse, PATCH = refuse, DELETE = refuse } = methods
  return { POST: routeOf(postDoor(methods, bound)), PUT: routeOf(PUT), PATCH: routeOf(PATCH), DELETE: routeOf(DELETE) }
}

/** A door as the framework opens it. */
export function routeOf(door: Door): Route {
  return async (request, context) => toResponse(await door(request, context))
}

/** Takes what a program posts, and a form for whichever method it means. */
export function postDoor(methods: Methods, bound: Bound = {}): Door {
  return (request, context) => {
    const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false
    return isForm ? openForm(methods, bound, request, context) : (methods.POST ?? refuse)(request, context)
  }
}

async function openForm(methods: Methods, bound: Bound, request: Asked, context: Context): Promise<Answer> {
  try {
    requireSameOrigin(request.headers)
    const sent = await readBounded(request, bound)
    return await doorFor(sent, methods)(request, context, sent)
  } catch (error) {
    return answerRefusal(asRefusal(error))
  }
}

/** The door that a form means. What was not read leads back to its page, which any of them knows. */
function doorFor(sent: SentBody, { POST, PUT, PATCH, DELETE }: Methods): Door {
  if (sent.kind === 'unread') return POST ?? PUT ?? PATCH ?? DELETE ?? refuse
  const wanted = sent.kind === 'form' ? sent.fields._method : undefined
  if (wanted === 'PUT') return PUT ?? refuse
  if (wanted === 'PATCH') return PATCH ?? refuse
  return (wanted === 'DELETE' ? DELETE : POST) ?? refuse
}

async function readBounded(request: Asked, { maxBytes }: Bound): Promise<SentBody> {
  return readSentBody(request, maxBytes?.(await currentViewer(request.headers)))
}

function toCall<Schema extends z.ZodType>(
  { request, params, viewer, choice }: Pick<Call<unknown>, 'params' | 'viewer' | 'choice'> & { request: Asked },
  schema: Schema,
  sent: SentBody,
): Call<z.output<Schema>> {
  if (sent.kind === 'unread') throw sent.refusal
  const fields = sent.kind === 'form' ? sent.fields : {}
  const extra = Object.fromEntries(STEERING.flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])))
  const key = request.headers.get('idempotency-key') ?? extra.key ?? null
  if (key !== null && !KEY.test(key)) throw new Refusal('invalid', 'An idempotency key has 1 to 200 plain characters.')
  const input = sent.kind === 'form' ? withoutSteering(fields) : sent.value
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw faultOf(parsed.error)
  return {
    viewer,
    params,
    body: parsed.data,
    key,
    address: clientAddress(request.headers),
    choice,
    extra,
  }
}

function withoutSteering(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !STEERING.some((steering) => steering === name)))
}

function faultOf(error: z.ZodError): Refusal {
  const issue = error.issues[0]
  const field = issue?.path.length ? issue.path.join('.') : undefined
  return new Refusal('invalid', issue?.message ?? 'This cannot be read.', field === undefined ? {} : { field })
}

async function pageOf({ see }: Outcome): Promise<string> {
  return typeof see === 'function' ? see() : see
}

async function answerOutcome(outcome: Outcome): Promise<Answer> {
  const { view } = outcome
  const seen: unknown = typeof view === 'function' ? await view() : view
  return outcome.created ? answerJson(seen, 201, { location: outcome.location ?? outcome.see }) : answerJson(seen)
}

/** A request as far as its door has come with it; `viewer` is undefined where nobody has looked yet. */
type Refused = { request: Asked; params: Params; viewer: Viewer | null | undefined; sent: SentBody | null }

function answerNo(refused: Refused, refusal: Refusal, options: Options): Answer | Promise<Answer> {
  const { sent } = refused
  if (sent === null || sent.kind === 'json') return answerRefusal(refusal)
  return backToForm(refused, sent.kind === 'form' ? sent.fields : {}, refusal, options)
}

/** Back to the form with its words kept; by way of the login page where that is what is missing. */
async function backToForm(
  { request, params, viewer }: Refused,
  fields: Record<string, string>,
  refusal: Refusal,
  options: Options,
): Promise<Answer> {
  try {
    const kept = Object.fromEntries(
      Object.entries(fields).filter(([name]) => name !== 'draft' && !options.secret?.includes(name)),
    )
    const keeper = viewer === undefined ? await currentViewer(request.headers) : viewer
    const draft = await keepDraft(
      { fields: kept, refusal },
      { viewer: keeper, address: clientAddress(request.headers) },
    )
    const page = options.form(params, fields)
    const path = `${page}${page.includes('?') ? '&' : '?'}draft=${draft}`
    return seeOther(refusal.code === 'signed_out' ? loginPath(path) : path)
  } catch (error) {
    return answerRefusal(asRefusal(error))
  }
}
