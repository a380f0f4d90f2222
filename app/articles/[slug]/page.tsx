import { ThreadReading } from '@/components/reading/thread-reading'
import { loadThread } from '@/lib/http/reading/load-thread'
import { readingPage } from '../../reading-page'

const { generateMetadata, Page } = readingPage(loadThread, ThreadReading)

export { generateMetadata }
export default Page
