import { answerJson } from '@/lib/http/answer'

export const GET = () => answerJson({ status: 'ok' })
