import { Notice } from './notice'

const MESSAGES = {
  posted: 'Your comment is posted.',
  held: 'Your comment is kept and waits for a moderator. Until then only you can see it.',
  edited: 'Your comment is changed.',
  withdrawn: 'Your comment is withdrawn.',
  reported: 'Thank you. A moderator will look at it.',
  recommended: 'You recommend this comment.',
  unrecommended: 'You no longer recommend this comment.',
  picked: 'Picked for the front page.',
  unpicked: 'No longer picked.',
  locked: 'Replies to it and to what is beneath it are locked.',
  unlocked: 'Replies to it are open.',
  'signed-up': 'Welcome. Your account is ready.',
  'logged-in': 'You are logged in.',
  'logged-out': 'You are logged out.',
  'password-changed': 'Your password is changed.',
} as const

/** What can be said after an act: the value of `?said=`. */
export type Said = keyof typeof MESSAGES

/** Whether an address says something that this site would say; nothing else is ever shown. */
export function isSaid(word: unknown): word is Said {
  return typeof word === 'string' && Object.hasOwn(MESSAGES, word)
}

/** Tells the viewer that the act before this page was done. */
export function Announcement({ said }: { said: Said }) {
  return <Notice role="status">{MESSAGES[said]}</Notice>
}
