import type { ReactNode } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { commentPath } from '@/lib/kernel/paths'
import styles from './choices.module.css'

const RULES = [
  ['offensive', 'Offensive', 'crude or degrading in a way that the point did not need'],
  ['abuse', 'Abuse', 'insults or threatens somebody'],
  ['spam', 'Spam', 'posted again and again, or by a machine'],
  ['advertising', 'Advertising', 'is there to sell or promote something'],
  ['illegal', 'Illegal', 'breaks the law, or makes public what the law protects'],
  ['harassment', 'Harassment', 'follows a person from comment to comment'],
  ['misinformation', 'Misinformation', 'states as fact something plainly untrue that can do harm'],
  ['hate', 'Hate', 'attacks people for who they are'],
  ['off_topic', 'Off topic', 'has nothing to do with the article or the comments it answers'],
  ['other', 'Other', 'breaks the rules in another way; please say how'],
] as const

const MAX_TEXT_CHARACTERS = 500

type Props = {
  slug: string
  number: number
  rule?: string
  text?: string
  error?: string | null
  /** the comment, shown above the form */
  children?: ReactNode
}

/** A reader tells the moderators which rule a comment breaks. */
export function ReportForm({ slug, number, rule, text = '', error = null, children }: Props) {
  const path = commentPath(slug, number)
  return (
    <form className={styles.form} method="post" action={`/api${path}/report`}>
      {children && <div className={styles.about}>{children}</div>}
      {error && (
        <Notice tone="fault" role="alert">
          <p>{error}</p>
        </Notice>
      )}
      <fieldset className={styles.rules}>
        <legend>Which rule does it break?</legend>
        {RULES.map(([value, name, says]) => (
          <label key={value} className={styles.rule}>
            <input type="radio" name="rule" value={value} defaultChecked={value === rule} required />
            <span>
              <b>{name}</b> <small>{says}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <Field
        label="Anything the moderators should know"
        name="text"
        type="lines"
        hint={`If you like; up to ${MAX_TEXT_CHARACTERS} characters. The author is not told who you are.`}
        defaultValue={text}
        maxLength={MAX_TEXT_CHARACTERS}
      />
      <div className={styles.foot}>
        <Button tone="strong">Report this comment</Button>
        <LinkButton tone="quiet" href={path}>
          Back
        </LinkButton>
      </div>
    </form>
  )
}
