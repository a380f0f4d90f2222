import type { ViewerKind } from './as-viewers'

/**
 * What a request meets. `log in`: the login page, or 401 for programs. `heard`: it is judged by its words, and here
 * they are wrong on purpose (422), so that asking changes nothing; whoever meets anything else sends right ones.
 */
export type Outcome =
  | 'page'
  | 'data'
  | 'log in'
  | 'sends on'
  | 'refused'
  | 'not found'
  | 'heard'
  | 'nothing there'
  | 'error page'
export type Meets = Record<ViewerKind, Outcome>
export type Line = {
  meets: Meets
  /** what would be carried out for whoever may; not given: the address says it all */
  body?: Record<string, unknown>
}
type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** HEAD meets what GET meets, where it has no line of its own; a method without a line meets nothing. */
export type Lines = Partial<Record<Method, Line>>

const all = (outcome: Outcome): Meets => ({
  nobody: outcome,
  reader: outcome,
  newcomer: outcome,
  suspended: outcome,
  erased: outcome,
  moderator: outcome,
  admin: outcome,
})
const desk = (outcome: Outcome): Meets => ({ ...all('not found'), moderator: outcome, admin: outcome })
const admins = (outcome: Outcome): Meets => ({ ...all('not found'), admin: outcome })
/** For whoever is signed in, also while suspended. */
const signedIn = (outcome: Outcome): Meets => ({ ...all(outcome), nobody: 'log in', erased: 'log in' })
/** For whoever is signed in and not suspended. */
const writers = (outcome: Outcome): Meets => ({ ...signedIn(outcome), suspended: 'refused' })

const line = (meets: Meets, body?: Record<string, unknown>): Line => (body ? { meets, body } : { meets })
/** The framework makes a page whatever the method, and does nothing with what was sent. */
const page = (meets: Meets): Lines => ({
  GET: line(meets),
  POST: line(meets),
  PUT: line(meets),
  PATCH: line(meets),
  DELETE: line(meets),
})
const data = (meets: Meets): Lines => ({ GET: line(meets) })

