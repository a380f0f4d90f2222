import type { CheckedQuote } from '@/lib/quotes/view'
import { questionAbout, type Writing } from './page.client'

/** `of` is the verdict on a quote as it is written, once there is one; `ask` sees to it that there will be. */
export type Checking = { of: (written: string) => CheckedQuote | null; ask: (body: string, written: string[]) => void }

type Answer = { quotes: CheckedQuote[]; faults: string[] }

const PAUSE_MS = 400
const BETWEEN_MS = 2_000
const AFTER_FAILURE_MS = 15_000

/**
 * Asks the server about the quotes whenever their words have changed, one question at a time.
 *
 * @param onAnswer hears what is wrong with the quotes together
 */
export function checkQuotes(writing: Writing, path: string, onAnswer: (faults: string[]) => void): Checking {
  const verdicts = new Map<string, CheckedQuote>()
  let asked = ''
  let latest = { body: '', written: Array.of<string>() }
  let timer = 0
  let notBefore = 0
  let isAsking = false

  const send = async () => {
    if (isAsking) return
    const { body, written } = latest
    isAsking = true
    asked = written.join('\0')
    const answer = await post(path, questionAbout(writing, body))
    isAsking = false
    notBefore = Date.now() + (answer ? BETWEEN_MS : AFTER_FAILURE_MS)
    if (!answer) {
      // The next change of the words asks again.
      asked = ''
      return
    }
    for (const [index, verdict] of answer.quotes.entries()) verdicts.set(written[index] ?? '', verdict)
    onAnswer(answer.faults)
    plan()
  }
  const plan = () => {
    clearTimeout(timer)
    const wanted = latest.written.join('\0')
    if (isAsking || wanted === asked || wanted === '') return
    timer = window.setTimeout(() => void send(), Math.max(PAUSE_MS, notBefore - Date.now()))
  }
  return {
    of: (written) => verdicts.get(written) ?? null,
    ask: (body, written) => {
      latest = { body, written }
      if (written.length === 0) onAnswer([])
      plan()
    },
  }
}

async function post(path: string, question: string): Promise<Answer | null> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const response = await fetch(path, { method: 'POST', headers, body: question }).catch(() => null)
  if (!response?.ok) return null
  const answer: Answer = await response.json()
  return answer
}
