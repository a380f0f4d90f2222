import { pickComment } from '@/lib/comments/pick'
import { turnDoor } from '../turn'

export const { POST, DELETE } = turnDoor('picked', pickComment)