/** Addresses are filled by the test: an article, its comment #2 by somebody else, a reader who is somebody else. */
export const ROUTES: Record<string, Lines> = {
  // Pages for everybody
  '/': page(all('page')),
  '/articles/[slug]': page(all('page')),
  '/articles/[slug]/comments/[number]': page(all('sends on')),
  '/articles/[slug]/comments/[number]/conversation': page(all('page')),
  '/articles/[slug]/comments/[number]/history': page(all('page')),
  '/articles/[slug]/paragraphs/[number]': page(all('page')),
  '/login': page(all('page')),
  '/readers/[name]': page(all('page')),
  '/rules': page(all('page')),
  '/search': page(all('page')),
  '/signup': page(all('page')),
  '/transparency': page(all('page')),

  // Pages for whoever is signed in; forms for others' comments are for everybody to see
  '/account': page(signedIn('page')),
  '/account/password': page(signedIn('page')),
  '/articles/[slug]/comments/[number]/appeal': page(signedIn('not found')),
  '/articles/[slug]/comments/[number]/edit': page(all('not found')),
  '/articles/[slug]/comments/[number]/report': page(all('page')),
  '/articles/[slug]/comments/[number]/withdraw': page(all('not found')),
  '/articles/[slug]/write': page(all('page')),
  '/logout': page({ ...all('page'), nobody: 'sends on', erased: 'sends on' }),

  // The desk
  '/moderate': page(desk('page')),
  '/moderate/articles': page(desk('page')),
  '/moderate/figures': page(desk('page')),
  '/moderate/imports': page(desk('page')),
  '/moderate/log': page(desk('page')),
  '/moderate/readers': page(desk('page')),
  '/moderate/words': page(desk('page')),

  // Reading by programs
  '/api/articles': data(all('data')),
  '/api/articles/[slug]': data(all('data')),
  '/api/articles/[slug]/comments/[number]/revisions': data(all('data')),
  '/api/articles/[slug]/live': { GET: line(all('data')), HEAD: line(all('not found')) },
  '/api/health': data(all('data')),
  '/api/ready': data(all('data')),
  '/api/search': data(all('data')),

  // Readers' doors
  '/api/account/password': {
    POST: line(signedIn('heard'), { current: 'not my password', password: 'the tide turns at five' }),
  },
  '/api/account/warnings': { POST: line(signedIn('heard'), { id: '1' }) },
  '/api/articles/[slug]/comments': { GET: line(all('data')), POST: line(writers('heard'), { body: 'Good morning.' }) },
  '/api/articles/[slug]/comments/[number]': {
    GET: line(all('data')),
    PATCH: line(writers('not found'), { body: 'Put into your mouth.', revision: 1 }),
    DELETE: line(signedIn('not found')),
  },
  '/api/articles/[slug]/comments/[number]/appeal': { POST: line(signedIn('not found'), { text: 'It broke no rule.' }) },
  '/api/articles/[slug]/comments/[number]/recommendation': {
    PUT: line(writers('heard')),
    DELETE: line(writers('heard')),
  },
  '/api/articles/[slug]/comments/[number]/report': {
    POST: line(writers('heard'), { rule: 'spam', text: 'Sells lamps.' }),
  },
  '/api/articles/[slug]/preview': { POST: line(all('heard'), { body: 'Good morning.' }) },
  '/api/articles/[slug]/quotes': { POST: line(all('heard'), { body: 'Good morning.' }) },
  '/api/articles/[slug]/visit': { PUT: line(signedIn('heard')) },
  '/api/auth/[...nextauth]': { GET: line(all('data')), HEAD: line(all('not found')) },
  '/api/readers/[name]/mute': { PUT: line(signedIn('heard')), DELETE: line(signedIn('heard')) },
  '/api/signup': {
    POST: line(all('heard'), { name: 'Lamp Seller', email: 'lamps@readers.example', password: 'a lamp by the sea' }),
  },
  '/api/view': { POST: line(all('heard'), { order: 'newest', view: 'flat' }) },

  // The desk's doors
  '/api/articles/[slug]/closure': { POST: line(desk('heard')), DELETE: line(desk('heard')) },
  '/api/articles/[slug]/comments/[number]/appeal/decision': { POST: line(desk('heard'), { outcome: 'upheld' }) },
  '/api/articles/[slug]/comments/[number]/approval': { POST: line(desk('heard')) },
  '/api/articles/[slug]/comments/[number]/lock': { POST: line(desk('heard')), DELETE: line(desk('heard')) },
  '/api/articles/[slug]/comments/[number]/pick': { POST: line(desk('heard')), DELETE: line(desk('heard')) },
  '/api/articles/[slug]/comments/[number]/removal': {
    POST: line(desk('heard'), { reason: 'spam' }),
    DELETE: line(desk('heard')),
  },
  '/api/articles/[slug]/pre-moderation': { POST: line(desk('heard')), DELETE: line(desk('heard')) },
  '/api/articles/[slug]/quiet-hours': { POST: line(desk('heard')), DELETE: line(desk('heard')) },
  '/api/articles/[slug]/schedule': {
    POST: line(desk('heard'), { at: '2030-01-01T12:00:00Z', to: 'closed' }),
    DELETE: line(desk('heard')),
  },
  '/api/imports': { POST: line(admins('heard')) },
  '/api/moderation/acts/[id]': { DELETE: line(desk('heard')) },
  '/api/moderation/claims': {
    POST: line(desk('heard'), { state: 'all' }),
    DELETE: line(desk('heard'), { slug: 'night-ferries', number: 2 }),
  },
  '/api/moderation/counts': data(desk('data')),
  '/api/moderation/decisions': {
    POST: line(desk('heard'), { comments: ['night-ferries/2'], decision: 'approve' }),
  },
  '/api/moderation/figures': data(desk('data')),
  '/api/moderation/figures/[chart]': data(desk('data')),
  '/api/moderation/log': data(desk('data')),
  '/api/moderation/queue': data(desk('data')),
  '/api/moderation/words': {
    GET: { meets: desk('data') },
    POST: line(desk('heard'), { list: 'watched', words: 'lighthouse keeper' }),
    DELETE: line(desk('heard'), { ids: ['none'] }),
  },
  '/api/moderation/words/trial': { POST: line(desk('heard'), { list: 'watched', words: 'lighthouse keeper' }) },
  '/api/readers/[name]/notes': { POST: line(desk('heard'), { text: 'Writes at night.' }) },
  '/api/readers/[name]/role': { POST: line(admins('heard'), { role: 'moderator' }) },
  '/api/readers/[name]/suspension': {
    POST: line(desk('heard'), { reason: 'Shouting at the ferry.' }),
    DELETE: line(desk('heard')),
  },
  '/api/readers/[name]/warning': { POST: line(desk('heard'), { text: 'Please do not shout.' }) },

  // What the framework and the server bring along
  '/_global-error': data(all('error page')),
  '/_not-found': page(all('not found')),
  '/assets/[file]': data(all('data')),
  '/icon.svg': data(all('data')),
}
