import { read } from '@/lib/http/read'
import { countQueue } from '@/lib/moderation/queries'

export const GET = read(({ viewer }) => countQueue(viewer))
