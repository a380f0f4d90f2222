import { answerRefusal, asRefusal, seeOther } from './answer'
import { clientAddress } from './client-address'
import { keepDraft } from './drafts'
import { requireSameOrigin } from './same-origin'
import { currentViewer } from './viewer'
import type { Inner, Params } from './write'

/** Answers a form whose Preview button was pressed: its words are kept, and shown above it. Everything else goes through. */
export function previewForm(form: (params: Params, fields: Record<string, string>) => string, door: Inner): Inner {
  return async (request, context, sent) => {
    if (sent?.kind !== 'form' || sent.fields.intent !== 'preview') return door(request, context, sent)
    try {
      requireSameOrigin(request.headers)
      const { draft: _, ...fields } = sent.fields
      const draft = await keepDraft(
        { fields, refusal: null },
        { viewer: await currentViewer(), address: clientAddress(request.headers) },
      )
      const page = form(await context.params, fields)
      return seeOther(`${page}${page.includes('?') ? '&' : '?'}draft=${draft}&preview=1#write`)
    } catch (error) {
      return answerRefusal(asRefusal(error))
    }
  }
}
