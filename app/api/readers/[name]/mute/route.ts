import { muteReader, unmuteReader } from '@/lib/accounts/mute'
import { NoBody } from '@/lib/comments/schema'
import { type Params, resource, write } from '@/lib/http/write'
import { readerPath } from '@/lib/kernel/paths'

const options = { form: ({ name = '' }: Params) => readerPath(name) }

export const { POST, PUT, DELETE } = resource({
  PUT: write(NoBody, options, async ({ viewer, params: { name = '' } }) => {
    await muteReader(viewer, name)
    return { view: { name, muted: true }, see: readerPath(name) }
  }),
  DELETE: write(NoBody, options, async ({ viewer, params: { name = '' } }) => {
    await unmuteReader(viewer, name)
    return { view: { name, muted: false }, see: readerPath(name) }
  }),
})
