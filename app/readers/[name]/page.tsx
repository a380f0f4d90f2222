import { ReaderReading } from '@/components/reading/reader-reading'
import { loadReader } from '@/lib/http/reading/load-reader'
import { readingPage } from '../../reading-page'

const { generateMetadata, Page } = readingPage(loadReader, ReaderReading)

export { generateMetadata }
export default Page
