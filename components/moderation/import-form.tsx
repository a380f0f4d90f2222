import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import styles from './import-form.module.css'

/** What a form held when it came back. */
export type ImportDraft = { fields: Record<string, string>; message: string | null }

/** Brings an article file in: a file or its text, stored only where its reading is certain. */
export function ImportForm({ draft }: { draft: ImportDraft | null }) {
  const fields = draft?.fields ?? {}
  return (
    <form className={styles.form} method="post" action="/api/imports" encType="multipart/form-data">
      {draft?.message && (
        <Notice tone="fault" role="alert">
          <p>{draft.message}</p>
        </Notice>
      )}
      <div className={styles.file}>
        <label htmlFor="import-file">Article file</label>
        <input id="import-file" type="file" name="file" accept=".txt,text/plain" />
      </div>
      <Field label="Or its text" name="text" type="lines" defaultValue={fields.text ?? ''} />
      <label className={styles.check}>
        <input type="checkbox" name="dryRun" value="true" defaultChecked={fields.dryRun === 'true'} />
        <span>Only try: show how it is read, store nothing</span>
      </label>
      <details
        className={styles.more}
        open={Boolean(fields.title || fields.plan || fields.acceptCount || fields.verdict)}
      >
        <summary>Title, address, and answers to doubts</summary>
        <Field
          label="Title"
          name="title"
          defaultValue={fields.title ?? ''}
          hint="The article’s first sentence where it is left empty."
        />
        <Field
          label="Slug"
          name="slug"
          defaultValue={fields.slug ?? ''}
          hint="The last part of its address; made from the title where it is left empty."
        />
        <Field
          label="Accepted number of comments"
          name="acceptCount"
          defaultValue={fields.acceptCount ?? ''}
          hint="Where the file declares another number than it holds, and that is right."
        />
        <Field
          label="Plan"
          name="plan"
          type="lines"
          rows={14}
          isMono
          defaultValue={fields.plan ?? ''}
          hint="How doubtful lines are to be read; a report proposes one, which can be changed here."
        />
      </details>
      <Button tone="strong">Import</Button>
    </form>
  )
}

/** What came of an import: how the file was read, and whether it was stored. */
export function ImportReport({ draft }: { draft: ImportDraft | null }) {
  const { report, became, slug } = draft?.fields ?? {}
  if (!report) return null
  return (
    <section className={styles.report} aria-labelledby="report">
      <h2 id="report">{outcomeWords(became)}</h2>
      {became !== 'none' && slug && (
        <p>
          <a href={`/articles/${encodeURIComponent(slug)}`}>To the article</a>
        </p>
      )}
      <pre dir="auto">{report}</pre>
    </section>
  )
}

function outcomeWords(became: string | undefined): string {
  if (became === 'stored') return 'Imported'
  return became === 'unchanged' ? 'Imported before, and unchanged' : 'Nothing was stored'
}
