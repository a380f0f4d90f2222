'use client'

import { useEffect } from 'react'
import { composeWithBlocks } from './compose-with-blocks.client'
import { countCharacters } from './count-characters.client'
import styles from './enhance.module.css'
import { jumpInPlace } from './jump-in-place.client'
import { keepDraft } from './keep-draft.client'
import { offerNearest } from './offer-nearest.client'
import { quoteInPlace } from './quote-in-place.client'
import { quoteSelection } from './quote-selection.client'
import { recommendInPlace } from './recommend-in-place.client'
import { replyInPlace } from './reply-in-place.client'
import { showPreview } from './show-preview.client'
import { showSource } from './show-source.client'
import { unfoldFound } from './unfold-found.client'

const BEHAVIOURS = [
  countCharacters,
  showPreview,
  composeWithBlocks,
  keepDraft,
  quoteInPlace,
  quoteSelection,
  replyInPlace,
  offerNearest,
  recommendInPlace,
  jumpInPlace,
  showSource,
  unfoldFound,
]

let hasStarted = false

/** Starts what the browser adds to the finished page; nothing on it needs this. */
export function Enhance() {
  useEffect(() => {
    // React runs effects twice in development.
    if (hasStarted) return
    hasStarted = true
    for (const start of BEHAVIOURS) start(document)
  }, [])

  return (
    <>
      <p className={styles.says} aria-live="polite" data-says />
      <button type="button" className={styles.quote} data-quote-selection hidden>
        Quote
      </button>
    </>
  )
}
