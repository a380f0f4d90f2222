import { afterAct } from '@/app/moderate/after-act'
import { requireRight } from '@/lib/accounts/rights'
import { NewNote } from '@/lib/accounts/schema'
import type { Viewer } from '@/lib/accounts/view'
import { writeNote } from '@/lib/accounts/write-note'
import { type Params, resource, write } from '@/lib/http/write'
import { deskReaderPath } from '@/lib/moderation/rules'

const options = {
  form: ({ name = '' }: Params) => deskReaderPath(name),
  guard: (viewer: Viewer | null) => requireRight(viewer, 'writeNotes'),
}

export const { POST } = resource({
  POST: write(NewNote, options, async ({ viewer, params: { name = '' }, body, extra }) => {
    await writeNote(viewer, name, body)
    const path = deskReaderPath(name)
    return {
      view: { name, note: body },
      see: afterAct(extra.next, path, { said: 'noted' }),
      created: true,
      location: path,
    }
  }),
})
