import { findArticle } from '@/lib/articles/queries'
import { MAX_KEYS, openSources } from '@/lib/comments/open-composer'
import { addQuotes } from '@/lib/comments/pick-sentences'
import { keysTyped } from '@/lib/comments/source-key'
import { parseWritten } from '@/lib/text/written'
import { answerRefusal, asRefusal, seeOther } from './answer'
import { clientAddress } from './client-address'
import { keepDraft } from './drafts'
import { withOpened } from './form-opened'
import type { HeadersSent } from './read-body'
import { requireSameOrigin } from './same-origin'
import { currentViewer } from './viewer'
import type { Door, Params } from './write'

type Fields = Record<string, string>
/** The page that a form comes back to. */
type FormPage = (params: Params, fields: Fields) => string

/**
 * Reads the composer's form before its door does: chosen sentences become quotes in the words, and where Preview, Insert
 * or Show it was pressed, the words are kept and shown again. Everything else goes through.
 */
export function composerForm(form: FormPage, door: Door): Door {
  return async (request, context, sent) => {
    if (sent?.kind !== 'form') return door(request, context, sent)
    try {
      requireSameOrigin(request.headers)
      const params = await context.params
      const fields = withOpened(await withChosen(params.slug ?? '', sent.fields, request.headers))
      const { intent } = fields
      if (intent !== 'preview' && intent !== 'quote') return await door(request, context, { kind: 'form', fields })
      const { draft: _, ...kept } = fields
      const keeper = { viewer: await currentViewer(request.headers), address: clientAddress(request.headers) }
      const draft = await keepDraft({ fields: kept, refusal: null }, keeper)
      const page = addQuery(form(params, fields), { draft, ...(intent === 'preview' ? { preview: '1' } : {}) })
      return seeOther(`${page}#${whereToGoOn(sent.fields)}`)
    } catch (error) {
      return answerRefusal(asRefusal(error))
    }
  }
}

/** The composer's page with the sources that its form was opened with. */
export function withSources(page: string, { quote = '' }: Fields): string {
  return valuesOf(quote)
    .slice(-MAX_KEYS)
    .reduce((path, key) => addQuery(path, { quote: key }), page)
}

/** The form's fields with the chosen sentences in its body, and what was asked for among its sources. */
async function withChosen(slug: string, sent: Fields, headers: HeadersSent): Promise<Fields> {
  const { pick = '', another = '', quote = '', ...fields } = sent
  const keys = [...new Set([...valuesOf(quote), ...keysTyped(another)])].slice(-MAX_KEYS)
  const written = await writeChosen(slug, valuesOf(pick), headers)
  return {
    ...fields,
    ...(written === '' ? {} : { body: withQuotes(fields, written) }),
    ...(keys.length === 0 ? {} : { quote: keys.join(' ') }),
  }
}

/** Above the words, where the first quotes of a comment usually stand; those that are asked for later come after them. */
function withQuotes({ body = '', intent }: Fields, written: string): string {
  const hasQuotes = parseWritten(body).some(({ kind }) => kind === 'quote')
  return addQuotes(body, written, intent === 'quote' || hasQuotes ? 'after' : 'before')
}

async function writeChosen(slug: string, picks: string[], headers: HeadersSent): Promise<string> {
  const article = picks.length > 0 ? await findArticle(slug) : null
  if (!article) return ''
  const keys = picks.map((pick) => pick.replace(/:\d+$/, ''))
  return (await openSources(article, keys, picks, await currentViewer(headers))).written
}

/** At the source that was asked for, or else at the words. */
function whereToGoOn({ intent, another = '' }: Fields): string {
  const asked = intent === 'quote' ? keysTyped(another).at(-1) : undefined
  return asked === undefined ? 'write-heading' : `source-${encodeURIComponent(asked)}`
}

/** The values of a field that may be sent more than once. */
function valuesOf(field: string): string[] {
  return field.split(/\s+/).filter(Boolean)
}

function addQuery(path: string, query: Record<string, string>): string {
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(query)}`
}
