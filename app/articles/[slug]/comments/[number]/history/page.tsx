import { HistoryReading } from '@/components/reading/history-reading'
import { loadHistory } from '@/lib/http/reading/load-history'
import { readingPage } from '../../../../../reading-page'

const { generateMetadata, Page } = readingPage(loadHistory, HistoryReading)

export { generateMetadata }
export default Page
