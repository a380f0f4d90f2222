import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { ComposerState } from '@/lib/comments/view'
import { articlePath } from '@/lib/kernel/paths'
import type { QuoteView } from '@/lib/quotes/view'
import type { Block } from '@/lib/text/blocks'
import { escapeHtml } from '@/lib/text/to-html'
import { Body } from './body'
import styles from './composer.module.css'
import { HowToQuote } from './how-to-quote'

/** What the message of a misquote ends in; on a page the box below it says the same. */
const NEAREST_WORDS = / Did you mean: “[\s\S]*$/

export type ComposerProps = {
  slug: string
  /** the route that the form posts to */
  action: string
  /** sent as `_method` when a comment is edited */
  method?: 'PATCH'
  heading: string
  state: ComposerState
  /** makes sending the form twice safe, and names its draft */
  idempotencyKey?: string
  /** when this form was opened, signed for its reader */
  opened?: string
  /** the revision that is being edited */
  revision?: number
  limits: { maxCharacters: number }
  isSignedIn: boolean
  submitLabel: string
  preview?: { blocks: Block[]; quotes: QuoteView[] } | null
  /** what can be quoted from, before the words */
  sources?: ReactNode
}

/** The form that a comment is written in. It works as it is; the browser adds the counter, the draft and quoting in place. */
export function Composer(props: ComposerProps) {
  const { slug, method, state, preview = null, isSignedIn } = props
  return (
    <form
      id="write"
      className={styles.composer}
      method="post"
      action={props.action}
      aria-labelledby="write-heading"
      data-composer
      data-preview-path={`/api${articlePath(slug)}/preview`}
      data-check-path={`/api${articlePath(slug)}/quotes`}
      data-draft={method ? undefined : slug}
    >
      {props.sources}
      <h2 id="write-heading" className={styles.heading}>
        {props.heading}
      </h2>
      <HiddenFields {...props} />
      <section className={styles.preview} aria-label="Preview" data-preview hidden={preview === null} tabIndex={-1}>
        <h3>Preview</h3>
        <div data-preview-words>
          {preview && (
            <Body slug={slug} blocks={preview.blocks} quotes={preview.quotes} mentions={[]} quotable={null} />
          )}
        </div>
      </section>
      <ReplyTo number={state.replyTo} />
      <Refused refusal={state.refusal} />
      <Words state={state} maxCharacters={props.limits.maxCharacters} />
      <div className={styles.foot}>
        <Button tone="strong" name="intent" value="post">
          {isSignedIn ? props.submitLabel : 'Login to comment'}
        </Button>
        <Button tone="quiet" name="intent" value="preview">
          Preview
        </Button>
        {!isSignedIn && <p className={styles.kept}>You log in next; your words are kept.</p>}
      </div>
      <HowToQuote />
    </form>
  )
}

function HiddenFields({ method, idempotencyKey, opened, revision, isSignedIn }: ComposerProps) {
  return (
    <>
      {method && <input type="hidden" name="_method" value={method} />}
      {idempotencyKey !== undefined && <input type="hidden" name="key" value={idempotencyKey} />}
      {opened !== undefined && <input type="hidden" name="opened" value={opened} />}
      {!isSignedIn && <input type="hidden" name="opened" value="signed-out" />}
      {revision !== undefined && <input type="hidden" name="revision" value={revision} />}
    </>
  )
}

// A check box can be dropped without JavaScript; it is always here so that Reply can fill it in place.
function ReplyTo({ number }: { number: number | null }) {
  return (
    <label className={styles.reply} data-reply-row hidden={number === null}>
      <input
        type="checkbox"
        name="replyTo"
        value={number ?? ''}
        defaultChecked={number !== null}
        disabled={number === null}
      />
      <span>
        in reply to <b data-reply-number>#{number}</b>
      </span>
    </label>
  )
}

function Refused({ refusal }: { refusal: ComposerState['refusal'] }) {
  if (refusal === null) return null
  return (
    <>
      <p id="body-error" className={styles.error} role="alert" data-refused>
        {refusal.nearest === null ? refusal.message : refusal.message.replace(NEAREST_WORDS, '')}
      </p>
      {refusal.nearest !== null && (
        <div className={styles.nearest} data-refused>
          <p>Did you mean</p>
          <blockquote dir="auto" data-nearest>
            {refusal.nearest}
          </blockquote>
          <button type="button" className={styles.small} data-use-nearest hidden>
            Use this passage
          </button>
        </div>
      )}
    </>
  )
}

function Words({ state, maxCharacters }: { state: ComposerState; maxCharacters: number }) {
  const isAtFault = state.refusal !== null
  return (
    <>
      <label className={styles.label} htmlFor="body">
        Your words
      </label>
      <Field body={state.body} isAtFault={isAtFault} />
      <p className={styles.under}>
        <span id="body-limit" data-counter={maxCharacters}>
          Up to {maxCharacters.toLocaleString('en')} characters
        </span>
        <span data-draft-kept hidden>
          Draft kept on this device
        </span>
      </p>
      <button type="button" className={styles.small} data-earlier-draft hidden>
        Add the draft you left here
      </button>
    </>
  )
}

// As HTML: React, when it wakes late, would put back the words that a field came with over those typed meanwhile.
function Field({ body, isAtFault }: { body: string; isAtFault: boolean }) {
  const described = isAtFault ? 'body-error body-limit' : 'body-limit'
  const fault = isAtFault ? ' aria-invalid="true"' : ''
  const attributes = `id="body" name="body" class="${styles.body}" dir="auto" required rows="5" aria-describedby="${described}"${fault}`
  const __html = `<textarea ${attributes}>\n${escapeHtml(body)}</textarea>`
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the words are escaped, everything else is ours
  return <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html }} />
}
