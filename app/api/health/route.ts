import { answerJson, toResponse } from '@/lib/http/answer'

export const GET = () => toResponse(answerJson({ status: 'ok' }))
