import { hasDraft } from './draft-store.client'
import { hasJump } from './jump-store.client'
import { watchThread } from './live.client'
import { findWriting, type Root } from './page.client'
import { recommendInPlace } from './recommend-in-place.client'
import { unfoldFound } from './unfold-found.client'
import { walkByKeys } from './walk-by-keys.client'
import { type Behaviour, type Later, startWhenNeeded } from './when-needed.client'

/** Small, or wanted on every page. */
const AT_ONCE: Behaviour[] = [unfoldFound, recommendInPlace, watchThread]

const FORM = 'form[data-composer]'
const INTO_FORM = 'a[data-quote], a[data-reply]'
const JUMP = 'a[data-jump]'
const DESK = '[data-desk]'

const LATER: Later[] = [
  {
    load: () => import('./composing.client'),
    isWanted: (root) => findWriting(root) !== null,
    isDue: holdsWords,
    on: {
      focusin: FORM,
      input: FORM,
      submit: FORM,
      pointerdown: INTO_FORM,
      click: INTO_FORM,
      selectionchange: '[data-quotable]',
    },
  },
  { load: () => import('./jumping.client'), isDue: hasJump, on: { pointerover: JUMP, focusin: JUMP, click: JUMP } },
  {
    load: () => import('./since-last-visit.client'),
    isDue: (root) => root.querySelector('[data-visit]') !== null,
    on: {},
  },
  { load: () => import('./desk.client'), isDue: (root) => root.querySelector(DESK) !== null, on: {} },
]

/** Starts what the browser adds to a finished page, most of it when it is first needed. */
export function startBehaviours(root: Root): void {
  for (const start of AT_ONCE) start(root)
  // The desk has keys of its own.
  if (!root.querySelector(DESK)) walkByKeys(root)
  for (const later of LATER) startWhenNeeded(root, later)
}

/** Words are in the form, or wait for it on this device. */
function holdsWords(root: Root): boolean {
  const writing = findWriting(root)
  if (!writing) return false
  const { form, body } = writing
  return body.value !== '' || form.querySelector('[data-refused]') !== null || hasDraft(form.dataset.draft ?? '')
}
