import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { type Answer, answerJson, answerRefusal, asRefusal, seeOther, toResponse } from '@/lib/http/answer'
import { clientAddress } from '@/lib/http/client-address'
import { keepDraft } from '@/lib/http/drafts'
import { requireSameOrigin } from '@/lib/http/same-origin'
import { currentViewer } from '@/lib/http/viewer'
import { importArticle } from '@/lib/imports/import-article'
import { Refusal } from '@/lib/kernel/refusal'
import { readImport, type SentImport, toImportOptions } from './read-import'

const PAGE = '/moderate/imports'

/** Imports an article file, sent whole as the body or by the desk's form. */
export async function POST(request: Request): Promise<Response> {
  return toResponse(await take(request))
}

async function take(request: Request): Promise<Answer> {
  try {
    requireSameOrigin(request.headers)
    // Asked here already, so that nobody else's file is read.
    const viewer = requireRight(await currentViewer(request.headers), 'importArticle')
    const sent = await readImport(request)
    if (sent.isForm) return await answerForm(request, sent, viewer)
    const outcome = await importArticle(sent.bytes, { ...toImportOptions(sent.said), actor: viewer })
    const isRefused = outcome.verdict === 'doubtful' || outcome.verdict === 'faulty'
    return answerJson(outcome, isRefused ? 422 : outcome.stored ? 201 : 200)
  } catch (error) {
    return answerRefusal(asRefusal(error))
  }
}

/** Back to the form, whose fields are kept together with the report or with what was wrong. */
async function answerForm(request: Request, sent: SentImport, viewer: Viewer): Promise<Answer> {
  const keeper = { viewer, address: clientAddress(request.headers) }
  try {
    if (sent.bytes.byteLength === 0)
      throw new Refusal('invalid', 'Choose a file, or paste its text.', { field: 'file' })
    const { report, slug, plan, verdict, stored, unchanged } = await importArticle(sent.bytes, {
      ...toImportOptions(sent.said),
      actor: viewer,
    })
    const came = {
      report,
      verdict,
      slug: slug ?? sent.said.slug ?? '',
      plan: plan ?? sent.said.plan ?? '',
      became: stored ? 'stored' : unchanged ? 'unchanged' : 'none',
    }
    const draft = await keepDraft({ fields: { ...sent.kept, ...came }, refusal: null }, keeper)
    return seeOther(`${PAGE}?draft=${draft}${stored ? '&said=imported' : ''}`)
  } catch (error) {
    const draft = await keepDraft({ fields: sent.kept, refusal: asRefusal(error) }, keeper)
    return seeOther(`${PAGE}?draft=${draft}`)
  }
}
