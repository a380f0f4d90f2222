import { lockReplies } from '@/lib/comments/lock-replies'
import { turnDoor } from '../turn'

export const { POST, DELETE } = turnDoor('locked', lockReplies)
