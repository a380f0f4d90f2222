import type { MessagePort } from 'node:worker_threads'
import type { LiveArticle, LiveChange, LiveNews } from '@/lib/comments/queries-live'
import type { DirectAnswer, DirectRequest } from './direct-doors'
import type { Rendered } from './reading/render'
import type { PageAnswer, PageAsked } from './reading-door'

/** What the front of the server asks of its back, which alone knows the store; all of it the same for everybody. */
export type Questions = {
  /** A reading page as the signed-out see it, who have chosen their view; null: there is none. */
  makePage: (address: { path: string; query: string; choice: string | undefined }) => Promise<Rendered | null>
  /** Whether a session's token is good now. */
  isSignedIn: (token: string) => Promise<boolean>
} & LiveQuestions

/** What is asked of threads to which somebody listens. */
export type LiveQuestions = {
  findLiveArticle: (slug: string) => Promise<LiveArticle | null>
  listShownLast: (articleId: string, more: number) => Promise<LiveChange[]>
  readNews: (articleId: string, after: number) => Promise<LiveNews>
}

/** What is asked of a back in a thread of its own besides: answers to requests that are handed in as messages. */
export type ThreadQuestions = Questions & HandedIn
export type HandedIn = {
  openDoor: (asked: DirectRequest) => Promise<DirectAnswer>
  /** null: there is no such page; the framework answers */
  openPage: (asked: PageAsked) => Promise<PageAnswer | null>
}

/** A question on its way to another thread, and what comes back; `never`: both ends have the types of `ThreadQuestions`. */
type Asked = { id: number; name: keyof ThreadQuestions; given: never[] }
type Answered = { id: number; answer: never; fault: Fault | null }
type Fault = Pick<Error, 'name' | 'message' | 'stack'>
type Open = { resolve: (answer: never) => void; reject: (error: Error) => void }

/** The questions, to be answered in another thread. */
export function questionsTo(other: MessagePort): ThreadQuestions {
  const open = new Map<number, Open>()
  let last = 0
  other.on('message', ({ id, answer, fault }: Answered) => {
    const question = open.get(id)
    open.delete(id)
    if (fault) question?.reject(Object.assign(new Error(fault.message), fault))
    else question?.resolve(answer)
  })
  const ask =
    <Given extends unknown[], Answer>(name: keyof ThreadQuestions) =>
    (...given: Given) =>
      new Promise<Answer>((resolve, reject) => {
        open.set(++last, { resolve, reject })
        other.postMessage({ id: last, name, given })
      })
  return {
    makePage: ask('makePage'),
    isSignedIn: ask('isSignedIn'),
    findLiveArticle: ask('findLiveArticle'),
    listShownLast: ask('listShownLast'),
    readNews: ask('readNews'),
    openDoor: ask('openDoor'),
    openPage: ask('openPage'),
  }
}

/** A question is not answered now, since there is too much to do: asking again helps. */
export const STORE_BUSY = 'StoreBusy'

/**
 * Answers what the other thread asks; a fault goes back with its name and words.
 *
 * @param isBusy whether a fault says no more than that there is too much to do; it goes back as `STORE_BUSY`
 */
export function answerQuestions(
  port: MessagePort,
  questions: ThreadQuestions,
  isBusy: (fault: unknown) => boolean,
): void {
  port.on('message', ({ id, name, given }: Asked) => {
    const question: (...given: never[]) => Promise<unknown> = questions[name]
    question(...given).then(
      (answer) => port.postMessage({ id, answer, fault: null }),
      (error: unknown) => {
        const { name: kind, message, stack } = error instanceof Error ? error : new Error(String(error))
        port.postMessage({ id, answer: null, fault: { name: isBusy(error) ? STORE_BUSY : kind, message, stack } })
      },
    )
  })
}
