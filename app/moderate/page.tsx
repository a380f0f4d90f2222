import { DeskReading } from '@/components/reading/desk-reading'
import { loadDesk } from '@/lib/http/reading/load-desk'
import { readingPage } from '../reading-page'

const { generateMetadata, Page } = readingPage(loadDesk, DeskReading)

export { generateMetadata }
export default Page
