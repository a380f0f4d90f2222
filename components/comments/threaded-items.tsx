import { ThreadedItem, type ThreadedItemProps } from './threaded-item'

/** Gives the markup of comments that stand one after the other. */
export type PrintItems = (items: ThreadedItemProps[]) => string

type Props = {
  className: string | undefined
  items: ThreadedItemProps[]
  /** gives the finished markup of the items, where whoever prints the page keeps it; not given: it is made with the page */
  printItems: PrintItems | undefined
}

/** The comments of a page of a thread, in their order. */
export function ThreadedItems({ className, items, printItems }: Props) {
  if (printItems) {
    // biome-ignore lint/security/noDangerouslySetInnerHtml: what is kept was printed from these very items
    return <ol className={className} dangerouslySetInnerHTML={{ __html: printItems(items) }} />
  }
  return (
    <ol className={className}>
      {items.map((item) => (
        <ThreadedItem key={item.card.comment.number} {...item} />
      ))}
    </ol>
  )
}
