import { TransparencyReading } from '@/components/reading/transparency-reading'
import { loadTransparency } from '@/lib/http/reading/load-transparency'
import { readingPage } from '../reading-page'

const { generateMetadata, Page } = readingPage(loadTransparency, TransparencyReading)

export { generateMetadata }
export default Page
