import { announce, findWriting, goOnWriting, onClick, type Root, setReply } from './page.client'

/** Reply links turn the form on this page into an answer. */
export function replyInPlace(root: Root): void {
  onClick(root, 'a[data-reply]', (link, event) => {
    const writing = findWriting(root)
    if (!writing) return
    event.preventDefault()
    const number = link.dataset.reply ?? ''
    setReply(writing, number)
    goOnWriting(writing)
    writing.body.dispatchEvent(new Event('input', { bubbles: true }))
    announce(`You are writing in reply to comment ${number}.`)
  })
}
